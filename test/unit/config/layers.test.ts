import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { explainKey } from '../../../src/config/explain.js';
import { loadSettings } from '../../../src/config/load-settings.js';
import { resolveSettings } from '../../../src/config/resolve-settings.js';
import { type ConfigWorld, createConfigWorld, table } from './config-world.js';

let world: ConfigWorld;
beforeEach(() => {
  world = createConfigWorld();
});
afterEach(() => world.remove());

const USER = 'home/.config/craftnudge/config.yaml';

describe('where settings come from', () => {
  test('without any file every setting has its default', async () => {
    const settings = await loadSettings(world.place());
    expect(settings.enabled).toBe(true);
    expect(settings.notify.perDay).toBe(1);
    expect(settings.notify.quietHours).toBe('22:00-07:00');
    expect(settings.record).toEqual({ linger: 3, ci: false });
    expect(settings.habits).toEqual({ 'late-hour': { enabled: true, fromHour: 23, weekends: true } });
  });

  test('a stronger layer wins over every weaker one', async () => {
    const file = (value: number): string => `habits.late-hour.fromHour: ${value}`;
    const fromHour = async (more: object): Promise<unknown> =>
      (await loadSettings(world.place(more))).habits['late-hour']?.['fromHour'];

    world.write(USER, file(1));
    expect(await fromHour({})).toBe(1);
    world.write(USER, `${file(1)}\nenv: {night: {${file(2)}}}\n`);
    const night = { ...world.env, CRAFTNUDGE_ENV: 'night' };
    expect(await fromHour({ env: night })).toBe(2);
    world.write('project/.craftnudgerc', file(3));
    expect(await fromHour({ env: night })).toBe(3);
    const variable = { ...night, CRAFTNUDGE_HABITS_LATE_HOUR_FROMHOUR: '4' };
    expect(await fromHour({ env: variable })).toBe(4);
    expect(await fromHour({ env: variable, flags: { 'habits.late-hour.fromHour': '5' } })).toBe(5);
  });

  test('explain names every layer that said something, and the one that counts', async () => {
    world.write(USER, 'notify: {perDay: 4}\nenv: {office: {notify.perDay: 2}}\n');
    const env = { ...world.env, CRAFTNUDGE_ENV: 'office', CRAFTNUDGE_NOTIFY_PER_DAY: '0' };
    const explained = explainKey('notify.perDay', await resolveSettings(world.place({ env })), table);
    expect(explained.value).toBe(0);
    expect(explained.steps).toEqual([
      { layer: 'default', source: 'default', value: 1, counts: false },
      { layer: 'user file', source: '~/.config/craftnudge/config.yaml', value: 4, counts: false },
      { layer: 'section', source: '~/.config/craftnudge/config.yaml, env.office', value: 2, counts: false },
      { layer: 'environment', source: 'CRAFTNUDGE_NOTIFY_PER_DAY', value: 0, counts: true },
    ]);
  });

  test.each([
    ['home/.config/craftnudge/config.json', '{"notify": {"perDay": 2}}'],
    ['home/.config/craftnudge/config.yaml', 'notify:\n  perDay: 2\n'],
    ['home/.craftnudgerc', 'notify.perDay: 2'],
    ['home/.craftnudgerc', '\uFEFF{"notify": {"perDay": 2}}'],
  ])('the user file may be %s', async (path, text) => {
    world.write(path, text);
    expect((await loadSettings(world.place())).notify.perDay).toBe(2);
  });

  test('XDG_CONFIG_HOME moves the user file; a relative one counts as unset', async () => {
    world.write('elsewhere/craftnudge/config.json', '{"record": {"linger": 7}}');
    const load = async (folder: string): Promise<number> =>
      (await loadSettings(world.place({ env: { ...world.env, XDG_CONFIG_HOME: folder } }))).record.linger;
    expect(await load(`${world.root}/elsewhere`)).toBe(7);
    expect(await load('elsewhere')).toBe(3);
  });

  test('of two user files the first is read and the other is named', async () => {
    world.write('home/.config/craftnudge/config.json', '{"record": {"linger": 7}}');
    world.write('home/.craftnudgerc', 'record.linger: 9');
    const { settings, notices } = await resolveSettings(world.place());
    expect(settings.record.linger).toBe(7);
    expect(notices).toEqual(['~/.craftnudgerc is not read: ~/.config/craftnudge/config.json comes first']);
  });

  test('an empty file, and a section with everything commented out, say nothing', async () => {
    world.write(USER, 'notify:\n  # perDay: 2\nenv:\n');
    world.write('project/.craftnudgerc.json', '');
    const { offers, problems, notices } = await resolveSettings(world.place());
    expect([offers, problems, notices]).toEqual([[], [], []]);
  });
});

describe('the environment', () => {
  test.each([
    ['CRAFTNUDGE_NOTIFY_QUIETMINUTES', '9', 'notify.quietMinutes', 9],
    ['CRAFTNUDGE_NOTIFY_QUIET_MINUTES', '9', 'notify.quietMinutes', 9],
    ['CRAFTNUDGE_ENABLED', 'off', 'enabled', false],
    ['CRAFTNUDGE_NOTIFY_CHANNELS', 'terminal, desktop', 'notify.channels', ['terminal', 'desktop']],
    ['CRAFTNUDGE_PRIVACY_OTHERS', 'full', 'privacy.others', 'full'],
    ['CRAFTNUDGE_HABITS_LATE_HOUR_ENABLED', '0', 'habits.late-hour.enabled', false],
  ])('%s=%s sets %s', async (variable, text, key, value) => {
    const { offers } = await resolveSettings(world.place({ env: { ...world.env, [variable]: text } }));
    expect(offers).toEqual([{ key, layer: 'environment', source: variable, value }]);
  });

  test('an empty variable counts as unset, and the documented spelling beats another one', async () => {
    const env = {
      ...world.env,
      CRAFTNUDGE_RECORD_LINGER: '',
      CRAFTNUDGE_NOTIFY_PER_DAY: '3',
      CRAFTNUDGE_NOTIFY_PERDAY: '2',
    };
    const { settings } = await resolveSettings(world.place({ env }));
    expect([settings.record.linger, settings.notify.perDay]).toEqual([3, 2]);
  });

  test('a variable that names no setting is told, with the nearest that does', async () => {
    const env = { ...world.env, CRAFTNUDGE_NOTIFY_PERDAYS: '2', CRAFTNUDGE_HOME: world.data };
    const { notices } = await resolveSettings(world.place({ env }));
    expect(notices).toEqual(['CRAFTNUDGE_NOTIFY_PERDAYS is no setting, you may mean CRAFTNUDGE_NOTIFY_PERDAY']);
  });

  test('no two settings share a variable', () => {
    const names = Object.keys(table).map((key) => key.replace(/[^a-z]/gi, '').toUpperCase());
    expect(new Set(names).size).toBe(names.length);
  });
});
