import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addOutcome,
  lowerBoundOf,
  noRateEvidence,
  type RateEvidence,
  wealthAgainst,
} from '../../../../src/analytics/gate/evidence.js';
import { boundOf, GATE, type Gate, type GateEvent, gateOf, missingOf } from '../../../../src/analytics/gate/gate.js';
import { simulateGates } from '../../../support/simulated-gate.js';

const evidenceOf = (outcomes: readonly boolean[]): RateEvidence => outcomes.reduce(addOutcome, noRateEvidence);
const trial = (at: number, hit: boolean, expected: number | null = 0.2): GateEvent => ({
  type: 'trial',
  at,
  hit,
  expected,
});
const trials = (pattern: string, from = 1, expected: number | null = 0.2): readonly GateEvent[] =>
  [...pattern].map((letter, index) => trial(from + index, letter === '+', expected));
const said = (what: 'acted' | 'not-useful' | 'useful', times: number, from: number): readonly GateEvent[] =>
  Array.from({ length: times }, (_, index) => ({ type: 'response', at: from + index, said: what }));
const RIGHT = '++-+'.repeat(10);

describe('within 200 predictions, of 1,000 runs,', () => {
  const simulated = { anyway: 0.3, runs: 1000, predictions: 200, seed: 20261126 };

  test('a kind that is right in 0.40 goes live in at most 5 %, one that is right in 0.65 in at least 80 %', () => {
    expect(simulateGates({ ...simulated, rate: 0.4 }).live).toBeLessThanOrEqual(0.05);
    expect(simulateGates({ ...simulated, rate: 0.65 }).live).toBeGreaterThanOrEqual(0.8);
  });

  test('one that is right no more often than any other commit is let through in at most 20 %', () => {
    expect(simulateGates({ ...simulated, rate: 0.65, anyway: 0.65 }).live).toBeLessThanOrEqual(0.2);
  });
});

describe('the evidence', () => {
  const outcomes = fc.array(fc.boolean(), { maxLength: 150 });
  const rate = fc.integer({ min: 5, max: 90 }).map((percent) => percent / 100);

  test('is expected to gain nothing where the rate is the tested one, and to lose where it is lower', () => {
    fc.assert(
      fc.property(outcomes, rate, fc.double({ min: 0, max: 1, noNaN: true }), (before, tested, part) => {
        const evidence = evidenceOf(before);
        const next = (hit: boolean): number => wealthAgainst(tested, addOutcome(evidence, hit));
        const truth = tested * part;
        const joins = before.length % 25 === 0 ? stakeOf(before.length / 25) : 0;
        const expected = truth * next(true) + (1 - truth) * next(false);
        const now = wealthAgainst(tested, evidence) + joins;
        expect(expected).toBeLessThanOrEqual(now * (1 + 1e-9));
      }),
    );
  });

  test('grows with every miss that is a hit instead', () => {
    fc.assert(
      fc.property(outcomes, rate, fc.nat(), (before, tested, place) => {
        const better = before.map((hit, index) => hit || index === place % Math.max(1, before.length));
        expect(wealthAgainst(tested, evidenceOf(better))).toBeGreaterThanOrEqual(
          wealthAgainst(tested, evidenceOf(before)),
        );
      }),
    );
  });

  test('never puts the bound above what came true of all, or of some end of it', () => {
    fc.assert(
      fc.property(outcomes, (seen) => {
        const shares = [0, 25, 50, 75, 100, 125].map((from) => shareIn(seen.slice(from)));
        expect(lowerBoundOf(evidenceOf(seen), 0.05)).toBeLessThanOrEqual(Math.max(...shares) + 1e-9);
      }),
    );
  });

  test('of long ago does not hide what has become of it', () => {
    const bad = Array.from({ length: 300 }, () => false);
    const good = Array.from({ length: 150 }, (_, index) => index % 5 > 0);
    expect(lowerBoundOf(evidenceOf([...bad, ...good]), 0.05)).toBeGreaterThan(0.4);
  });

  const shareIn = (seen: readonly boolean[]): number =>
    seen.length === 0 ? 0 : seen.filter(Boolean).length / seen.length;
  const stakeOf = (start: number): number => (start === 0 ? 0.8 : 0.2 / (start * (start + 1)));
});

describe('a gate', () => {
  test.each<readonly [string, readonly GateEvent[], readonly string[]]>([
    ['after few predictions', trials('+'.repeat(14)), ['predictions']],
    ['that is right too seldom', trials('+--'.repeat(20)), ['target', 'bound']],
    ['that is right no more often than others', trials(RIGHT, 1, 0.75), ['lift']],
    ['that has nothing to compare with', trials(RIGHT, 1, null), ['lift']],
  ])('%s stays closed, and says what it lacks', (_, events, lacks) => {
    const gate = gateOf(events);
    expect(gate.state).toBe('shadow');
    expect(missingOf(gate)).toEqual(expect.arrayContaining([...lacks]));
  });

  test('opens when it is surely right more often than in 0.40, and tells since when', () => {
    const gate = gateOf(trials(RIGHT));
    expect(gate).toMatchObject({ state: 'live', openings: 1, fell: null });
    expect(gate.since).toBeGreaterThanOrEqual(GATE.least);
    expect(boundOf(gate)).toBeGreaterThan(GATE.level);
  });

  test('falls when less than 0.40 of the last 40 came true, and must earn it again', () => {
    const gate = gateOf([...trials(RIGHT), ...trials('-'.repeat(30), 100)]);
    expect(gate).toMatchObject({ state: 'shadow', openings: 1, fell: 'rate' });
    expect(gate.rate.n).toBeLessThan(30);
    const again = gateOf([...trials(RIGHT), ...trials('-'.repeat(30), 100), ...trials('+'.repeat(60), 200)]);
    expect(again).toMatchObject({ state: 'live', openings: 2 });
  });

  test('needs more to open a second time than the first', () => {
    const first = gateOf(trials('+'.repeat(40)));
    const fallen = [...trials(RIGHT), ...trials('-'.repeat(24), 100)];
    const second = gateOf([...fallen, ...trials('+'.repeat(60), 200)]);
    const waited = (gate: Gate, from: number): number => (gate.since ?? 0) - from;
    expect(waited(second, 200)).toBeGreaterThan(waited(first, 1));
  });

  test('falls on one answer in ten that says not useful, once there are ten', () => {
    const nine = [...trials(RIGHT), ...said('useful', 7, 100), ...said('not-useful', 2, 110)];
    expect(gateOf(nine).state).toBe('live');
    expect(gateOf([...nine, ...said('useful', 1, 120)])).toMatchObject({ state: 'shadow', fell: 'not-useful' });
  });

  test('counts what was acted on without a word among the useful', () => {
    const events = [
      ...trials(RIGHT),
      ...said('acted', 30, 100),
      ...said('useful', 7, 200),
      ...said('not-useful', 3, 210),
    ];
    expect(gateOf(events).state).toBe('live');
  });

  test('is the same in whatever order it hears of things', () => {
    const event = fc.record({ at: fc.nat({ max: 300 }), hit: fc.boolean(), word: fc.nat({ max: 9 }) });
    fc.assert(
      fc.property(fc.uniqueArray(event, { maxLength: 120, selector: ({ at }) => at }), (drawn) => {
        const events = drawn.map(
          ({ at, hit, word }): GateEvent =>
            word === 0 ? { type: 'response', at, said: hit ? 'useful' : 'not-useful' } : trial(at, hit),
        );
        expect(gateOf(events.toReversed())).toEqual(gateOf(events));
      }),
    );
  });

  test('is never open with less than 0.40 of its last 40 come true', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 20, maxLength: 200 }), (hits) => {
        const gate = gateOf([...trials(RIGHT), ...hits.map((hit, index) => trial(100 + index, hit))]);
        const right = gate.recent.filter((outcome) => outcome === 1).length / gate.recent.length;
        expect(gate.state === 'live' ? right : 1).toBeGreaterThanOrEqual(GATE.level);
      }),
    );
  });
});
