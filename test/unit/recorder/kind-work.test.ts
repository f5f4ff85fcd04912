import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { mixedChange } from '../../../src/analytics/habits/mixed-change.js';
import type { CommitRecord, Instant } from '../../../src/domain/commit-record.js';
import { epochOf, instantOf } from '../../../src/domain/instant.js';
import type { LedgerEntry } from '../../../src/domain/nudge.js';
import { createEarnedStep, type EarnedStep } from '../../../src/recorder/earned-step.js';
import { enterShadows } from '../../../src/recorder/enter-shadows.js';
import { readFacts } from '../../../src/recorder/history-facts.js';
import { renewKinds } from '../../../src/recorder/kind-work.js';
import { readStandings } from '../../../src/recorder/standings.js';
import { openStores, type Stores } from '../../../src/recorder/stores.js';
import { nudgeIdOf } from '../../../src/store/ids.js';
import { touchAgain } from '../../support/earned-habit.js';
import { createWorld, type World } from '../../support/world.js';
import { aCommit, hashOf } from '../store/commits.js';

const REPOSITORY = 'repository-api';
const START = Date.UTC(2026, 0, 5, 8) / 1000;
const HOUR = 3600;
const DAY = 86_400;
const at = (epoch: number): Instant => instantOf(epoch) as Instant;

let world: World;
let stores: Stores;
let now: number;
const habits = [touchAgain];
const clock = { now: () => at(now) };

beforeEach(() => {
  world = createWorld();
  stores = openStores(world.env);
  stores.learnIdentity('ada@example.org');
  world.write(
    join(world.root, 'templates/touch-again.txt'),
    'weight: 5\n---\nYou will be back in {{file}}\n{{n}} commits say so.\n',
  );
});
afterEach(() => world.remove());

/** Five commits a day: three in one hot file, the first two of which come true, and two elsewhere. */
function day(number: number, source: CommitRecord['source'] = 'track'): readonly CommitRecord[] {
  const paths = ['hot/x', 'hot/x', 'hot/x', 'cold/y', 'cold/z'];
  return paths.map((path, step) => {
    const moment = at(START + number * DAY + step * HOUR);
    return aCommit(number * 5 + step, {
      source,
      repository: { id: REPOSITORY, name: 'api', path: '/home/ada/api' },
      files: [{ path: `${path}${number}${step > 2 ? step : ''}.ts`, status: 'M', insertions: 1, deletions: 0 }],
      message: `describe change ${number}.${step}`,
      committedAt: moment,
      authoredAt: moment,
    });
  });
}
const days = (from: number, to: number, source?: CommitRecord['source']): readonly CommitRecord[] =>
  Array.from({ length: to - from }, (_, index) => day(from + index, source)).flat();

const sources = () => ({
  stores,
  clock,
  habits,
  identities: () => stores.identities([]),
  settingsOf: () => ({}),
  messageChecked: () => false,
});
const renew = () => renewKinds(REPOSITORY, readFacts(REPOSITORY, stores, stores.identities([])).facts, sources());
const shadows = () => enterShadows(renew(), { stores, clock, templates: join(world.root, 'templates') });
const earnedStep = (): EarnedStep =>
  createEarnedStep({ ...sources(), journal: stores.journal, rewrites: stores.rewrites });
const gate = () => readStandings(stores, REPOSITORY)?.kinds[0]?.gate;

describe('a history that was imported', () => {
  test('opens the gate of a kind that was right in it, and no other', () => {
    stores.journal.append(days(0, 60));
    now = START + 62 * DAY;
    renew();
    expect(readStandings(stores, REPOSITORY)?.kinds).toMatchObject([
      {
        kind: 'touch-again',
        tier: 'earned',
        model: 'test-1',
        record: { matured: 177, hits: 118 },
        gate: { state: 'live' },
      },
    ]);
    expect(earnedStep().has('touch-again', REPOSITORY)).toBe(true);
    expect(earnedStep().has('touch-again', 'repository-site')).toBe(false);
  });

  test('opens none where it is short', () => {
    stores.journal.append(days(0, 3));
    now = START + 6 * DAY;
    renew();
    expect(gate()?.state).toBe('shadow');
    expect(existsSync(join(world.data, 'state/open-gates.json'))).toBe(false);
  });

  test('enters nothing in the ledger: it was no moment to speak', () => {
    stores.journal.append(days(0, 10));
    now = START + 10 * DAY;
    shadows();
    expect([...stores.ledger.read()]).toEqual([]);
  });
});

describe('what an earned kind sees before its gate opens', () => {
  test('is entered once as a shadow, with its reason, its model and its figures', () => {
    stores.journal.append([...days(0, 2), ...days(2, 3, 'hook')]);
    now = START + 4 * DAY;
    shadows();
    shadows();
    const lines = [...stores.ledger.read()];
    expect(lines.map(({ commits }) => commits[0])).toEqual([10, 11, 12].map(hashOf));
    expect(lines[0]).toMatchObject({
      nudge: nudgeIdOf('touch-again', hashOf(10)),
      action: 'shadow',
      reason: 'not-earned',
      model: 'test-1',
      tier: 'earned',
      title: 'You will be back in hot/x2.ts',
      evidence: { file: 'hot/x2.ts', n: 10 },
    });
  });

  test('is not entered for replayed work, nor where the live step has decided already', () => {
    stores.journal.append([
      ...days(0, 2),
      ...day(2, 'hook').map((commit, step) => ({
        ...commit,
        operation: step === 0 ? ('rebase' as const) : commit.operation,
      })),
    ]);
    const decided: LedgerEntry = {
      v: 1,
      id: 'line-1',
      nudge: nudgeIdOf('touch-again', hashOf(11)),
      at: at(START),
      kind: 'touch-again',
      repository: REPOSITORY,
      commits: [hashOf(11)],
      action: 'withhold',
      reason: 'budget-day',
    };
    stores.ledger.append([decided]);
    now = START + 4 * DAY;
    shadows();
    expect([...stores.ledger.read()].slice(1).map(({ commits }) => commits[0])).toEqual([hashOf(12)]);
  });
});

describe('the record day by day', () => {
  test('is that of one look at the whole history', () => {
    for (let until = 20; until <= 80; until += 20) {
      stores.journal.append(days(until - 20, until));
      now = START + (until + 1) * DAY;
      renew();
    }
    const files = ['kinds', 'seen'].map((name) => ['index', `${name}-${REPOSITORY}.json`] as const);
    const kept = files.map((file) => stores.loadDerived(...file));
    for (const file of files) stores.saveDerived({}, ...file);
    renew();
    expect(kept).toEqual(files.map((file) => stores.loadDerived(...file)));
    expect(kept).toMatchObject([{ kinds: [{ kind: 'touch-again' }] }, { log: { folded: 144 } }]);
  });

  test('hears of answers: one in ten not useful closes the gate again', () => {
    stores.journal.append(days(0, 60));
    now = START + 62 * DAY;
    renew();
    expect(gate()?.state).toBe('live');
    const said = (index: number, answer: 'not-now' | 'useful') => ({
      v: 1 as const,
      id: `answer-${index}`,
      nudge: `nudge-${index}`,
      at: at(now + index),
      kind: 'touch-again',
      repository: REPOSITORY,
      answer,
      source: 'desktop' as const,
    });
    stores.feedback.append(Array.from({ length: 10 }, (_, index) => said(index, index < 2 ? 'not-now' : 'useful')));
    renew();
    expect(gate()).toMatchObject({ state: 'shadow', fell: 'not-useful' });
    expect(earnedStep().has('touch-again', REPOSITORY)).toBe(false);
  });
});

describe('mixed change', () => {
  const one = (index: number, paths: readonly string[], source: CommitRecord['source'] = 'track'): CommitRecord => {
    const moment = at(START + index * 4 * HOUR);
    const files = paths.map((path) => ({ path, status: 'M' as const, insertions: 30, deletions: 0 }));
    const times = { committedAt: moment, authoredAt: moment };
    const repository = { id: REPOSITORY, name: 'api', path: '/home/ada/api' };
    return aCommit(index, { source, repository, files, message: `describe change ${index}`, ...times });
  };
  /** Two changes in one commit, then one of them alone; and two files that belong together. */
  const round = (number: number, source?: CommitRecord['source']): readonly CommitRecord[] => [
    one(3 * number, [`src/x${number}.ts`, `lib/y${number}.ts`], source),
    one(3 * number + 1, [`src/x${number}.ts`], source),
    one(3 * number + 2, ['src/core.ts', 'lib/core.ts'], source),
  ];
  const rounds = (from: number, to: number): readonly CommitRecord[] =>
    Array.from({ length: to - from }, (_, index) => round(from + index)).flat();
  const renewMixed = () =>
    renewKinds(REPOSITORY, readFacts(REPOSITORY, stores, stores.identities([])).facts, {
      ...sources(),
      habits: [mixedChange],
    });

  test('opens its gate once the halves went on apart more often than others did, and then speaks of a commit', async () => {
    stores.journal.append(rounds(0, 120));
    now = START + 90 * DAY;
    renewMixed();
    expect(gate()).toMatchObject({ state: 'live' });
    const step = createEarnedStep({
      ...sources(),
      habits: [mixedChange],
      journal: stores.journal,
      rewrites: stores.rewrites,
    });
    await step.renew(REPOSITORY);
    const [mixed] = round(121, 'hook');
    stores.journal.append(mixed === undefined ? [] : [mixed]);
    await step.ready(REPOSITORY);
    expect(step.observe(mixed as CommitRecord)).toMatchObject([
      { kind: 'mixed-change', evidence: { a: 'src', b: 'lib' } },
    ]);
  });

  test('is silent, by the day and live, of folders of which two nudges were of no use', async () => {
    stores.journal.append(rounds(0, 120));
    now = START + 90 * DAY;
    const seen = renewMixed();
    const told = seen.slice(0, 2);
    stores.ledger.append(told.map(({ hash }, index) => ledgerLine(hash, index)));
    stores.feedback.append(told.map(({ hash }, index) => answerTo(hash, index)));
    expect(renewMixed().map(({ hash }) => hash)).toEqual(seen.slice(0, 3).map(({ hash }) => hash));
  });

  const ledgerLine = (hash: CommitRecord['hash'], index: number): LedgerEntry => ({
    v: 1,
    id: `told-${index}`,
    nudge: nudgeIdOf('mixed-change', hash),
    at: at(START),
    kind: 'mixed-change',
    repository: REPOSITORY,
    commits: [hash],
    action: 'shadow',
    channel: 'digest',
  });
  /** Right after the third that was seen. */
  const answerTo = (hash: CommitRecord['hash'], index: number) => ({
    v: 1 as const,
    id: `said-${index}`,
    nudge: nudgeIdOf('mixed-change', hash),
    at: at(START + (3 * 36 + 1) * 4 * HOUR),
    kind: 'mixed-change',
    repository: REPOSITORY,
    answer: 'not-now' as const,
    source: 'command' as const,
  });
});

describe('the live step', () => {
  test('runs an open kind on each commit, as a fold over everything would', async () => {
    stores.journal.append(days(0, 60));
    now = START + 60 * DAY;
    renew();
    await earnedStep().renew(REPOSITORY);
    for (const commit of days(60, 64, 'hook')) {
      stores.journal.append([commit]);
      const step = earnedStep();
      await step.ready(REPOSITORY);
      const isHot = commit.files[0]?.path.startsWith('hot/') === true;
      expect(step.observe(commit).map(({ kind, model }) => [kind, model])).toEqual(
        isHot ? [['touch-again', 'test-1']] : [],
      );
      step.save();
    }
    const last = renew().at(-1);
    expect(last).toMatchObject({ evidence: { n: 63 * 5 + 2 } });
    expect(epochOf(at(last?.at ?? 0))).toBe(START + 63 * DAY + 2 * HOUR);
  });

  test('asks nothing and keeps nothing where no gate is open', async () => {
    stores.journal.append(days(0, 3, 'hook'));
    const refuse = (): never => {
      throw new Error('the journal was read');
    };
    const journal = { cursor: refuse, reaches: refuse, read: refuse, readFrom: refuse };
    const step = createEarnedStep({ ...sources(), journal, rewrites: stores.rewrites });
    await step.ready(REPOSITORY);
    expect(days(2, 3).flatMap((commit) => step.observe(commit))).toEqual([]);
    step.save();
    expect(existsSync(join(world.data, 'index', `earned-${REPOSITORY}.json`))).toBe(false);
  });
});
