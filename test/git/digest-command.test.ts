// The digest on real commits: printed when asked for, announced once by the first commit after its time.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DigestView } from '../../src/report/digest-view.js';
import { openStores } from '../../src/recorder/stores.js';
import { ledgerIn } from '../support/journal.js';
import { createWorld } from '../support/world.js';
import { until } from '../support/until.js';

const world = createWorld({
  CRAFTNUDGE_NOTIFY_QUIETMINUTES: '0',
  CRAFTNUDGE_NOTIFY_QUIETHOURS: 'off',
  CRAFTNUDGE_NOTIFY_CHANNELS: 'terminal',
  CRAFTNUDGE_NOTIFY_WORKINGDAYS: 'mon,tue,wed,thu,fri,sat,sun',
  CRAFTNUDGE_DIGEST_EVERY: 'daily',
  CRAFTNUDGE_DIGEST_AT: '00:00',
  TZ: 'UTC',
});
const api = world.repository('api');
const yesterday = (hour: number): string =>
  `${new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)}T${String(hour).padStart(2, '0')}:00:00Z`;
const digests = () => ledgerIn(world.data).filter(({ kind }) => kind === 'digest');
const stateFile = (): string => join(world.data, 'state/digest.json');
const due = (): string => (JSON.parse(readFileSync(stateFile(), 'utf8')) as { due: string }).due;

afterAll(() => world.remove());

beforeAll(async () => {
  expect(world.craftnudge(api, 'install-hooks').status).toBe(0);
  for (const hour of [9, 10, 11]) {
    world.commit(
      api,
      `fix: port ${hour}`,
      { 'src/port.ts': `${hour}\n`, [`src/${hour}.ts`]: 'one\n' },
      yesterday(hour),
    );
  }
  await until('the first due moment is noted', () => {
    try {
      return due() !== '';
    } catch {
      return false;
    }
  });
});

describe('craftnudge digest', () => {
  it('tells of the last week, or of the repository that is named', () => {
    const view = JSON.parse(world.craftnudge(world.home, 'digest', '--every', 'weekly', '--json').stdout) as DigestView;
    expect(view).toMatchObject({ v: 1, pace: 'week', n: 3 });
    expect(view.things).toContainEqual(
      expect.objectContaining({ kind: 'corrected-file', title: 'src/port.ts took 3 of 3 corrections this week', n: 3 }),
    );
    expect(world.craftnudge(api, 'digest', '--every', 'weekly', '--repo', api).stdout).toContain('src/port.ts took 3');
  });

  it('puts each thing that it told into the ledger once, where why, nudges and answer know it', () => {
    const told = () => ledgerIn(world.data).filter(({ channel }) => channel === 'digest');
    const weekly = () => world.craftnudge(api, 'digest', '--every', 'weekly', '--json').stdout;
    const first = weekly();
    expect((JSON.parse(weekly()) as DigestView).things).toEqual((JSON.parse(first) as DigestView).things);
    const known = told();
    expect(known.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['corrected-file']));
    expect(new Set(known.map(({ nudge }) => nudge)).size).toBe(known.length);
    const asked = known.find(({ kind }) => kind === 'corrected-file');
    expect(asked).toMatchObject({
      action: 'withhold',
      reason: 'digest-only',
      tier: 'digest',
      evidence: { k: 3, n: 3 },
    });
    expect(asked?.commits).toHaveLength(3);
    const why = world.craftnudge(api, 'why', String(asked?.nudge)).stdout;
    expect(why).toContain('src/port.ts took 3 of 3 corrections this week');
    expect(why).toMatch(/told in a digest: what is for digests never\s+interrupts/);
    expect(why).not.toContain('unknown to this version');
    expect(world.craftnudge(api, 'nudges').stdout).toContain('told in a digest');
    expect(world.craftnudge(api, 'report').stdout).toMatch(/Nudges[^]*0 shown/);
    expect(world.craftnudge(api, 'verify').status).toBe(0);
    expect(world.craftnudge(api, 'answer', String(asked?.nudge), 'never').status).toBe(0);
    const kinds = (JSON.parse(weekly()) as DigestView).things.map(({ kind }) => kind);
    expect(kinds).not.toContain('corrected-file');
    expect(world.craftnudge(api, 'mute', 'corrected-file', '--off').status).toBe(0);
    expect((JSON.parse(weekly()) as DigestView).things).toEqual((JSON.parse(first) as DigestView).things);
  });

  it('says nothing for the first time, and is announced once by the first commit after its time', async () => {
    expect(digests()).toEqual([]);
    openStores(world.env).saveDerived({ v: 1, due: '2020-01-01T00:00:00Z' }, 'state', 'digest.json');
    world.commit(api, 'feat: next', { 'src/next.ts': 'one\n' });
    await until('the digest is announced', () => digests().length > 0 && due() > '2020-01-02');
    world.commit(api, 'feat: and next', { 'src/next.ts': 'two\n' });
    world.craftnudge(api, 'digest', '--notify');
    expect(new Set(digests().map(({ nudge }) => nudge)).size).toBe(1);
    expect(digests()[0]).toMatchObject({
      title: expect.stringMatching(/^Your day: \d+ things? worth reading$/),
      commits: [],
    });
    expect(JSON.stringify(digests())).not.toContain('port');
    expect(world.craftnudge(api, 'nudges', '--all').stdout).toContain('worth reading');
    expect(world.craftnudge(api, 'why', String(digests()[0]?.nudge)).stdout).toContain('it is about all of them');
  });

  it.each([
    [['--every', 'hourly'], 'say daily or weekly'],
    [['--timer', 'maybe'], 'say install, remove or show'],
  ])('%j is refused', (words, reason) => {
    const { status, stderr } = world.craftnudge(api, 'digest', ...words);
    expect([status, stderr]).toEqual([2, expect.stringContaining(reason)]);
  });

  it('shows how its timer stands', () => {
    expect(world.craftnudge(api, 'digest', '--timer', 'show').stdout).toContain('no timer');
  });
});
