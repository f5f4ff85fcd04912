// What a timeline keeps between two runs of the recorder, as JSON.
import type { CommitFact } from '../domain/fact.js';
import { DAY } from '../domain/local-time.js';
import type { Placed } from './canonical-order.js';
import type { HabitFold, HabitStates } from './habit-fold.js';
import { hashOfLine, unpackFact } from './packed-fact.js';
import { compareText } from './quantile.js';
import type { Replacement } from './superseded.js';

/** The place of the last fact in the base. */
export type Edge = Placed<Pick<CommitFact, 'at' | 'hash' | 'parents'>>;

export interface TimelineSnapshot {
  readonly v: 1;
  /** Which habits with which settings made the states. */
  readonly identity: string;
  readonly repository: string;
  readonly stale: boolean;
  /** How many facts the base holds. */
  readonly folded: number;
  readonly edge: Edge | null;
  /** JSON in text: parsed only when a late fact needs it. */
  readonly base: string;
  readonly head: HabitStates;
  /** The facts after the base, in canonical order, packed. */
  readonly window: readonly string[];
  readonly rewrites: readonly Replacement[];
}

/** The window has at least so many facts, once there are so many, … */
const WINDOW = 192;
/** … and the base moves on by so many at once. */
const STRIDE = 64;
/** A rewrite is remembered while the commit that it replaced may still arrive in the window. */
const REWRITE_MARGIN = 7 * DAY;
const MOST_REWRITES = 256;

export function emptySnapshot(fold: HabitFold, repository: string): TimelineSnapshot {
  const head = fold.start();
  return {
    v: 1,
    identity: fold.identity,
    repository,
    stale: false,
    folded: 0,
    edge: null,
    base: JSON.stringify(head),
    head,
    window: [],
    rewrites: [],
  };
}

/** How many of so many facts belong to the base: of their number alone, so that the order of arrival leaves no trace. */
export function baseLengthOf(facts: number): number {
  return Math.max(0, Math.floor((facts - WINDOW) / STRIDE) * STRIDE);
}

export function edgeOf({ fact, depth }: Placed): Edge {
  return { fact: { at: fact.at, hash: fact.hash, parents: [] }, depth };
}

/** Those that replace a commit of the window, and recent ones whose commit may still come. */
export function keepRewrites(
  rewrites: readonly Replacement[],
  window: readonly string[],
  repository: string,
): readonly Replacement[] {
  const first = window[0];
  const start = first === undefined ? -Infinity : unpackFact(first, repository).fact.at - REWRITE_MARGIN;
  const held = new Set(window.map(hashOfLine));
  const recent = rewrites.filter(({ at }) => at >= start).toSorted(compareRewrites);
  const kept = new Set([...rewrites.filter(({ from }) => held.has(from)), ...recent.slice(-MOST_REWRITES)]);
  return [...kept].sort(compareRewrites);
}

function compareRewrites(a: Replacement, b: Replacement): number {
  return a.at - b.at || compareText(a.from, b.from) || compareText(a.to, b.to);
}
