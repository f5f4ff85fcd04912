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

interface Spot {
  readonly x: number;
  readonly y: number;
}

const DIRECTIONS: Readonly<Record<string, Spot>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
/** Straight on is nearer than aside. */
const ASIDE = 2;

/** Where marks stand in no rows: the nearest one in the arrow's direction. The first key press lands on the first mark. */
export function movedNearby(key: string, focus: number | null, spots: readonly Spot[]): number | null {
  const [direction, from] = [DIRECTIONS[key], focus === null ? undefined : spots[focus]];
  if (direction === undefined) return moved(key, focus, { moves: {}, count: spots.length });
  if (from === undefined) return spots.length === 0 ? null : 0;
  let [best, least] = [focus, Number.POSITIVE_INFINITY];
  for (const [index, { x, y }] of spots.entries()) {
    const along = (x - from.x) * direction.x + (y - from.y) * direction.y;
    const aside = Math.abs((x - from.x) * direction.y) + Math.abs((y - from.y) * direction.x);
    const distance = along + ASIDE * aside;
    if (along > 0 && distance < least) [best, least] = [index, distance];
  }
  return best;
}
