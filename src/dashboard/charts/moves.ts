// Where keys lead from one mark to the next.

/** By key: how many marks further in the list. */
export type Moves = Readonly<Record<string, number>>;

export const ALONG: Moves = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };
/** Marks in columns of `rows`, first column first: a calendar's weeks. */
export const inColumns = (rows: number): Moves => ({ ArrowUp: -1, ArrowDown: 1, ArrowLeft: -rows, ArrowRight: rows });
/** Marks in rows of `columns`, first row first. */
export const inRows = (columns: number): Moves => ({
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -columns,
  ArrowDown: columns,
});

interface Field {
  readonly moves: Moves;
  readonly count: number;
}

/** The mark after `key`; the same where the key leads nowhere. The first key press of all lands on the last mark: now. */
export function moved(key: string, focus: number | null, { moves, count }: Field): number | null {
  if (count === 0) return focus;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key === 'Escape') return null;
  const step = moves[key];
  if (step === undefined) return focus;
  if (focus === null) return count - 1;
  const next = focus + step;
  return next < 0 || next >= count ? focus : next;
}
