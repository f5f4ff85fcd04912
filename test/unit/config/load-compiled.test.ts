import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type CompiledPlace, loadCompiled } from '../../../src/config/load-compiled.js';
import { type ConfigWorld, createConfigWorld, table } from './config-world.js';

let world: ConfigWorld;
beforeEach(() => {
  world = createConfigWorld();
});
afterEach(() => world.remove());

const copy = (): string => join(world.data, 'index', 'settings.json');
/** An hour later: whatever was just written has settled. */
const later = (): number => Date.now() + 3_600_000;
const load = (more: Partial<CompiledPlace> = {}) =>
  loadCompiled({ ...world.place(), dataRoot: world.data, now: later, ...more });
/** Changes the compiled copy, so that a value tells whether it was used. */
const mark = (): void =>
  writeFileSync(copy(), readFileSync(copy(), 'utf8').replace('["notify.perDay",2]', '["notify.perDay",9]'));

describe('the compiled copy of the settings', () => {
  test('is used as long as nothing changed', async () => {
    world.write('home/.craftnudgerc', 'notify.perDay: 2');
    expect((await load()).settings.notify.perDay).toBe(2);
    mark();
    expect((await load()).settings.notify.perDay).toBe(9);
  });

  test.each<[string, () => Partial<CompiledPlace> | undefined]>([
    ['the user file was written', () => void world.write('home/.craftnudgerc', 'notify.perDay: 3')],
    [
      'a stronger user file appeared',
      () => void world.write('home/.config/craftnudge/config.json', '{"notify": {"perDay": 3}}'),
    ],
    ['the repository file appeared', () => void world.write('project/.craftnudgerc', 'habits.late-hour.fromHour: 3')],
    ['a variable is set', () => ({ env: { ...world.env, CRAFTNUDGE_RECORD_LINGER: '0' } })],
    ['CRAFTNUDGE_ENV is set', () => ({ env: { ...world.env, CRAFTNUDGE_ENV: 'office' } })],
    ['we are in another repository', () => ({ repositoryTop: world.home })],
    [
      'another version brings another table',
      () => ({ table: { ...table, enabled: { ...table['enabled'], default: false } as never } }),
    ],
  ])('is not used when %s', async (_, change) => {
    world.write('home/.craftnudgerc', 'notify.perDay: 2');
    await load();
    mark();
    const { settings } = await load(change() ?? {});
    expect(settings.notify.perDay).not.toBe(9);
  });

  test('the user file removed means defaults again', async () => {
    world.write('home/.craftnudgerc', 'notify.perDay: 2');
    await load();
    rmSync(join(world.home, '.craftnudgerc'));
    expect((await load()).settings.notify.perDay).toBe(1);
  });

  test('each repository has its own', async () => {
    world.write('project/.craftnudgerc', 'habits.late-hour.fromHour: 20');
    const fromHour = async (repositoryTop: string | null): Promise<unknown> =>
      (await load({ repositoryTop })).settings.habits['late-hour']?.['fromHour'];
    expect(await fromHour(world.top)).toBe(20);
    expect(await fromHour(null)).toBe(23);
    expect(await fromHour(world.top)).toBe(20);
    expect(JSON.parse(readFileSync(copy(), 'utf8')).copies).toHaveLength(2);
  });

  test('a file that was written a moment ago is not compiled yet: a second edit could look the same to stat', async () => {
    world.write('home/.craftnudgerc', 'notify.perDay: 2');
    expect((await load({ now: Date.now })).settings.notify.perDay).toBe(2);
    expect(existsSync(copy())).toBe(false);
  });

  test('a broken file never stops recording: what can be understood counts, the rest is told', async () => {
    world.write('home/.craftnudgerc', 'notify: {enabled: false, perDay: many}');
    for (let run = 0; run < 2; run += 1) {
      const { settings, problems } = await load();
      expect(settings.notify).toMatchObject({ enabled: false, perDay: 1 });
      expect(problems).toEqual([
        { where: 'notify.perDay', reason: 'expected a whole number from 0 to 10, got "many" (~/.craftnudgerc)' },
      ]);
    }
    world.write('home/.craftnudgerc', '{{{');
    expect((await load()).settings.notify.perDay).toBe(1);
    expect((await load()).problems).toHaveLength(1);
  });

  test.each([
    '',
    '{',
    'null',
    '{"v":1,"copies":[null]}',
    '{"v":2,"copies":[]}',
    '[]',
  ])('a damaged copy (%j) is made again', async (text) => {
    world.write('home/.craftnudgerc', 'notify.perDay: 2');
    world.write('data/index/settings.json', text);
    expect((await load()).settings.notify.perDay).toBe(2);
    mark();
    expect((await load()).settings.notify.perDay).toBe(9);
  });

  test('a damaged copy of the right version and table is made again too', async () => {
    world.write('home/.craftnudgerc', 'notify.perDay: 2');
    await load();
    const file = JSON.parse(readFileSync(copy(), 'utf8'));
    const [{ values: _, ...halved }] = file.copies;
    writeFileSync(copy(), JSON.stringify({ ...file, copies: [null, halved] }));
    expect((await load()).settings.notify.perDay).toBe(2);
  });

  test('is private, and nothing is written where there is no data directory', async () => {
    await load();
    expect(statSync(copy()).mode & 0o777).toBe(0o600);
    expect(statSync(join(world.data, 'index')).mode & 0o777).toBe(0o700);
    rmSync(world.data, { recursive: true });
    await load();
    expect(existsSync(world.data)).toBe(false);
  });

  test('where it cannot be written the settings are there all the same, with a notice', async () => {
    world.write('data/index', 'a file in the place of the folder');
    chmodSync(join(world.data, 'index'), 0o600);
    const { settings, notices } = await load();
    expect(settings.enabled).toBe(true);
    expect(notices).toEqual([expect.stringMatching(/settings\.json cannot be written: .*(EEXIST|ENOTDIR)/)]);
  });
});
