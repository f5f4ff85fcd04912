import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { digestItems, foldDigests } from '../../../src/analytics/digest-items.js';
import { digestHabits } from '../../../src/analytics/digests/index.js';
import type { Fact } from '../../../src/domain/fact.js';
import { aFact, aRewrite, DAY, hashOf, HOUR, MONDAY_NOON } from './facts.js';
import { examples, reworkedHistory, saidOf } from './digest-examples.js';

const settings = Object.fromEntries(digestHabits.map(({ name }) => [name, { enabled: true }]));

describe.each(digestHabits.map((habit) => [habit.name, habit] as const))('%s', (kind, { pace, start }) => {
  const own = examples[kind] ?? [];
  const whole = own[0]?.facts ?? [];
  const fold = (facts: readonly Fact[]) => foldDigests(facts, { actor: 'me', settings, until: Infinity });

  test('has examples, and each has something to say', () => {
    expect(own.length).toBeGreaterThan(0);
    for (const example of own) expect([example, saidOf(kind, example, pace).length]).toEqual([example, 1]);
  });

  test('says the same in whatever order the facts arrived, rewrites among them', () => {
    const keys = fc.array(fc.nat(), { minLength: whole.length, maxLength: whole.length });
    const amends = fc.uniqueArray(fc.nat({ max: whole.length - 2 }), { maxLength: 6 });
    fc.assert(
      fc.property(keys, amends, (order, places) => {
        const rewrites = places.flatMap((place) => rewriteAt(whole, place));
        const facts = [...whole, ...rewrites];
        const shuffled = facts
          .map((fact, index) => ({ fact, key: order[index] ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ fact }) => fact);
        expect(fold(shuffled)).toEqual(fold(facts));
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });

  test('says of the past what it said then: what comes later changes nothing', () => {
    const until = whole.map(({ at }) => at).toSorted((a, b) => a - b)[Math.floor(whole.length * 0.9)] ?? 0;
    const then = foldDigests(
      whole.filter(({ at }) => at <= until),
      { actor: 'me', settings, until },
    );
    expect(foldDigests(whole, { actor: 'me', settings, until })).toEqual(then);
    expect(fold(whole).filter(({ at }) => at <= until)).toEqual(then);
  });

  test('starts from a state that is JSON', () => {
    expect(JSON.parse(JSON.stringify(start()))).toEqual(start());
  });
});

function rewriteAt(facts: readonly Fact[], place: number): readonly Fact[] {
  const [from, to] = [facts[place], facts[place + 1]];
  return from?.type === 'commit' && to?.type === 'commit' ? [aRewrite(from.hash, to.hash, to.at)] : [];
}

describe('a digest', () => {
  const facts = reworkedHistory(60);
  const last = Math.max(...facts.map(({ at }) => at));
  const ask = (period: { from: number; to: number; pace: 'day' | 'week' }) =>
    digestItems(facts, { now: last + HOUR, period, actor: 'me' }).map(({ kind }) => kind);

  test('closes a week that is still open where it is asked for the week, and not where for the day', () => {
    expect(ask({ from: last - HOUR, to: last, pace: 'week' })).toEqual(['rework-mirror']);
    expect(ask({ from: last - HOUR, to: last, pace: 'day' })).toEqual([]);
  });

  test('tells of each kind and repository only the latest', () => {
    expect(ask({ from: last - 60 * DAY, to: last, pace: 'week' })).toEqual(['rework-mirror']);
  });

  test('is nobody else’s: without commits of the person there is nothing', () => {
    const period = { from: 0, to: last, pace: 'month' as const };
    expect(digestItems(facts, { now: last, period, actor: 'other' })).toEqual([]);
  });

  test('never stands on a commit of an agent or on a merge', () => {
    const foreign = [
      aFact({ number: 5000, at: last + HOUR, agent: 'claude-code' }),
      aFact({ number: 5001, at: last + HOUR, parents: [hashOf(1), hashOf(2)] }),
    ];
    const items = foldDigests([...facts, ...foreign], { actor: 'me', settings, until: last + 30 * DAY });
    const hashes = items.flatMap(({ hash, commits }) => [hash, ...commits]);
    expect(hashes).not.toContain(hashOf(5000));
    expect(hashes).not.toContain(hashOf(5001));
  });

  test('a week ends on Sunday night of the person’s own clock', () => {
    const sunday = MONDAY_NOON + 6 * DAY; // noon
    const late = reworkedHistory(60).map((fact) => ({
      ...fact,
      at: fact.at - 112 * DAY,
      authoredAt: fact.authoredAt - 112 * DAY,
    }));
    const weeksOf = (utcOffset: number): readonly number[] => {
      const moved = late.map((fact) => ({ ...fact, utcOffset }));
      return foldDigests(moved, { actor: 'me', settings, until: sunday + DAY }).map(({ at }) => at % DAY);
    };
    expect(new Set(weeksOf(0))).toEqual(new Set([0]));
    expect(new Set(weeksOf(120))).toEqual(new Set([22 * HOUR]));
  });
});
