import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { catchUp, type PredictionLog } from '../../../../src/analytics/gate/prediction-log.js';
import { trialsOf } from '../../../../src/analytics/gate/standing.js';
import { createHabitFold } from '../../../../src/analytics/habit-fold.js';
import { collectLaterFacts } from '../../../../src/analytics/later-facts.js';
import { pastOf, replay } from '../../../../src/analytics/replay.js';
import { countedCommits } from '../../../../src/analytics/superseded.js';
import { createTimeline, rebuildTimeline } from '../../../../src/analytics/timeline.js';
import type { Fact } from '../../../../src/domain/fact.js';
import { touchAgain } from '../../../support/earned-habit.js';
import { aFact, aRewrite, DAY, hashOf, HOUR, MONDAY_NOON, usualCommits } from '../facts.js';

const fold = createHabitFold({ habits: [touchAgain] });
const throughJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;
const fileOf = (draw: number): string => (draw % 3 === 0 ? `hot/${draw}.ts` : `cold/${draw}.ts`);

/** A commit every two hours, by two people. */
const historyOf = (draws: readonly number[]): readonly Fact[] =>
  draws.map((draw, index) =>
    aFact({
      number: index + 1,
      at: MONDAY_NOON + index * 2 * HOUR,
      actor: draw % 5 === 0 ? 'other' : 'me',
      files: [{ path: fileOf(draw) }],
    }),
  );

const inOneGo = (facts: readonly Fact[]) => catchUp(countedCommits(facts), { fold, kept: undefined, actor: 'me' });

describe('what habits saw in a history, day by day,', () => {
  const draws = fc.array(fc.nat({ max: 11 }), { minLength: 300, maxLength: 420 });
  const cuts = fc.array(fc.integer({ min: 1, max: 420 }), { minLength: 1, maxLength: 4 });

  test('is what one fold over all of it sees, amends and late commits included', () => {
    const change = fc.record({ amended: fc.nat({ max: 290 }), late: fc.nat({ max: 290 }) });
    fc.assert(
      fc.property(draws, cuts, change, (drawn, days, { amended, late }) => {
        const whole = historyOf(drawn);
        const delayed = whole.filter((_, index) => index !== late);
        const rewrite = aRewrite(hashOf(amended + 1), hashOf(amended + 2), MONDAY_NOON);
        let kept: PredictionLog | undefined;
        for (const day of days.toSorted((a, b) => a - b))
          kept = throughJson(catchUp(countedCommits(delayed.slice(0, day)), { fold, kept, actor: 'me' }).log);
        const all = [...whole, rewrite];
        const caught = catchUp(countedCommits(all), { fold, kept, actor: 'me' });
        expect(throughJson(caught)).toEqual(throughJson(inOneGo(all)));
        expect(caught.observations.every(({ actor }) => actor === 'me')).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  test('is what a replay sees', () => {
    fc.assert(
      fc.property(draws, (drawn) => {
        const facts = historyOf(drawn);
        const now = MONDAY_NOON + 400 * DAY;
        const { observations, record } = replay(facts, { now, habits: [touchAgain], actor: 'me' });
        const caught = inOneGo(facts).observations;
        expect(caught.map(({ hash }) => hash)).toEqual(observations.map(({ hash }) => hash));
        expect(pastOf(touchAgain, caught, collectLaterFacts(facts, { now })).record).toEqual(record[0]);
      }),
      { numRuns: 10 },
    );
  });

  test('is folded anew where settings changed', () => {
    const facts = historyOf(Array.from({ length: 400 }, (_, index) => index % 9));
    const { log } = inOneGo(facts);
    const other = createHabitFold({ habits: [touchAgain], settings: { 'touch-again': { least: 9 } } });
    const counted = countedCommits(facts);
    expect(catchUp(counted, { fold: other, kept: log, actor: 'me' })).toEqual(
      catchUp(counted, { fold: other, kept: undefined, actor: 'me' }),
    );
  });
});

test('trials end before the first prediction whose time has not passed, although later ones are known to be right', () => {
  const hot = (number: number, at: number) => aFact({ number, at, files: [{ path: `hot/${number}.ts` }] });
  const again = aFact({ number: 3, at: MONDAY_NOON + 3 * HOUR, files: [{ path: 'hot/2.ts' }] });
  const facts = [...usualCommits(5, {}, 10), hot(1, MONDAY_NOON + DAY), hot(2, MONDAY_NOON + DAY + HOUR)].map(
    (fact, index) => (index < 5 ? { ...fact, at: MONDAY_NOON - DAY + index } : fact),
  );
  const all = [...facts, { ...again, at: MONDAY_NOON + DAY + 2 * HOUR }];
  const later = collectLaterFacts(all, { now: MONDAY_NOON + DAY + 3 * HOUR });
  const past = pastOf(touchAgain, inOneGo(all).observations, later);
  expect(past.judged.map(({ judgement }) => judgement.hit)).toEqual(['open', 'hit', 'open']);
  expect(trialsOf(past)).toEqual([]);
});

test('a timeline that keeps whole facts shows a habit every file of a late fact, not only code', () => {
  const facts = Array.from({ length: 300 }, (_, index) =>
    aFact({ number: index + 1, at: MONDAY_NOON + index * HOUR, files: [{ path: `hot/${index}.md` }] }),
  );
  const options = { repository: 'repository', habits: [touchAgain], keepsWholeFacts: true };
  const timeline = rebuildTimeline(facts.slice(0, -2), options);
  const again = createTimeline({ ...options, snapshot: throughJson(timeline.snapshot()) });
  for (const fact of facts.slice(-2).toReversed()) again.apply(fact);
  expect(throughJson(again.snapshot())).toEqual(throughJson(rebuildTimeline(facts, options).snapshot()));
  expect(again.observations().length).toBeGreaterThan(100);
});
