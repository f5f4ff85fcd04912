// What a timeline keeps between two runs of the recorder, as JSON.
import type { CommitFact } from '../domain/fact.js';
import { DAY } from '../domain/local-time.js';
import { comparePlaces, type Placed } from './canonical-order.js';
import type { HabitFold } from './habit-fold.js';
import { keepStates, type KeptStates } from './kept-states.js';
import { hashOfLine, unpackFact } from './packed-fact.js';
import { compareText } from './quantile.js';
import { CHUNK, type RecentLog } from './recent-log.js';
import type { Replacement } from './superseded.js';

/** The place of the last fact in the base. */
export type Edge = Placed<Pick<CommitFact, 'at' | 'hash' | 'parents'>>;

export interface TimelineSnapshot {
  readonly v: 2;
  /** Which habits with which settings made the states. */
  readonly identity: string;
  readonly repository: string;
  readonly stale: boolean;
  /** How many facts the base holds. */
  readonly folded: number;
  readonly edge: Edge | null;
  /** Its parts are read only when a late fact needs them, or when the base moves on. */
  readonly base: KeptStates;
  readonly head: KeptStates;
  /** The facts after the base, in canonical order, packed. */
  readonly window: RecentLog<string>;
  readonly rewrites: readonly Replacement[];
}

/** The window has at least so many facts, once there are so many, … */
const WINDOW = 192;
/** … and the base moves on by so many at once: by whole chunks of the window. */
const STRIDE = 2 * CHUNK;
/** A rewrite is remembered while the commit that it replaced may still arrive in the window. */
const REWRITE_MARGIN = 7 * DAY;
const MOST_REWRITES = 256;

export function emptySnapshot(fold: HabitFold, repository: string): TimelineSnapshot {
  const head = keepStates(fold.start());
  return {
    v: 2,
    identity: fold.identity,
    repository,
    stale: false,
    folded: 0,
    edge: null,
    base: head,
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

/** In the very second of the edge, only a child of a commit in the window is known to come after the edge. */
export function isBeforeWindow(placed: Placed, edge: Edge | null): boolean {
  if (edge === null) return false;
  if (placed.fact.at !== edge.fact.at) return placed.fact.at < edge.fact.at;
  return placed.depth === 0 || comparePlaces(placed, edge) <= 0;
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
