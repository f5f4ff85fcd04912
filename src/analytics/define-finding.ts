// The shape of a finding: something true and interesting about a history, said on the first screen. It is silent below
// its least n, and gives n and window with what it says.
import type { CommitFact } from '../domain/fact.js';
import type { Evidence } from '../domain/observation.js';
import type { Habit } from './define-habit.js';
import type { KindRecord } from './replay.js';

export interface FindingInput {
  /** The person's handmade commits, in canonical order. */
  readonly own: readonly CommitFact[];
  /** Everybody's. */
  readonly everybody: readonly CommitFact[];
  /** The person's hit records, from replay, of the habits that findings name. */
  readonly records: readonly KindRecord[];
}

export interface Found {
  /** One sentence, without n and window, without a full stop. */
  readonly text: string;
  readonly evidence: Evidence;
  /** The commits that it is about: their number is n, their first and last day the window. */
  readonly about: readonly CommitFact[];
  /** Where n does not count commits. */
  readonly n?: number;
}

export interface FindingKind {
  readonly name: string;
  /** The most telling is said first. */
  readonly weight: number;
  /** The habit whose hit record it tells. */
  readonly habit?: Habit;
  find(input: FindingInput): Found | undefined;
}

export function defineFinding(kind: FindingKind): FindingKind {
  return kind;
}
