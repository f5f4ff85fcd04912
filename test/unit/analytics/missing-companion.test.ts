import { describe, expect, test } from '@jest/globals';
import { createHabitFold } from '../../../src/analytics/habit-fold.js';
import { earnedHabits } from '../../../src/analytics/habits/earned.js';
import { missingCompanion } from '../../../src/analytics/habits/missing-companion.js';
import { collectLaterFacts } from '../../../src/analytics/later-facts.js';
import { expectedHits } from '../../../src/analytics/matched-control.js';
import { createTimeline, rebuildTimeline } from '../../../src/analytics/timeline.js';
import type { TimelineSnapshot } from '../../../src/analytics/timeline-snapshot.js';
import type { CommitFact } from '../../../src/domain/fact.js';
import type { Observation } from '../../../src/domain/observation.js';
import { aFact, aRewrite, type Change, DAY, hashOf, HOUR, MINUTE, MONDAY_NOON } from './facts.js';

const files = (...paths: readonly string[]): readonly Change[] => paths.map((path) => ({ path }));
const schema = 'src/schema.ts';
const docs = 'docs/schema.md';

/** Each working day other work, and every third day the schema, whose page follows twenty minutes later. */
function history(days: number): readonly CommitFact[] {
  return Array.from({ length: days }, (_, day) => {
    const at = MONDAY_NOON + day * DAY;
    const number = day * 4 + 1;
    const other = [0, 1].map((step) =>
      aFact({ number: number + step, at: at + step * HOUR, files: files(`src/part${(day * day + step * 7) % 23}.ts`) }),
    );
    if (day % 3 > 0) return other;
    return [
      ...other,
      aFact({ number: number + 2, at: at + 3 * HOUR, files: files(schema) }),
      aFact({ number: number + 3, at: at + 3 * HOUR + 20 * MINUTE, files: files(docs) }),
    ];
  }).flat();
}

const facts = history(240);

function observe(some: readonly CommitFact[], settings: Readonly<Record<string, number>> = {}): readonly Observation[] {
  const fold = createHabitFold({ habits: [missingCompanion], settings: { 'missing-companion': settings } });
  let states = fold.start();
  return some.flatMap((fact) => {
    const step = fold.step(states, fact);
    states = step.states;
    return step.observations;
  });
}

describe('missing companion', () => {
  const seen = observe(facts);

  test('is an earned kind', () => {
    expect(earnedHabits).toContain(missingCompanion);
    expect(missingCompanion.tier).toBe('earned');
  });

  test('names the file that follows, what it goes with, and how often', () => {
    const first = seen.find(({ file }) => file === docs);
    expect(first).toMatchObject({ kind: 'missing-companion', file: docs, model: missingCompanion.model });
    expect(first?.evidence).toMatchObject({ file: docs, with: 'schema.ts' });
    expect(Number(first?.evidence['k'])).toBeGreaterThan(Number(first?.evidence['m']) / 2);
    expect(first?.n).toBe(first?.evidence['m']);
  });

  test('says nothing in the first four hundred commits', () => {
    const early = new Set(facts.slice(0, 400).map(({ hash }) => hash));
    expect(seen.filter(({ hash }) => early.has(hash))).toEqual([]);
    expect(observe(facts, { commits: 100 }).filter(({ hash }) => early.has(hash)).length).toBeGreaterThan(0);
  });

  test('does not name the same file twice in a week', () => {
    const times = seen.filter(({ file }) => file === docs).map(({ at }) => at);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(gaps.length).toBeGreaterThan(2);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(7 * DAY);
  });

  test('says nothing where the file was touched within a day, or is in the commit', () => {
    const at = MONDAY_NOON + 300 * DAY;
    const both = aFact({ number: 5000, at, files: files(schema, docs) });
    const soon = aFact({ number: 5001, at: at + HOUR, files: files(schema) });
    expect(observe([...facts, both, soon]).filter(({ at: when }) => when >= at)).toEqual([]);
  });

  test('speaks less the more it is asked for', () => {
    expect(observe(facts, { percent: 199 })).toEqual([]);
    expect(observe(facts, { percent: 20 }).length).toBeGreaterThanOrEqual(seen.length);
  });
});

describe('the judge of a missing companion', () => {
  const commit = aFact({ number: 1, at: MONDAY_NOON, files: files(schema) });
  const observation: Observation = {
    kind: 'missing-companion',
    tier: 'earned',
    repository: 'repository',
    hash: commit.hash,
    at: commit.at,
    actor: 'me',
    file: docs,
    evidence: {},
    n: 9,
  };
  const after = (minutes: number, path: string, number = 2): CommitFact =>
    aFact({ number, at: MONDAY_NOON + minutes * MINUTE, files: files(path) });
  const amended = aFact({
    number: 2,
    at: MONDAY_NOON + 5 * MINUTE,
    authoredAt: MONDAY_NOON,
    files: files(schema, docs),
  });

  test.each([
    ['came in the next commit', [after(30, docs)], 'hit', 'hit'],
    ['came within the day, after something else', [after(10, 'src/b.ts'), after(300, docs, 3)], 'hit', 'miss'],
    ['came three hours later', [after(180, docs)], 'hit', 'miss'],
    ['came the day after', [after(25 * 60, docs)], 'miss', 'miss'],
    [
      'was renamed within the day',
      [aFact({ number: 2, at: MONDAY_NOON + HOUR, files: [{ path: 'docs/new.md', status: 'R', from: docs }] })],
      'hit',
      'hit',
    ],
    ['never came', [after(30, 'src/b.ts')], 'miss', 'miss'],
    ['was amended in', [amended, aRewrite(commit.hash, amended.hash, MONDAY_NOON + 5 * MINUTE)], 'hit', 'hit'],
  ] as const)('the file %s', (_, later, hit, followed) => {
    const known = collectLaterFacts([commit, ...later], { now: MONDAY_NOON + 3 * DAY });
    expect(missingCompanion.judge({ observation, commit }, known)).toEqual({ hit, followed });
  });

  test('waits while the day is not over', () => {
    const known = collectLaterFacts([commit], { now: MONDAY_NOON + HOUR });
    expect(missingCompanion.judge({ observation, commit }, known)).toEqual({ hit: 'open', followed: 'open' });
  });

  test('compares with commits that have neither file, and met it fresh', () => {
    const day = (number: number, path: string, hours = 0): CommitFact =>
      aFact({
        number: 10 + number * 30 + hours,
        at: MONDAY_NOON + number * 3 * DAY + hours * HOUR,
        files: files(path),
      });
    const others = [day(1, 'src/x.ts'), day(1, docs, 1), day(2, 'src/x.ts'), day(3, 'src/y.ts'), day(4, 'src/x.ts')];
    const unlike = [day(5, schema), day(6, docs), day(6, 'src/x.ts', 2)];
    const known = collectLaterFacts([commit, ...others, ...unlike], { now: MONDAY_NOON + 40 * DAY });
    const expected = expectedHits(missingCompanion, { observation, spoken: new Set([commit.hash]) }, known);
    expect(expected).toBe(1 / 4);
  });
});

describe('the state of missing companion', () => {
  const habits = [missingCompanion];
  const options = { repository: 'repository', habits, keepsWholeFacts: true };

  test('folded commit by commit, through snapshots, equals folded at once', () => {
    const recent = facts.slice(-450);
    let timeline = createTimeline(options);
    for (const [index, fact] of recent.entries()) {
      timeline.apply(fact);
      if (index % 70 > 0) continue;
      const snapshot = JSON.parse(JSON.stringify(timeline.snapshot())) as TimelineSnapshot;
      timeline = createTimeline({ ...options, snapshot });
    }
    expect(timeline.observations()).toEqual(rebuildTimeline(recent, options).observations());
    expect(JSON.parse(JSON.stringify(timeline.snapshot()))).toEqual(
      JSON.parse(JSON.stringify({ ...rebuildTimeline(recent, options).snapshot() })),
    );
  });

  test('may be stepped on from once', () => {
    const fold = createHabitFold({ habits });
    const start = fold.start();
    fold.step(start, aFact({ number: 1 }));
    expect(() => fold.step(start, aFact({ number: 2 }))).toThrow('stepped on from twice');
  });

  test('a commit that was replaced leaves no trace', () => {
    const replaced = aFact({ number: 9000, at: MONDAY_NOON + 239 * DAY + 8 * HOUR, files: files('src/odd.ts') });
    const timeline = createTimeline(options);
    for (const fact of [...facts.slice(-300), replaced]) timeline.apply(fact);
    timeline.apply(aRewrite(replaced.hash, hashOf(9001), replaced.at));
    expect(JSON.stringify(timeline.snapshot().head)).not.toContain('src/odd.ts');
  });
});
