import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { digestItems, foldDigests } from '../../../src/analytics/digest-items.js';
import type { DigestFact } from '../../../src/analytics/define-digest.js';
import { createDigestFold, type DigestStates } from '../../../src/analytics/digest-fold.js';
import { digestStream } from '../../../src/analytics/digest-stream.js';
import { labelLastTouchers } from '../../../src/analytics/labeller.js';
import { defaultsOf } from '../../../src/domain/setting.js';
import { toldKinds } from '../../../src/analytics/told-kinds.js';
import type { Fact } from '../../../src/domain/fact.js';
import { aFact, aRewrite, DAY, hashOf, HOUR, MONDAY_NOON } from './facts.js';
import { examples, reworkedHistory, saidOf, scatteredHistory } from './digest-examples.js';

const settings = Object.fromEntries(toldKinds.map(({ name }) => [name, { enabled: true }]));

/** Eight commits a day by me, an agent and others, in three repositories, with every period's end: 500 days of them. */
const busyStream: readonly DigestFact[] = digestStream(
  Array.from({ length: 500 * 8 }, (_, index) =>
    aFact({
      number: 1 + index,
      at: MONDAY_NOON + Math.floor(index / 8) * DAY + (index % 8) * 600,
      repository: `r${index % 3}`,
      actor: index % 4 === 3 ? 'other' : 'me',
      agent: index % 5 === 0 ? 'claude-code' : null,
      subject: index % 7 === 0 ? 'fix the empty line' : 'describe the change in words',
      files: [
        { path: `src/f${index % 11}.ts`, insertions: 30 },
        { path: `lib/g${index % 13}.ts`, insertions: 30 },
      ],
    }),
  ),
  { actor: 'me', until: Infinity, labeller: () => [] },
);

describe.each(toldKinds.map((habit) => [habit.name, habit] as const))('%s', (kind, habit) => {
  const { pace, start } = habit;
  const samples = examples[kind] ?? [];
  const whole = samples[0]?.facts ?? [];
  const asked = { actor: 'me', settings, habits: [habit] };
  const fold = (facts: readonly Fact[]) => foldDigests(facts, { ...asked, until: Infinity });

  test('has examples, and each has something to say', () => {
    expect(samples.length).toBeGreaterThan(0);
    for (const example of samples) expect([example, saidOf(kind, example, pace).length]).toEqual([example, 1]);
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
      { ...asked, until },
    );
    expect(foldDigests(whole, { ...asked, until })).toEqual(then);
    expect(fold(whole).filter(({ at }) => at <= until)).toEqual(then);
  });

  test('goes on from a state that went through JSON', () => {
    const alone = createDigestFold({ habits: [habit], settings, actor: 'me' });
    const stream = digestStream(whole, { actor: 'me', until: Infinity, labeller: labelLastTouchers });
    let [kept, passed] = [alone.start(), alone.start()];
    for (const fact of stream) {
      const [live, resumed] = [alone.step(kept, fact), alone.step(passed, fact)];
      expect(resumed.items).toEqual(live.items);
      kept = live.states;
      passed = JSON.parse(JSON.stringify(resumed.states)) as DigestStates;
    }
  });

  test('remembers no more after four thousand busy days than after half of them', () => {
    const context = { settings: defaultsOf(habit.settings), actor: 'me' };
    const most = [0, 0]; // in the first half, and in the second
    let state = start();
    for (const [index, fact] of longStream.entries()) {
      state = habit.step(state, fact, context).state;
      if (index % 100 > 0) continue;
      const half = index < longStream.length >> 1 ? 0 : 1;
      most[half] = Math.max(most[half] ?? 0, JSON.stringify(state).length);
    }
    expect(most[1]).toBeLessThan(1.1 * (most[0] ?? 0));
  });
});

/** Eight times as long: what is bounded by number has reached its bound by the half of it. */
const longStream: readonly DigestFact[] = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((turn) =>
  busyStream.map((fact) => ({ ...fact, at: fact.at + turn * 500 * DAY })),
);

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
    expect(ask({ from: last - HOUR, to: last, pace: 'week' })).toEqual([
      'hot-ground',
      'rework-mirror',
      'thirty-days-on',
    ]);
    expect(ask({ from: last - HOUR, to: last, pace: 'day' })).toEqual([]);
  });

  test('tells of each kind and repository only the latest', () => {
    expect(ask({ from: last - 60 * DAY, to: last, pace: 'week' })).toEqual([
      'hot-ground',
      'rework-mirror',
      'thirty-days-on',
    ]);
  });

  test('is nobody else’s: without commits of the person there is nothing', () => {
    const period = { from: 0, to: last, pace: 'month' as const };
    expect(digestItems(facts, { now: last, period, actor: 'other' })).toEqual([]);
  });

  test('keeps repositories apart, but for kinds that are about all of them', () => {
    const moved = facts.map((fact) => ({
      ...fact,
      repository: 'another',
      hash: hashOf(Number(`0x${fact.hash}`) + 9000),
    }));
    const period = { from: last - HOUR, to: last, pace: 'week' as const };
    const items = digestItems([...facts, ...moved], { now: last, period, actor: 'me' });
    const mirrors = items.filter(({ kind }) => kind === 'rework-mirror');
    expect(mirrors.map(({ repository }) => repository)).toEqual(['repository', 'another']);
    expect(mirrors[0]?.evidence).toEqual(mirrors[1]?.evidence);
    const scattered = saidOf('context-scatter', { facts: scatteredHistory() }, 'day');
    expect(scattered).toHaveLength(1);
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
