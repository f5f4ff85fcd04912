// A subject without `type(scope):` in a repository whose people nearly always write one.
import type { CommitFact } from '../../domain/fact.js';
import { DAY } from '../../domain/local-time.js';
import type { Verdict } from '../../domain/observation.js';
import { integer } from '../../domain/setting.js';
import { defineHabit, type JudgedSighting } from '../define-habit.js';
import { type LaterFacts, verdictOf } from '../later-facts.js';
import { isConventional, isMachineWorded } from '../message-class.js';

const WINDOW = 50;
const NEXT_COMMITS = 5;
const PATIENCE = 90 * DAY;

const settings = {
  percent: integer({
    default: 80,
    min: 50,
    max: 100,
    help: 'Speak only where this many of the last 50 commits follow the convention.',
  }),
};

export const conventionDrift = defineHabit({
  name: 'convention-drift',
  tier: 'fact',
  summary: 'No type(scope): in a repository where four of five commits have one.',
  evidence:
    'Conventional Commits spread, and confusion of types is their main trouble (Zeng 2025). A fact, without a claim.',
  settings,
  /** 1 for each of the last fifty commits of people that has a type. */
  start: (): readonly (0 | 1)[] => [],
  step: (window, fact, context) => {
    if (isMachineWorded(fact.subject)) return { state: window };
    const conforms = isConventional(fact.subject);
    const state: readonly (0 | 1)[] = [...window.slice(1 - WINDOW), conforms ? 1 : 0];
    const k = window.filter((flag) => flag === 1).length;
    const isCustom = window.length === WINDOW && k * 100 >= context.settings.percent * WINDOW;
    if (conforms || !isCustom || context.messageChecked) return { state };
    return { state, sighting: { evidence: { subject: fact.subject, k, m: WINDOW, n: WINDOW }, n: WINDOW } };
  },
  judge: (sighting, later) => ({ hit: 'hit', followed: judgeFollowed(sighting, later) }),
});

/** Amended into the convention, or the next five follow it. */
function judgeFollowed({ commit }: JudgedSighting, later: LaterFacts): Verdict {
  const rewrite = later.rewriteOf(commit.hash);
  const amended = rewrite === undefined ? undefined : later.commitOf(rewrite.to);
  if (amended !== undefined && isConventional(amended.subject)) return 'hit';
  const next = later.ownAfter(commit, NEXT_COMMITS);
  if (next.length < NEXT_COMMITS) return verdictOf(false, later.now > commit.at + PATIENCE);
  return verdictOf(next.every(followsConvention), true);
}

function followsConvention({ subject }: CommitFact): boolean {
  return isMachineWorded(subject) || isConventional(subject);
}
