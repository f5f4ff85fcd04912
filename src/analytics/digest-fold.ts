// One person's digest kinds as one fold over a stream of facts: items out, each with its window and its commits.
import type { CommitHash } from '../domain/commit-record.js';
import type { CommitFact } from '../domain/fact.js';
import { defaultsOf } from '../domain/setting.js';
import type { DigestFact, DigestHabit, DigestSighting } from './define-digest.js';
import type { HabitValues } from './define-habit.js';
import type { DigestItem } from './digest-items.js';
import type { HabitSettings, HabitStates } from './habit-fold.js';
import { isHandmade } from './superseded.js';

export interface DigestFoldOptions {
  readonly habits: readonly DigestHabit[];
  readonly settings: HabitSettings;
  readonly actor: string;
}

/** JSON: each kind's state, and the person's newest commit. */
export interface DigestStates {
  readonly last: Pick<CommitFact, 'hash' | 'repository'> | null;
  readonly states: HabitStates;
}

export interface DigestFold {
  start(): DigestStates;
  step(
    before: DigestStates,
    fact: DigestFact,
  ): { readonly states: DigestStates; readonly items: readonly DigestItem[] };
}

/** Most commits that an item names; the newest are the ones to look at. */
const MOST_COMMITS = 20;

export function createDigestFold({ habits, settings, actor }: DigestFoldOptions): DigestFold {
  const valuesOf = new Map(habits.map((habit) => [habit.name, valuesFor(habit, settings)]));
  return {
    start: () => ({ last: null, states: Object.fromEntries(habits.map((habit) => [habit.name, habit.start()])) }),
    step: (before, fact) => {
      const last = isOwn(fact, actor) ? { hash: fact.hash, repository: fact.repository } : before.last;
      const next: Record<string, unknown> = {};
      const items: DigestItem[] = [];
      for (const habit of habits) {
        const context = { settings: valuesOf.get(habit.name) ?? {}, actor };
        const { state, sighting } = habit.step(before.states[habit.name], fact, context);
        next[habit.name] = state;
        if (sighting !== undefined && last !== null) items.push(itemOf({ habit, fact, actor, last }, sighting));
      }
      return { states: { last, states: next }, items };
    },
  };
}

/** A kind that the person has to ask for is off until then. */
export function isEnabled({ name, optIn }: DigestHabit, settings: HabitSettings): boolean {
  return (settings[name]?.['enabled'] ?? optIn !== true) === true;
}

function valuesFor(habit: DigestHabit, settings: HabitSettings): HabitValues {
  return { ...defaultsOf(habit.settings), ...settings[habit.name] };
}

export function isOwn(fact: DigestFact, actor: string): fact is CommitFact {
  return fact.type === 'commit' && fact.actor === actor && isHandmade(fact);
}

interface Sight {
  readonly habit: DigestHabit;
  readonly fact: DigestFact;
  readonly actor: string;
  readonly last: Pick<CommitFact, 'hash' | 'repository'>;
}

function itemOf({ habit, fact, actor, last }: Sight, { about, ...sighting }: DigestSighting): DigestItem {
  const { hash, repository } = last;
  const commits: readonly CommitHash[] = about?.commits.slice(0, MOST_COMMITS) ?? [hash];
  return {
    kind: habit.name,
    tier: habit.tier,
    pace: habit.pace,
    scope: habit.scope,
    personal: habit.personal === true,
    repository,
    hash,
    at: fact.at,
    actor,
    window: about?.window ?? { from: fact.at - 1, to: fact.at },
    commits,
    ...sighting,
  };
}
