import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commitFeaturesOf, featureNames, featureOf } from '../../../../src/analytics/commit-memory/commit-features.js';
import { emptyMemory, rememberCommit } from '../../../../src/analytics/commit-memory/commit-memory.js';
import { viewOf } from '../../../../src/analytics/commit-memory/commit-view.js';
import { countOne, fadedTo, NOTHING, shareNear, tryOnce } from '../../../../src/analytics/commit-memory/fading.js';
import type { CommitMemory } from '../../../../src/analytics/commit-memory/memory-shape.js';
import { emptyMap, type RecentMap, valueIn, withEntry, withoutKey } from '../../../../src/analytics/recent-map.js';
import type { CommitFact } from '../../../../src/domain/fact.js';
import { aFact, DAY, HOUR, MONDAY_NOON } from '../facts.js';
import { madeHistory } from './made-history.js';

const remember = (facts: readonly CommitFact[]): CommitMemory =>
  facts.reduce((memory, fact) => rememberCommit(memory, viewOf(fact)), emptyMemory());
const featuresAfter = (past: readonly CommitFact[], fact: CommitFact): Readonly<Record<string, number>> => {
  const features = commitFeaturesOf(remember(past), viewOf(fact));
  return Object.fromEntries(featureNames().map((name) => [name, featureOf(features, name)]));
};

describe('a map that forgets', () => {
  test('knows the latest, and never more than its bounds', () => {
    const keys = fc.array(fc.string({ maxLength: 3 }), { maxLength: 200 });
    fc.assert(
      fc.property(keys, (some) => {
        const map = some.reduce<RecentMap<number>>((now, key, index) => withEntry(now, [key, index], 3), emptyMap(4));
        const last = some.at(-1);
        expect(last === undefined ? 0 : valueIn(map, last)).toBe(Math.max(0, some.length - 1));
        expect(map.flat().length).toBeLessThanOrEqual(12);
      }),
    );
  });

  test('forgets what is taken out, and leaves the map before as it was', () => {
    const before = withEntry<number>(emptyMap(2), ['a', 1], 3);
    expect(valueIn(withoutKey(before, 'a'), 'a')).toBeUndefined();
    expect(valueIn(before, 'a')).toBe(1);
  });
});

describe('counts that fade', () => {
  test('halve in their half-life', () => {
    expect(fadedTo(countOne(NOTHING, 1000, DAY), 1000 + DAY, DAY)).toBeCloseTo(0.5, 6);
  });

  test('a share without trials is what was expected, and moves to what comes', () => {
    expect(shareNear(undefined, 0.2, 5)).toBe(0.2);
    const often = Array.from({ length: 50 }, () => 1).reduce((share, hit) => tryOnce(share, hit, 0.9), [
      0, 0,
    ] as const as readonly [number, number]);
    expect(shareNear(often, 0.2, 5)).toBeGreaterThan(0.7);
  });
});

describe('the memory of a repository', () => {
  test('goes on from JSON as if it had never been written', () => {
    const facts = madeHistory(2, 60);
    const half = JSON.parse(JSON.stringify(remember(facts.slice(0, 50)))) as CommitMemory;
    const whole = facts.slice(50).reduce((memory, fact) => rememberCommit(memory, viewOf(fact)), half);
    expect(JSON.parse(JSON.stringify(whole))).toEqual(JSON.parse(JSON.stringify(remember(facts))));
  });

  test('does not grow with the history', () => {
    const wide = Array.from({ length: 6000 }, (_, index) =>
      aFact({ number: index + 1, actor: `author${index % 400}`, files: [{ path: `src/f${index}/a${index}.ts` }] }),
    );
    const memory = remember(wide);
    expect(memory.files.flat().length).toBeLessThanOrEqual(2048);
    expect(memory.folders.flat().length).toBeLessThanOrEqual(512);
    expect(memory.authors.flat().length).toBeLessThanOrEqual(128);
    expect(JSON.stringify(memory).length).toBeLessThan(2_000_000);
  });

  test('takes no notice of merges', () => {
    const merge = aFact({ number: 9, parents: [aFact({ number: 1 }).hash, aFact({ number: 2 }).hash] });
    expect(rememberCommit(emptyMemory(), viewOf(merge))).toEqual(emptyMemory());
  });
});

describe('the features of a commit', () => {
  test('come from the past alone: what follows changes none of them', () => {
    const facts = madeHistory(3, 60);
    const [past, fact = aFact()] = [facts.slice(0, 40), facts[40]];
    const before = featuresAfter(past, fact);
    remember(facts);
    expect(featuresAfter(past, fact)).toEqual(before);
  });

  test('are all finite numbers, whatever the commit', () => {
    const odd = [
      aFact({ files: [{ path: 'src/a.ts', insertions: null, deletions: null }] }),
      aFact({ files: [{ path: 'src/a.ts', status: 'D' }], subject: '' }),
      aFact({ insertions: null, deletions: null, codeChurn: null }),
      aFact({ at: 0, authoredAt: 0 }),
    ];
    for (const fact of odd)
      expect(
        Object.entries(featuresAfter(madeHistory(4, 30), fact)).filter(([, value]) => !Number.isFinite(value)),
      ).toEqual([]);
  });

  test('have each a name of its own', () => {
    const { values } = commitFeaturesOf(emptyMemory(), viewOf(aFact()));
    expect(featureNames()).toHaveLength(values.length);
  });

  test('a file that was corrected after each change stands out', () => {
    const past = madeHistory(5, 120);
    const at = (past.at(-1)?.at ?? 0) + DAY;
    const of = (path: string) => featuresAfter(past, aFact({ number: 999_999, at, authoredAt: at, files: [{ path }] }));
    const [shaky, firm] = [of('src/shaky/part1.ts'), of('src/firm/part1.ts')];
    expect(shaky['mostCorrected']).toBeGreaterThan(0.45);
    expect(firm['mostCorrected']).toBeLessThan(0.4);
    expect(shaky['fixedQuarter']).toBeGreaterThan(firm['fixedQuarter'] ?? 9);
  });

  test('a fix on a fix of the same file within three hours is a loop, an hour later than that it is none', () => {
    const first = aFact({ number: 1, subject: 'fix: one', at: MONDAY_NOON });
    const second = (at: number) => aFact({ number: 2, subject: 'fix: two', at, authoredAt: at });
    expect(featuresAfter([first], second(MONDAY_NOON + 2 * HOUR))['isFixLoop']).toBe(1);
    expect(featuresAfter([first], second(MONDAY_NOON + 4 * HOUR))['isFixLoop']).toBe(0);
  });

  test("an author's commits that were corrected within the day raise the author's own share of rework", () => {
    const pairs = Array.from({ length: 20 }, (_, index) => [
      aFact({ number: 2 * index + 1, at: MONDAY_NOON + index * 2 * DAY }),
      aFact({ number: 2 * index + 2, at: MONDAY_NOON + index * 2 * DAY + HOUR, subject: 'fix: it again' }),
    ]).flat();
    const at = MONDAY_NOON + 60 * DAY;
    const share = featuresAfter(pairs, aFact({ number: 99, at, authoredAt: at }))['ownReworked'];
    expect(share).toBeGreaterThan(0.3);
  });
});
