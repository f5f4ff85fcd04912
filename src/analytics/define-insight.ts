// The shape of an insight: what is measured of a person's commits, so that a change in it can be looked for. A kind only
// measures and words; whether a change is one is decided in one place for all of them (find-changes.ts).
import type { CommitHash } from '../domain/commit-record.js';
import type { CommitFact } from '../domain/fact.js';
import type { Evidence } from '../domain/observation.js';

/** One commit, session or day: for each thing that the kind is about, what was counted, and out of how much. */
export interface Unit {
  /** Epoch seconds by the wall clock of the person. */
  readonly at: number;
  readonly commits: readonly CommitHash[];
  readonly counts: readonly number[];
  readonly outOf: readonly number[];
}

export interface InsightKind {
  /** Also the file's name. */
  readonly name: string;
  readonly summary: string;
  /** What n counts. */
  readonly unit: 'commits' | 'days' | 'sessions';
  /** How means are told: as percent, by itself, or undone from logarithms. */
  readonly scale: 'log' | 'percent' | 'plain';
  /** Changes smaller than this, on the scale that is told, are not worth a word: a difference, or on `log` a factor. */
  readonly least: number;
  /** Only a rise is told. */
  readonly rises?: boolean;
  /** What is measured of a commit depends on the person's other commits. */
  readonly together?: boolean;
  /** The name in the evidence of what it is about, where it is about one of several. */
  readonly subject?: string;
  /** Those several, from all of the person's commits in the window: never from when they were made. */
  subjectsOf?(commits: readonly CommitFact[]): readonly string[];
  /** One person's handmade commits, by author time. */
  unitsOf(commits: readonly CommitFact[], subjects: readonly string[]): readonly Unit[];
  /** One sentence, without `since`, n, window and full stop. */
  say(evidence: Evidence): string;
}

export function defineInsight(kind: InsightKind): InsightKind {
  return kind;
}

/** The wall clock of the person, as if it were UTC. */
export function localTimeOf({ authoredAt, utcOffset }: CommitFact): number {
  return authoredAt + utcOffset * 60;
}

/** A unit of one commit and one value; none where the value is not known. */
export function unitOf(commit: CommitFact, value: boolean | number | null): readonly Unit[] {
  if (value === null) return [];
  return [{ at: localTimeOf(commit), commits: [commit.hash], counts: [Number(value)], outOf: [1] }];
}

/** Sizes and lengths: a commit of 4,000 lines is not a hundred times one of 40. */
export function logOf(value: number | null): number | null {
  return value === null ? null : Math.log2(1 + value);
}

/** What is worked out once for a commit is known: nulls measure the same commits a thousand times. */
export function perCommit<Value>(make: (commit: CommitFact) => Value): (commit: CommitFact) => Value {
  const known = new WeakMap<CommitFact, { readonly value: Value }>();
  return (commit) => {
    const kept = known.get(commit) ?? { value: make(commit) };
    known.set(commit, kept);
    return kept.value;
  };
}
