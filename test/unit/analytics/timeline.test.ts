import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHabitFold, foldCounted } from '../../../src/analytics/habit-fold.js';
import { countedCommits } from '../../../src/analytics/superseded.js';
import { latestOf } from '../../../src/analytics/recent-log.js';
import { createTimeline, rebuildTimeline, type Timeline } from '../../../src/analytics/timeline.js';
import type { TimelineSnapshot } from '../../../src/analytics/timeline-snapshot.js';
import type { Fact } from '../../../src/domain/fact.js';
import type { Observation } from '../../../src/domain/observation.js';
import { readParts, writeParts } from '../../../src/store/part-file/part-file.js';
import { aFact, aRewrite, changesIn, hashOf, HOUR, MINUTE, MONDAY_NOON, usualCommits } from './facts.js';

const folder = mkdtempSync(join(tmpdir(), 'craftnudge-timeline-'));
const keptFile = join(folder, 'kept.parts');
afterAll(() => rmSync(folder, { recursive: true }));

const repository = 'repository';
const FILES = [[{ path: 'a.ts' }], [{ path: 'b.ts' }, { path: 'a.ts' }], changesIn(5, 300), changesIn(6, 900)];
const SUBJECTS = ['fix crash', 'fix', 'feat: add a route', 'oops, forgot it', 'chore: tidy up', 'describe the change'];

type Seed = readonly (readonly [minutes: number, subject: number, actor: string, files: number])[];

/** One commit of a lively history: two people and an agent, few files, fixes, seconds shared with the commit before. */
const arbitraryCommit = fc.tuple(
  fc.constantFrom(0, 0, 5, 40, 300),
  fc.nat({ max: SUBJECTS.length - 1 }),
  fc.constantFrom('me', 'me', 'other', 'claude-code'),
  fc.nat({ max: FILES.length - 1 }),
);
/** Which commit was amended into the next one. */
const arbitraryAmends = (length: number): fc.Arbitrary<readonly number[]> =>
  fc.uniqueArray(fc.nat({ max: length - 2 }), { maxLength: 8 });

/** Built from small numbers, so that a counterexample can be read. */
const arbitraryHistory = (length: number): fc.Arbitrary<Seed> =>
  fc.array(arbitraryCommit, { minLength: length, maxLength: length });

function buildHistory(seed: Seed, amends: readonly number[] = []): readonly Fact[] {
  let at = MONDAY_NOON;
  const commits = seed.map(([minutes, subject, actor, files], index) => {
    const agent = actor === 'claude-code' ? { actor: 'me', agent: actor } : { actor };
    const said = { subject: SUBJECTS[subject] ?? '', files: FILES[files] ?? [] };
    return aFact({ ...agent, ...said, number: index + 1, at: (at += minutes * MINUTE) });
  });
  const rewrites = amends.map((place) => {
    const amended = commits[place + 1]?.at ?? at;
    return aRewrite(hashOf(place + 1), hashOf(place + 2), amended);
  });
  return [...commits, ...rewrites];
}

/** As the recorder does it: a new process now and then, and the journal once a timeline is stale. */
function applyAll(arrivals: readonly Fact[]): Timeline {
  let timeline = createTimeline({ repository });
  for (const [index, fact] of arrivals.entries()) {
    timeline.apply(fact);
    if (timeline.stale) timeline = rebuildTimeline(arrivals.slice(0, index + 1), { repository });
    if (index % 7 === 0) timeline = createTimeline({ repository, snapshot: throughFile(timeline.snapshot()) });
  }
  return timeline;
}

/** As between two runs of the recorder: in a file of parts, of which only some are read. */
function throughFile(snapshot: TimelineSnapshot): TimelineSnapshot {
  writeParts(keptFile, snapshot);
  return readParts(keptFile) as TimelineSnapshot;
}

/** As plain values: parts of a state are equal where their JSON is. */
function throughJson<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

/** Plain and without windows: what the timeline must be equal to. */
function foldWhole(facts: readonly Fact[]): ReturnType<typeof foldCounted> {
  const fold = createHabitFold({});
  const commits = countedCommits(facts).map((fact) => ({ fact, depth: 0 }));
  return foldCounted(fold, { states: fold.start(), commits, rewrites: [] });
}

function expectSame(timeline: Timeline, facts: readonly Fact[]): void {
  const whole = foldWhole(facts);
  const recomputed = rebuildTimeline(facts, { repository });
  expect(throughJson<unknown>(timeline.snapshot().head)).toEqual(throughJson(whole.states));
  expect(sorted(timeline.observations())).toEqual(sorted(recomputed.observations()));
  const all = new Set(sorted(whole.observations));
  expect(sorted(timeline.observations()).filter((one) => !all.has(one))).toEqual([]);
  expect(throughJson(timeline.snapshot())).toEqual(throughJson(recomputed.snapshot()));
}

const sorted = (observations: readonly Observation[]): readonly string[] =>
  observations.map((one) => JSON.stringify(one)).sort();

describe('a timeline', () => {
  test('of a short history is the same for every order of arrival, rewrites included', () => {
    const order = fc.array(fc.nat(), { minLength: 48, maxLength: 48 });
    fc.assert(
      fc.property(arbitraryHistory(40), arbitraryAmends(40), order, (seed, amends, keys) => {
        const facts = buildHistory(seed, amends);
        const shuffled = facts.map((fact, index) => ({ fact, key: keys[index] ?? 0 })).sort((a, b) => a.key - b.key);
        expectSame(applyAll(shuffled.map(({ fact }) => fact)), facts);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });

  test('of a history longer than its window is the same when facts come late', () => {
    const late = fc.array(fc.tuple(fc.nat({ max: 339 }), fc.integer({ min: 1, max: 60 })), { maxLength: 12 });
    fc.assert(
      fc.property(arbitraryHistory(340), arbitraryAmends(340), late, (seed, amends, moves) => {
        const facts = buildHistory(seed, amends);
        expectSame(applyAll(moves.reduce(moveBack, facts)), facts);
      }),
      { numRuns: 5, endOnFailure: true },
    );
  });

  test('says for each commit in order what a replay says', () => {
    fc.assert(
      fc.property(arbitraryHistory(120), (seed) => {
        const facts = buildHistory(seed);
        const timeline = createTimeline({ repository });
        const ordered = countedCommits(facts);
        expect(sorted(ordered.flatMap((fact) => timeline.apply(fact)))).toEqual(sorted(foldWhole(facts).observations));
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });

  test('says nothing of a commit that it knows', () => {
    const timeline = rebuildTimeline(usualCommits(5), { repository });
    const empty = aFact({ number: 9, subject: 'wip' });
    expect([timeline.apply(empty).length, timeline.apply(empty).length]).toEqual([1, 0]);
  });

  test('says nothing of a commit that was replaced before it arrived', () => {
    const timeline = rebuildTimeline(usualCommits(5), { repository });
    timeline.apply(aRewrite(hashOf(9), hashOf(10), MONDAY_NOON));
    expect(timeline.apply(aFact({ number: 9, subject: 'wip' }))).toEqual([]);
  });

  test('forgets what it saw in a commit that is replaced', () => {
    const timeline = rebuildTimeline([...usualCommits(5), aFact({ number: 9, subject: 'wip' })], { repository });
    expect(timeline.observations()).toHaveLength(1);
    timeline.apply(aRewrite(hashOf(9), hashOf(10), MONDAY_NOON + 10 * HOUR));
    expect(timeline.observations()).toEqual([]);
  });

  test.each<[string, Fact]>([
    ['a commit', aFact({ number: 5000, at: MONDAY_NOON })],
    ['a rewrite of a commit', aRewrite(hashOf(3), hashOf(5000), MONDAY_NOON + 600 * HOUR)],
  ])('is stale after %s older than its window', (_, fact) => {
    const timeline = rebuildTimeline(usualCommits(500), { repository });
    expect(timeline.stale).toBe(false);
    expect(timeline.apply(fact)).toEqual([]);
    expect(timeline.stale).toBe(true);
    expect(createTimeline({ repository, snapshot: timeline.snapshot() }).stale).toBe(true);
  });

  test('is stale where its snapshot was made with other settings', () => {
    const snapshot = rebuildTimeline(usualCommits(5), { repository }).snapshot();
    expect(createTimeline({ repository, snapshot }).stale).toBe(false);
    const settings = { 'wide-batch': { enabled: true, lines: 50 } };
    expect(createTimeline({ repository, snapshot, settings }).stale).toBe(true);
  });

  test('is as small after five thousand commits as after five hundred, storms of one second included', () => {
    const sizeAfter = (count: number): number => {
      const facts = usualCommits(count).map((fact, index) => ({
        ...fact,
        at: MONDAY_NOON + Math.floor(index / 400) * HOUR,
      }));
      return JSON.stringify(rebuildTimeline(facts, { repository }).snapshot()).length;
    };
    expect(sizeAfter(5000)).toBeLessThan(1.3 * sizeAfter(500));
  });

  test('takes a storm of three hundred commits within one second without going stale', () => {
    const timeline = rebuildTimeline(usualCommits(300), { repository });
    const at = MONDAY_NOON + 400 * HOUR;
    for (const fact of usualCommits(300, { at }, 301)) timeline.apply(fact);
    expect(timeline.stale).toBe(false);
    expect(timeline.snapshot().folded + latestOf(timeline.snapshot().window, Infinity).length).toBe(600);
  });
});

/** One fact arrives later by some places. */
function moveBack(facts: readonly Fact[], [from, by]: readonly [number, number]): readonly Fact[] {
  const fact = facts[from];
  return fact === undefined ? facts : facts.toSpliced(from, 1).toSpliced(from + by, 0, fact);
}
