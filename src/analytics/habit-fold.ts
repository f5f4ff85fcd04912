// All habits as one fold: states and a commit in, new states and observations out. The live step, the replay over the
// past and the preview are this same code.
import { isConcealed } from '../domain/concealed-subject.js';
import type { AnswerFact, CommitFact } from '../domain/fact.js';
import type { Observation, Tier } from '../domain/observation.js';
import { defaultsOf } from '../domain/setting.js';
import type { Habit, HabitValues, Sighting } from './define-habit.js';
import { habits as allHabits } from './habits/index.js';
import type { Placed } from './canonical-order.js';
import { isHandmade, supersededBy, type Replacement } from './superseded.js';

/** As in the settings: `settings.habits`. A habit that is not named has its defaults. */
export type HabitSettings = Readonly<Record<string, HabitValues>>;

export interface FoldOptions {
  readonly settings?: HabitSettings;
  /** A commit-msg hook checks messages in this repository already. */
  readonly messageChecked?: boolean;
  /** What the person answered to nudges there; kinds that read answers learn from those to their own. */
  readonly answers?: readonly AnswerFact[];
  /** Other habits than the registered ones, for tests. */
  readonly habits?: readonly Habit[];
}

/** JSON: each habit's state by its name. */
export type HabitStates = Readonly<Record<string, unknown>>;

export interface FoldStep {
  readonly states: HabitStates;
  readonly observations: readonly Observation[];
}

export interface HabitFold {
  /** Those that are on, each with the tier that it has by these settings. */
  readonly habits: readonly Habit[];
  /** States made by folds of different identity do not mix. */
  readonly identity: string;
  start(): HabitStates;
  step(states: HabitStates, fact: CommitFact): FoldStep;
}

export function createHabitFold({
  settings = {},
  messageChecked = false,
  answers = [],
  habits = allHabits,
}: FoldOptions): HabitFold {
  const enabled = habits
    .filter(({ name }) => settings[name]?.['enabled'] !== false)
    .map((habit) => ({ ...habit, tier: tierOf(habit, settings[habit.name]) }));
  const contexts = new Map(
    enabled.map(({ name, settings: table, readsAnswers = false }) => [
      name,
      {
        settings: { ...defaultsOf(table), ...settings[name] },
        messageChecked,
        ...(readsAnswers ? { answers: answers.filter(({ kind }) => kind === name) } : {}),
      },
    ]),
  );
  return {
    habits: enabled,
    identity: JSON.stringify([...contexts]),
    start: () => Object.fromEntries(enabled.map((habit) => [habit.name, habit.start()])),
    step: (states, fact) => {
      if (!isHandmade(fact)) return { states, observations: [] };
      const next: Record<string, unknown> = {};
      const observations: Observation[] = [];
      for (const habit of enabled) {
        const context = contexts.get(habit.name) ?? { settings: {}, messageChecked };
        const { state, sighting } = habit.step(states[habit.name], fact, context);
        next[habit.name] = state;
        const isMute = habit.readsWords === true && isConcealed(fact.subject);
        if (sighting !== undefined && !isMute) observations.push(observationOf(habit, fact, sighting));
      }
      return { states: next, observations };
    },
  };
}

/** What a person has to ask for stays in digests until they do. */
export function tierOf({ tier, settings }: Pick<Habit, 'settings' | 'tier'>, values: HabitValues = {}): Tier {
  return 'toast' in settings && values['toast'] !== true ? 'digest' : tier;
}

function observationOf(habit: Habit, { repository, hash, at, actor }: CommitFact, sighting: Sighting): Observation {
  const model = habit.model === undefined ? {} : { model: habit.model };
  return { kind: habit.name, tier: habit.tier, repository, hash, at, actor, ...sighting, ...model };
}

interface Stretch {
  readonly states: HabitStates;
  readonly commits: readonly Placed[];
  readonly rewrites: readonly Replacement[];
}

/** Folds commits in canonical order, those left out that `rewrites` replaced. */
export function foldCounted(fold: HabitFold, { states, commits, rewrites }: Stretch): FoldStep {
  const superseded = supersededBy(rewrites);
  const observations: Observation[] = [];
  let now = states;
  for (const { fact } of commits) {
    if (superseded.has(fact.hash)) continue;
    const step = fold.step(now, fact);
    now = step.states;
    observations.push(...step.observations);
  }
  return { states: now, observations };
}
