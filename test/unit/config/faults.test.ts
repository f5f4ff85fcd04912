import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CraftNudgeError } from '../../../src/domain/failure.js';
import { loadSettings } from '../../../src/config/load-settings.js';
import { resolveSettings } from '../../../src/config/resolve-settings.js';
import { type ConfigWorld, createConfigWorld } from './config-world.js';

let world: ConfigWorld;
beforeEach(() => {
  world = createConfigWorld();
});
afterEach(() => world.remove());

const USER = 'home/.config/craftnudge/config.yaml';
const IN_FILE = ' (~/.config/craftnudge/config.yaml)';

describe('a fault in what the user wrote', () => {
  test.each([
    ['notify.perDay: many', `notify.perDay: expected a whole number from 0 to 10, got "many"${IN_FILE}`],
    ['notify: {perDay: 11}', `notify.perDay: expected a whole number from 0 to 10, got 11${IN_FILE}`],
    ['notify: {perDay: 1.5}', `notify.perDay: expected a whole number from 0 to 10, got 1.5${IN_FILE}`],
    ['enabled: yes please', `enabled: expected true or false, got "yes please"${IN_FILE}`],
    ['enabled: {a: 1}', `enabled: expected true or false, got a section${IN_FILE}`],
    ['privacy.others: none', `privacy.others: expected one of hashed, full, got "none"${IN_FILE}`],
    ['notify.quietHours: 22-7', `notify.quietHours: expected HH:MM-HH:MM, or off, got "22-7"${IN_FILE}`],
    [
      'notify.channels: [desktop, pager]',
      `notify.channels: expected a list of desktop, inbox, terminal, got ["desktop", "pager"]${IN_FILE}`,
    ],
    ['identities: [2026-11-22]', `identities: expected a list of texts, got a list${IN_FILE}`],
    ['notify: 3', `notify: expected a section, got 3${IN_FILE}`],
    ['- a list', `~/.config/craftnudge/config.yaml: expected a map of settings, got ["a list"]${IN_FILE}`],
    ['notify.perDai: 2', `notify.perDai: is no setting, you may mean notify.perDay${IN_FILE}`],
    ['perDay: 2', `perDay: is no setting, you may mean notify.perDay${IN_FILE}`],
    ['colour: blue', `colour: is no setting${IN_FILE}`],
    ['notify.perDay: 2\nnotify: {perDay: 3}', `notify.perDay: is given twice${IN_FILE}`],
    ['$import: ./base.js', `$import: is not allowed: a settings file is data only${IN_FILE}`],
    ['notify: {$import: [./base.js]}', `notify.$import: is not allowed: a settings file is data only${IN_FILE}`],
    ['env: 3', `env: expected a section for each value of CRAFTNUDGE_ENV${IN_FILE}`],
    [
      'env: {office: {notify: {perDay: 99}}}',
      'notify.perDay: expected a whole number from 0 to 10, got 99 (~/.config/craftnudge/config.yaml, env.office)',
    ],
  ])('%j is told in one sentence', async (text, sentence) => {
    world.write(USER, text);
    const failure = await loadSettings(world.place()).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(CraftNudgeError);
    expect(String(failure)).toBe(
      `CraftNudgeError: ${sentence}; correct it, or see the settings with: craftnudge config`,
    );
  });

  test.each([
    [USER, 'notify:\n\tperDay: 2', /^line 2: .*tab/i],
    [USER, 'a: [1', /^line \d+: /],
    [USER, 'run: !!js/function "function () {}"', /^line 1: unknown tag/],
    ['home/.config/craftnudge/config.json', '{"notify": }', /JSON/],
    ['home/.config/craftnudge/config.json', '[1', /JSON/],
  ])('%s with %j is told with its place, on one line', async (path, text, place) => {
    world.write(path, text);
    const { problems } = await resolveSettings(world.place());
    expect(problems).toHaveLength(1);
    expect(problems[0]?.where).toBe(`~/${path.slice('home/'.length)}`);
    expect(problems[0]?.reason).toMatch(/^cannot be understood: /);
    expect(problems[0]?.reason.replace('cannot be understood: ', '')).toMatch(place);
    expect(problems[0]?.reason).not.toMatch(/\n/);
  });

  test('a variable is named by its own name', async () => {
    const env = { ...world.env, CRAFTNUDGE_NOTIFY_PERDAY: 'many' };
    const { problems } = await resolveSettings(world.place({ env }));
    expect(problems).toEqual([
      { where: 'notify.perDay', reason: 'expected a whole number from 0 to 10, got "many" (CRAFTNUDGE_NOTIFY_PERDAY)' },
    ]);
  });

  test('one wrong key leaves the others as they were written', async () => {
    world.write(USER, 'notify: {perDay: many, enabled: false}\n');
    const { settings } = await resolveSettings(world.place());
    expect(settings.notify.enabled).toBe(false);
    expect(settings.notify.perDay).toBe(1);
  });

  test('control bytes of a file never reach the message', async () => {
    world.write('home/.config/craftnudge/config.json', '{"a\\u001b[2Jb\\u202e": 1, "enabled": "\\u001b]8;;x\\u0007"}');
    const { problems } = await resolveSettings(world.place());
    for (const { where, reason } of problems) expect(where + reason).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
    expect(problems).toHaveLength(2);
  });

  test('a section that CRAFTNUDGE_ENV names and the file has not is told', async () => {
    world.write(USER, 'env: {office: {enabled: false}}');
    const { settings, notices } = await resolveSettings(
      world.place({ env: { ...world.env, CRAFTNUDGE_ENV: 'ofice' } }),
    );
    expect(settings.enabled).toBe(true);
    expect(notices).toEqual(['CRAFTNUDGE_ENV is ofice: ~/.config/craftnudge/config.yaml has no section env.ofice']);
  });
});
