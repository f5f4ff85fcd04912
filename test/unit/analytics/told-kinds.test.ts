// Earned kinds that digests tell of meanwhile: the same sight in both, and who may let them interrupt.
import { expect, test } from '@jest/globals';
import { createHabitFold } from '../../../src/analytics/habit-fold.js';
import { standingOf } from '../../../src/analytics/gate/standing.js';
import { mixedChange } from '../../../src/analytics/habits/mixed-change.js';
import { unexplainedChange } from '../../../src/analytics/habits/unexplained-change.js';
import { collectLaterFacts } from '../../../src/analytics/later-facts.js';
import { countedCommits } from '../../../src/analytics/superseded.js';
import { settingTable } from '../../../src/recorder/setting-table.js';
import type { CommitFact } from '../../../src/domain/fact.js';
import type { Observation } from '../../../src/domain/observation.js';
import { mixedHistory, saidOf, unexplainedHistory } from './digest-examples.js';
import { DAY } from './facts.js';

const kinds = [mixedChange, unexplainedChange];
const WANTED = { 'unexplained-change': { toast: true } };

function seenIn(facts: readonly CommitFact[], settings = {}): readonly Observation[] {
  const fold = createHabitFold({ habits: kinds, settings });
  let states = fold.start();
  return countedCommits(facts).flatMap((fact) => {
    const step = fold.step(states, fact);
    states = step.states;
    return step.observations;
  });
}

test.each([
  ['mixed-change', mixedHistory()],
  ['unexplained-change', unexplainedHistory()],
])('%s sees at a commit what a digest tells of it, of whomever it is', (kind, facts) => {
  const [told] = saidOf(kind, { facts });
  const [seen] = seenIn(facts).filter((one) => one.kind === kind);
  expect(seen).toMatchObject({ hash: told?.hash, evidence: told?.evidence, n: told?.n });
  const theirs = facts.map((fact) => ({ ...fact, actor: 'other' }));
  expect(seenIn(theirs).map(({ actor, evidence }) => [actor, evidence])).toEqual([['other', told?.evidence]]);
});

test('mixed change has a gate; unexplained change only where the person asks for it', () => {
  const tiersBy = (settings: object) =>
    createHabitFold({ habits: kinds, settings: settings as typeof WANTED }).habits.map((habit) => {
      const later = collectLaterFacts([], { now: 400 * DAY });
      const { tier, gate } = standingOf(habit, { observations: [], later, responses: [] });
      return [habit.name, tier, gate?.state ?? null];
    });
  expect(tiersBy({})).toEqual([
    ['mixed-change', 'earned', 'shadow'],
    ['unexplained-change', 'digest', null],
  ]);
  expect(tiersBy(WANTED)[1]).toEqual(['unexplained-change', 'earned', 'shadow']);
  expect(seenIn(unexplainedHistory()).map(({ tier }) => tier)).toEqual(['digest']);
  expect(seenIn(unexplainedHistory(), WANTED).map(({ tier }) => tier)).toEqual(['earned']);
});

test('only the person may ask: a repository cannot', () => {
  expect(settingTable['habits.unexplained-change.toast']).toMatchObject({ default: false, repository: false });
  expect(settingTable['habits.unexplained-change.lines']).toMatchObject({ repository: true });
});

test('states are JSON, and bounded whoever commits', () => {
  const facts = Array.from({ length: 3000 }, (_, index) => ({
    ...(mixedHistory().at(-1) as CommitFact),
    hash: index.toString(16).padStart(40, '0') as CommitFact['hash'],
    at: index * DAY,
    actor: `person ${index % 1500}`,
  }));
  const fold = createHabitFold({ habits: kinds });
  let states = fold.start();
  for (const fact of facts) states = fold.step(states, fact).states;
  const text = JSON.stringify(states);
  expect(text.length).toBeLessThan(200_000);
  expect(JSON.stringify(JSON.parse(text))).toBe(text);
});
