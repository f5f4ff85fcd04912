// A place in the journal that can be kept as JSON.

export interface JournalCursor {
  /** Counts up from 1 in the order of sealing; the active segment has the highest. */
  readonly segment: number;
  /** A line's start. */
  readonly offset: number;
  /** Of the journal in which that was so; absent for the first. */
  readonly edition?: number;
}

/** Negative where `a` comes first. */
export const compareCursors = (a: JournalCursor, b: JournalCursor): number =>
  a.segment - b.segment || a.offset - b.offset;
