// What habits saw in a whole history, kept so that the next day folds only what is new. In: the commits that count, in
// order, and what was kept. Out: all observations, and what to keep. The last commits are always folded again, and a
// history that was changed before them is folded from its start: the outcome is that of one fold over everything.
import type { CommitFact } from '../../domain/fact.js';
import type { Observation } from '../../domain/observation.js';
import type { HabitFold, HabitStates } from '../habit-fold.js';

export interface PredictionLog {
  readonly v: 2;
  /** Of the fold: habits and settings. */
  readonly identity: string;
  /** So many commits are in `states`, … */
  readonly folded: number;
  /** … and these they were. */
  readonly digest: string;
  readonly states: HabitStates;
  /** What was seen in them. */
  readonly seen: readonly Observation[];
}

export interface CaughtUp {
  readonly log: PredictionLog;
  /** Of the whole history, in the order of its commits. */
  readonly observations: readonly Observation[];
}

/** Amends, rebases and late commits change the end of a history. */
const MARGIN = 256;
/** Older ones are forgotten: years of them tell no more of a kind. */
const MOST_SEEN = 5000;

export interface CatchUp {
  readonly fold: HabitFold;
  readonly kept: PredictionLog | undefined;
  /** Whose observations are kept. */
  readonly actor: string;
}

export function catchUp(counted: readonly CommitFact[], { fold, kept, actor }: CatchUp): CaughtUp {
  const start = usable(kept, fold, counted) ?? emptyLog(fold);
  const folded = Math.max(start.folded, counted.length - MARGIN);
  const base = foldOn(fold, start.states, counted.slice(start.folded, folded));
  const rest = foldOn(fold, base.states, counted.slice(folded));
  const ownIn = (seen: readonly Observation[]): readonly Observation[] => seen.filter((one) => one.actor === actor);
  const seen = [...start.seen, ...ownIn(base.observations)].slice(-MOST_SEEN);
  const log = { ...start, folded, digest: digestOf(counted, folded), states: base.states, seen };
  return { log, observations: [...seen, ...ownIn(rest.observations)] };
}

function emptyLog({ identity, start }: HabitFold): PredictionLog {
  return { v: 2, identity, folded: 0, digest: digestOf([], 0), states: start(), seen: [] };
}

function usable(
  kept: PredictionLog | undefined,
  { identity }: HabitFold,
  counted: readonly CommitFact[],
): PredictionLog | undefined {
  if (kept?.v !== 2 || kept.identity !== identity || kept.folded > counted.length) return undefined;
  return kept.digest === digestOf(counted, kept.folded) ? kept : undefined;
}

interface Folded {
  readonly states: HabitStates;
  readonly observations: readonly Observation[];
}

function foldOn(fold: HabitFold, from: HabitStates, commits: readonly CommitFact[]): Folded {
  const observations: Observation[] = [];
  let states = from;
  for (const commit of commits) {
    const step = fold.step(states, commit);
    states = step.states;
    observations.push(...step.observations);
  }
  return { states, observations };
}

const PRIME = 16_777_619;

/** FNV-1a over the hashes in their order, even and odd places apart: it keeps no secret, it only has to notice a change. */
function digestOf(counted: readonly CommitFact[], length: number): string {
  let [even, odd] = [0x811c9dc5, 0x01000193];
  for (const { hash } of counted.slice(0, length)) {
    for (let place = 0; place < hash.length; place += 2) {
      even = Math.imul(even ^ hash.charCodeAt(place), PRIME);
      odd = Math.imul(odd ^ hash.charCodeAt(place + 1), PRIME);
    }
  }
  return `${length}:${(even >>> 0).toString(16)}${(odd >>> 0).toString(16)}`;
}
