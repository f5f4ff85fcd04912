import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { allHabits } from '../../../src/analytics/all-habits.js';
import { createSettingTable } from '../../../src/config/settings.js';
import { run } from '../../../src/cli/config.js';
import { createWorld, type World } from '../../support/world.js';

let world: World;
let repository: string;
beforeEach(() => {
  world = createWorld({ CRAFTNUDGE_RECORD_LINGER: '' });
  repository = world.repository('project');
});
afterEach(() => world.remove());

interface Said {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

async function config(
  words: readonly string[],
  options: Record<string, string | boolean> = {},
  env = {},
): Promise<Said> {
  const [out, err]: [string[], string[]] = [[], []];
  const context = {
    env: { ...world.env, ...env },
    cwd: repository,
    print: (text: string) => void out.push(text),
    note: (text: string) => void err.push(text),
    terminal: false,
    colour: false,
    columns: 80,
  };
  const status = await run(context, { arguments: words, options });
  return { status, out: out.join('\n'), err: err.join('\n') };
}

describe('craftnudge config', () => {
  test('lists every setting, and where those that are not at their default come from', async () => {
    const { status, out, err } = await config([], {}, { CRAFTNUDGE_NOTIFY_PERDAY: '2' });
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/^enabled +true$/m);
    expect(out).toMatch(/^notify\.perDay +2 {3}\(CRAFTNUDGE_NOTIFY_PERDAY\)$/m);
    expect(out).toMatch(/^habits\.fix-loop\.enabled +true$/m);
  });

  test('sets, gets and unsets a key', async () => {
    const file = '(~/.config/craftnudge/config.yaml)';
    expect((await config(['notify.workingDays', 'mon,tue'])).out).toBe(`notify.workingDays: mon, tue   ${file}`);
    expect(await config(['notify.workingDays'])).toEqual({ status: 0, out: 'mon, tue', err: '' });
    expect((await config(['notify.workingDays'], { unset: true })).out).toMatch(/: mon, tue, wed, .*sun {3}/);
  });

  test('says when a stronger layer hides what was just set', async () => {
    const { out, err } = await config(['notify.perDay', '4'], {}, { CRAFTNUDGE_NOTIFY_PERDAY: '2' });
    expect(out).toMatch(/^notify\.perDay: 2 /);
    expect(err).toBe('note: CRAFTNUDGE_NOTIFY_PERDAY is stronger than your file, 2 counts here');
  });

  test('explain shows meaning, allowed values and every layer', async () => {
    await config(['habits.fix-loop.enabled', 'true']);
    world.write(join(repository, '.craftnudgerc'), 'habits.fix-loop.enabled: false');
    expect((await config(['explain', 'habits.fix-loop.enabled'])).out.split('\n')).toEqual([
      'habits.fix-loop.enabled',
      expect.any(String),
      'takes true or false',
      '',
      '  true   default',
      '  true   user file: ~/.config/craftnudge/config.yaml',
      expect.stringMatching(/^→ false {2}repository file: .*project\/\.craftnudgerc$/),
    ]);
  });

  test('explain without a setting says of each what it means and takes', async () => {
    const { status, out } = await config(['explain']);
    expect(status).toBe(0);
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      'notify.perDay Toasts a day, at most. Takes a whole number from 0 to 10.',
    );
    for (const key of Object.keys(createSettingTable(allHabits))) expect(out).toContain(`${key} `);
    expect(out).toMatch(/craftnudge config explain KEY\n$/);
    expect((await config(['explain'], { json: true })).out).toBe((await config([], { json: true })).out);
  });

  test('--json has one stable shape for one and for all', async () => {
    const one = JSON.parse((await config(['explain', 'record.linger'], { json: true })).out);
    expect(one).toEqual({
      key: 'record.linger',
      value: 3,
      steps: [{ layer: 'default', source: 'default', value: 3, counts: true }],
      default: 3,
      expects: 'a whole number from 0 to 60',
      help: expect.any(String),
    });
    const all = JSON.parse((await config([], { json: true })).out);
    expect(Object.keys(all)).toEqual(['settings', 'problems', 'notices']);
    expect(all.settings.find((setting: { key: string }) => setting.key === 'record.linger')).toEqual(one);
  });

  test.each([
    [['notify.perDay', 'many'], 'notify.perDay: expected a whole number from 0 to 10, got "many"'],
    [['notify.perDai'], 'notify.perDai is no setting, you may mean notify.perDay'],
    [['\u001b[2J'], '"\\u001b[2J" is no setting'],
  ])('%j ends with one sentence', async (words, sentence) => {
    await expect(config(words)).rejects.toThrow(sentence);
  });

  test('--unset without a setting ends with one sentence', async () => {
    await expect(config([], { unset: true })).rejects.toThrow('name a setting');
  });

  test('a faulty file is told after the settings, with exit 2; a notice about the repository leaves 0', async () => {
    world.write(join(world.home, '.craftnudgerc'), 'notify.perDay: many');
    const faulty = await config([]);
    expect(faulty.status).toBe(2);
    expect(faulty.err).toBe(
      'craftnudge: notify.perDay: expected a whole number from 0 to 10, got "many" (~/.craftnudgerc)',
    );
    world.write(join(world.home, '.craftnudgerc'), '');
    world.write(join(repository, '.craftnudgerc'), 'privacy.others: full');
    const noticed = await config(['privacy.others']);
    expect([noticed.status, noticed.out]).toEqual([0, 'hashed']);
    expect(noticed.err).toMatch(
      /^note: .*\.craftnudgerc: left out privacy\.others \(only your own settings may say this\)$/,
    );
  });

  test('works outside a repository; a repository that is named must be one', async () => {
    const outside = join(world.root, 'outside');
    mkdirSync(outside);
    const before = repository;
    repository = outside;
    expect((await config(['record.linger'])).out).toBe('3');
    await expect(config(['record.linger'], { repo: outside })).rejects.toThrow(/not inside a git repository/);
    expect((await config(['record.linger'], { repo: before })).out).toBe('3');
  });
});
