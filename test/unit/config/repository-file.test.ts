import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadSettings } from '../../../src/config/load-settings.js';
import { resolveSettings } from '../../../src/config/resolve-settings.js';
import { settings as ownSettings } from '../../../src/config/settings.js';
import { type ConfigWorld, createConfigWorld } from './config-world.js';

let world: ConfigWorld;
beforeEach(() => {
  world = createConfigWorld();
});
afterEach(() => world.remove());

const FILE = 'project/.craftnudgerc';
const resolve = () => resolveSettings(world.place());

describe("a repository's own file", () => {
  test('may move thresholds and switch things off', async () => {
    world.write(FILE, 'enabled: false\nnotify.enabled: false\nhabits: {late-hour: {enabled: false, fromHour: 20}}\n');
    const { settings, notices } = await resolve();
    expect(settings.enabled).toBe(false);
    expect(settings.notify.enabled).toBe(false);
    expect(settings.habits).toEqual({ 'late-hour': { enabled: false, fromHour: 20, weekends: true } });
    expect(notices).toEqual([]);
  });

  test('may not switch on what the user switched off', async () => {
    world.write('home/.craftnudgerc', 'enabled: false\nhabits.late-hour.enabled: false\n');
    world.write(FILE, 'enabled: true\nhabits.late-hour.enabled: true\n');
    const { settings, notices } = await resolve();
    expect([settings.enabled, settings.habits['late-hour']?.enabled]).toEqual([false, false]);
    expect(notices).toEqual([
      `${world.top}/.craftnudgerc: left out enabled (a repository may only switch this off), ` +
        'habits.late-hour.enabled (a repository may only switch this off)',
    ]);
  });

  test('every other setting is left out, with one notice that names keys and file', async () => {
    const forbidden = Object.entries(ownSettings).filter(([, setting]) => !('repository' in setting));
    expect(forbidden.length).toBeGreaterThan(10);
    world.write(`${FILE}.json`, JSON.stringify(Object.fromEntries(forbidden.map(([key, one]) => [key, one.default]))));
    const { offers, notices, problems } = await resolve();
    expect([offers, problems]).toEqual([[], []]);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(
      /\.craftnudgerc\.json: left out identities \(only your own settings may say this\), .* and \d+ more$/,
    );
  });

  test('its faults are notices: no command stops because of a file that somebody else wrote', async () => {
    world.write(FILE, 'habits: {late-hour: {fromHour: 99}}\nnonsense: 1\n');
    await expect(loadSettings(world.place())).resolves.toMatchObject({ habits: { 'late-hour': { fromHour: 23 } } });
    world.write(FILE, '{{{');
    await expect(loadSettings(world.place())).resolves.toMatchObject({ enabled: true });
    expect((await resolve()).notices[0]).toMatch(/cannot be understood: line \d: .*; it is left out$/);
  });

  test('counts at the top of the work tree only', async () => {
    world.write('project/src/.craftnudgerc', 'enabled: false');
    world.write('.craftnudgerc', 'enabled: false');
    expect((await resolve()).settings.enabled).toBe(true);
  });

  test('in a home that is a work tree the user file keeps its rights', async () => {
    world.write('home/.craftnudgerc', 'notify.perDay: 4');
    const { settings, notices } = await resolveSettings(world.place({ repositoryTop: world.home }));
    expect(settings.notify.perDay).toBe(4);
    expect(notices).toEqual([]);
  });
});

describe('a hostile repository', () => {
  const canary = (): string => join(world.root, 'canary');
  const code = (): string =>
    `require('node:fs').writeFileSync(${JSON.stringify(canary())}, 'ran'); module.exports = {};`;
  const module = (): string =>
    `import {writeFileSync} from 'node:fs'; writeFileSync(${JSON.stringify(canary())}, 'ran'); export default {};`;
  const inProject = async (): Promise<Awaited<ReturnType<typeof resolve>>> => {
    const before = process.cwd();
    process.chdir(world.top);
    try {
      return await resolve();
    } finally {
      process.chdir(before);
    }
  };

  test.each([
    '.craftnudgerc.js',
    '.craftnudgerc.cjs',
    '.craftnudgerc.ts',
    'craftnudge.config.js',
    'craftnudge.config.cjs',
    '.config/craftnudgerc.cjs',
    // cosmiconfig's own settings: it runs these as soon as an explorer is made
    '.config/config.js',
    '.config/config.cjs',
  ])('%s is never run', async (name) => {
    world.write(`project/${name}`, code());
    world.write(FILE, 'habits.late-hour.fromHour: 20'); // a file to read, so that the parser is at work
    expect((await inProject()).settings.habits['late-hour']?.['fromHour']).toBe(20);
    expect(existsSync(canary())).toBe(false);
  });

  test.each(['.craftnudgerc.mjs', 'craftnudge.config.mjs', '.config/config.mjs'])('%s is never run', async (name) => {
    world.write(`project/${name}`, module());
    world.write(FILE, 'habits.late-hour.fromHour: 20'); // a file to read, so that the parser is at work
    expect((await inProject()).settings.habits['late-hour']?.['fromHour']).toBe(20);
    expect(existsSync(canary())).toBe(false);
  });

  test.each([
    ['.craftnudgerc', '$import: ./base.cjs\nhabits.late-hour.fromHour: 20\n'],
    [
      '.craftnudgerc.json',
      '{"$import": ["./base.cjs"], "habits": {"late-hour": {"$import": "./base.cjs", "fromHour": 20}}}',
    ],
    ['.craftnudgerc.yaml', 'habits: {late-hour: {fromHour: 20}, $import: ./base.cjs}'],
  ])('$import in %s is refused and named, the rest counts', async (name, text) => {
    world.write('project/base.cjs', code());
    world.write(`project/${name}`, text);
    const { settings, notices } = await inProject();
    expect(existsSync(canary())).toBe(false);
    expect(settings.habits['late-hour']?.['fromHour']).toBe(20);
    expect(notices.join('\n')).toMatch(/\$import \(is not allowed: a settings file is data only\)/);
  });

  test.each([
    '!!js/function "function () { return 1 }"',
    '!!js/regexp /a/',
    '!!js/undefined ""',
    'enabled: !!python/object/apply:os.system ["touch canary"]',
  ])('the YAML tag in %j is refused', async (text) => {
    world.write(FILE, text);
    const { offers, notices } = await inProject();
    expect(offers).toEqual([]);
    expect(notices[0]).toMatch(/unknown tag/);
  });

  test('a broken or hostile package.json beside it changes nothing', async () => {
    for (const text of [
      '{bad',
      '{"cosmiconfig": {"searchPlaces": ["evil.cjs"]}}',
      '{"craftnudge": {"enabled": false}}',
    ]) {
      world.write('project/package.json', text);
      world.write(FILE, 'habits.late-hour.fromHour: 20');
      expect((await inProject()).offers).toHaveLength(1);
    }
  });

  test.each([
    [
      '.craftnudgerc.json',
      '{"__proto__": {"enabled": false, "polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}',
    ],
    ['.craftnudgerc', '__proto__: {polluted: 1}\nhabits: {__proto__: {polluted: 1}}\n'],
  ])('__proto__ in %s is one more unknown key', async (name, text) => {
    world.write(`project/${name}`, text);
    const { settings, notices } = await inProject();
    expect(settings.enabled).toBe(true);
    expect('polluted' in {}).toBe(false);
    expect('polluted' in settings.habits).toBe(false);
    expect(notices[0]).toMatch(/left out (habits\.)?__proto__/);
  });

  test('aliases that stand for a huge or an endless tree are refused at once', async () => {
    const names = Array.from({ length: 30 }, (_, level) => `l${level}`);
    const bomb = names.map(
      (name, level) =>
        `${name}: &${name} {a: ${level === 0 ? 1 : `*l${level - 1}`}, b: ${level === 0 ? 1 : `*l${level - 1}`}}`,
    );
    for (const text of [bomb.join('\n'), 'a: &a {b: *a}', `${'['.repeat(30_000)}`, `${'a: '.repeat(9)}&x [*x, *x]`]) {
      world.write(FILE, text);
      const { offers, notices } = await inProject();
      expect(offers).toEqual([]);
      expect(notices).toHaveLength(1);
    }
  });

  test('a file over 64 KiB is refused', async () => {
    world.write(FILE, `enabled: false\n#${'x'.repeat(64 * 1024)}`);
    expect((await resolve()).notices).toEqual([`${world.top}/.craftnudgerc is larger than 64 KiB; it is left out`]);
  });

  test('a link that leaves the work tree is refused, one that stays is followed', async () => {
    const outside = world.write('secret.yaml', 'enabled: false');
    symlinkSync(outside, join(world.top, '.craftnudgerc'));
    expect((await resolve()).notices).toEqual([
      `${world.top}/.craftnudgerc is a link that leaves the work tree; it is left out`,
    ]);
    rmSync(join(world.top, '.craftnudgerc'));
    world.write('project/settings/nudge.yaml', 'enabled: false');
    symlinkSync('settings/nudge.yaml', join(world.top, '.craftnudgerc'));
    expect((await resolve()).settings.enabled).toBe(false);
  });

  test.each([
    ['a FIFO', (path: string) => execFileSync('mkfifo', [path])],
    ['a directory', (path: string) => execFileSync('mkdir', [path])],
    ['a link to itself', (path: string) => symlinkSync('.craftnudgerc', path)],
  ])('%s in its place neither stops us nor makes us wait', async (_, make) => {
    make(join(world.top, '.craftnudgerc'));
    const { offers, notices } = await resolve();
    expect(offers).toEqual([]);
    expect(notices).toHaveLength(1);
  });
});
