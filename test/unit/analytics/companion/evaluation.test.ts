import { describe, expect, test } from '@jest/globals';
import type { Weighed } from '../../../../src/analytics/companion/companion-model.js';
import { NO_RELATION, type Relation } from '../../../../src/analytics/companion/relation.js';
import { walkHistory } from '../../../../src/analytics/companion/walk-history.js';
import { measureCompanion } from '../../../../src/analytics/evaluation/companion.js';
import { type Candidate, liftOf, ranked, rightOf } from '../../../../src/analytics/evaluation/companion-candidates.js';
import { rationed, sayable, selfGated } from '../../../../src/analytics/evaluation/companion-policy.js';
import { companion } from '../../../../src/analytics/evaluation/sections/companion.js';
import { testHistory } from '../../../../src/analytics/evaluation/tested-history.js';
import { omissionsOf } from '../../../../src/analytics/evaluation/omissions.js';
import { weightsFor } from '../../../../src/analytics/models/load-weights.js';
import type { CommitFact } from '../../../../src/domain/fact.js';
import { aFact, type Change, DAY, HOUR, MINUTE, MONDAY_NOON } from '../facts.js';

interface CandidateWish extends Partial<Weighed> {
  readonly index: number;
  readonly at?: number;
  readonly path?: string;
  readonly day?: boolean;
  readonly relation?: Partial<Relation>;
}

const related = { next3: 0.5, next3Count: 4 };

function aCandidate({
  index,
  at = MONDAY_NOON + index * DAY,
  path = 'b.ts',
  day = true,
  ...wish
}: CandidateWish): Candidate {
  const relation = { ...NO_RELATION, ...(wish.relation ?? related) };
  return {
    index,
    fact: aFact({ number: index + 1, at }),
    prospect: { id: 1, path, features: [], relation },
    chance: wish.chance ?? 0.5,
    gain: wish.gain ?? 0.2,
    worth: wish.worth ?? 0.3,
    day,
    next3: day,
  };
}

describe('the ranking of candidates', () => {
  test('takes the best of each commit, best commits first', () => {
    const some = [
      aCandidate({ index: 1, worth: 0.2, path: 'a.ts' }),
      aCandidate({ index: 1, worth: 0.4, path: 'b.ts', day: false }),
      aCandidate({ index: 2, worth: 0.5, path: 'c.ts' }),
    ];
    const order = ranked(some, ({ worth }) => worth);
    expect(order.map(({ prospect }) => prospect.path)).toEqual(['c.ts', 'b.ts']);
    expect(rightOf(order)).toBe(0.5);
    expect(rightOf([])).toBeNull();
  });
});

describe('the budget', () => {
  const paths = (some: readonly Candidate[]): readonly string[] => some.map(({ prospect }) => prospect.path);

  test('lets one a day through, and the same file not for a week, or two days once it came', () => {
    const noon = (days: number, hours = 0): number => MONDAY_NOON + days * DAY + hours * HOUR;
    const some = [
      aCandidate({ index: 1, at: noon(0), path: 'a.ts', day: false }),
      aCandidate({ index: 2, at: noon(0, 4), path: 'other.ts' }),
      aCandidate({ index: 3, at: noon(1), path: 'a.ts' }),
      aCandidate({ index: 4, at: noon(2), path: 'b.ts' }),
      aCandidate({ index: 5, at: noon(3), path: 'b.ts' }),
      aCandidate({ index: 6, at: noon(5), path: 'b.ts' }),
      aCandidate({ index: 7, at: noon(7, 1), path: 'a.ts' }),
    ];
    expect(paths(rationed(some))).toEqual(['a.ts', 'b.ts', 'b.ts', 'a.ts']);
  });

  test('says only what is related and strong', () => {
    const loose = aCandidate({ index: 1, relation: { next3: 0.1, next3Count: 1, largest: 0.2, count: 9 } });
    const tied = aCandidate({ index: 2, relation: { largest: 0.4, count: 3 } });
    expect(sayable([loose, tied], ({ gain }) => gain >= 0.1)).toEqual([tied]);
    expect(sayable([loose, tied], ({ gain }) => gain >= 0.5)).toEqual([]);
  });

  test('earned: speaks after fifteen of which half came, and falls silent again', () => {
    const series = (from: number, count: number, day: boolean): readonly Candidate[] =>
      Array.from({ length: count }, (_, index) =>
        aCandidate({ index: from + index, at: MONDAY_NOON + (from + index) * 2 * DAY, day }),
      );
    const all = [...series(0, 15, true), ...series(15, 60, false)];
    const live = selfGated(all);
    expect(live[0]).toBe(all[15]);
    expect(live.length).toBeLessThan(40);
  });
});

const files = (...paths: readonly string[]): readonly Change[] => paths.map((path) => ({ path }));

/** Work on seven files, every third day a schema with its page following; one page that was forgotten and confessed. */
function history(days: number): readonly CommitFact[] {
  return Array.from({ length: days }, (_, day) => {
    const at = MONDAY_NOON + day * DAY;
    const one = aFact({
      number: day * 3 + 1,
      at,
      files: files(`src/part${day % 7}.ts`, `src/part${(day * 3) % 7}x.ts`),
    });
    if (day % 3 > 0) return [one];
    return [
      one,
      aFact({ number: day * 3 + 2, at: at + 2 * HOUR, files: files('src/schema.ts', 'src/kinds.ts') }),
      aFact({
        number: day * 3 + 3,
        at: at + 2 * HOUR + 20 * MINUTE,
        files: files('docs/schema.md'),
        subject: day === 270 ? 'the page that I forgot' : 'write the page',
      }),
    ];
  }).flat();
}

describe('the evaluation', () => {
  const facts = history(300);
  const weights = weightsFor(['unknown']).companion;
  const figures = measureCompanion(facts, weights);

  test('measures what is said against what came', () => {
    expect(figures['commits']).toBeGreaterThan(350);
    expect(figures['worth.day@2']).toBeGreaterThan(0.9);
    expect(figures['worth.lift@2']).toBeGreaterThan(0.5);
    expect(figures['lag.day@2']).toBeGreaterThan(0.9);
  });

  test('gives only shares and counts', () => {
    const shares = Object.entries(figures).filter(
      ([name]) => !['commits', 'policy.gated', 'wide.gated', 'omissions.n'].includes(name),
    );
    expect(shares.filter(([, value]) => value !== null && (value > 1 || value < -1))).toEqual([]);
  });

  test('finds what was confessed', () => {
    const walk = walkHistory(facts);
    const found = walk.eligible.find(({ fact }) => fact.at === MONDAY_NOON + 270 * DAY + 2 * HOUR);
    expect(figures['omissions.n']).toBe(1);
    expect(found).toBeDefined();
    expect(omissionsOf(walk, [], () => 0)).toEqual({ n: 1, first: 0, first3: 0 });
    expect(figures['omissions@3']).toBe(1);
  });

  test('has no lift where there is nothing to compare with', () => {
    expect(liftOf([], walkHistory(facts))).toBeNull();
  });

  test('a history too short for a figure has none', () => {
    expect(measureCompanion(facts.slice(0, 30), weights)['policy.right']).toBeNull();
  });
});

describe('the section of the evaluation', () => {
  const weights = weightsFor(['unknown']).companion;
  const measured = companion.measure(
    testHistory({ name: 'made', facts: history(300), weights: weightsFor(['unknown']).weights, companion: weights }),
  );

  test('measures every figure that it names', () => {
    expect(Object.keys(measured)).toEqual(companion.figures.map(({ name }) => name));
    const open = Object.entries(measured).filter(([, value]) => value === null);
    expect(open.map(([name]) => name)).toEqual([]);
  });

  test('has each rule beside the model, and what any file would reach', () => {
    expect(measured['worth.lift@2']).toBeGreaterThan(measured['recent.lift@2'] ?? 1);
    expect(measured['worth.day@2']).toBeGreaterThan(measured['base'] ?? 1);
    expect(measured['omissions.n']).toBe(1);
  });
});
