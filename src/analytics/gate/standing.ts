// How a kind stands in one repository: its record over the whole past, and for an earned kind its gate. In: what it saw,
// in the order of the commits, and what came later. Out: record and gate.
import type { Observation, Tier } from '../../domain/observation.js';
import type { Habit } from '../define-habit.js';
import type { LaterFacts } from '../later-facts.js';
import { type KindPast, type KindRecord, pastOf } from '../replay.js';
import { type Gate, gateOf, type Response, type Trial } from './gate.js';

export interface Standing {
  readonly kind: string;
  readonly tier: Tier;
  readonly model: string | null;
  readonly record: KindRecord;
  /** Null for kinds that need none. */
  readonly gate: Gate | null;
}

export interface StandingQuestion {
  readonly observations: readonly Observation[];
  readonly later: LaterFacts;
  /** What was said to those shown here. */
  readonly responses: readonly Response[];
}

export function standingOf(habit: Habit, { observations, later, responses }: StandingQuestion): Standing {
  const past = pastOf(
    habit,
    observations.filter(({ kind }) => kind === habit.name),
    later,
  );
  return {
    kind: habit.name,
    tier: habit.tier,
    model: habit.model ?? null,
    record: past.record,
    gate: habit.tier === 'earned' ? gateOf([...trialsOf(past), ...responses]) : null,
  };
}

/** Up to the first that is open: hits are known before misses, and would flatter. */
export function trialsOf({ judged }: KindPast): readonly Trial[] {
  const end = judged.findIndex(({ judgement }) => judgement.hit === 'open');
  return judged.slice(0, end < 0 ? judged.length : end).map(({ at, judgement, expected }) => ({
    type: 'trial',
    at,
    hit: judgement.hit === 'hit',
    expected,
  }));
}
