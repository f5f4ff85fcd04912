// How a commit came to be: its drafts on a line, each at the time that it was before the commit that stayed.
export interface Draft {
  readonly hash: string;
  readonly at: string;
  readonly command: 'amend' | 'rebase';
  readonly isFixup: boolean;
  readonly replacedBy: string;
}

export interface Stayed {
  readonly hash: string;
  readonly at: string;
  readonly drafts: readonly Draft[];
}

export type DraftKind = 'amend' | 'fixup' | 'rebase';

export interface TrackPoint {
  readonly hash: string;
  /** Seconds before the commit that stayed, 0 or more. */
  readonly before: number;
  /** What became of it; null for the commit that stayed. */
  readonly kind: DraftKind | null;
}

export interface Track {
  /** Earliest first; the last one stayed. */
  readonly points: readonly TrackPoint[];
  /** From a draft to what replaced it, as indices of points. */
  readonly steps: readonly { readonly from: number; readonly to: number }[];
}

export function trackOf({ hash, at, drafts }: Stayed): Track {
  const end = Date.parse(at);
  const ordered = drafts.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const points = [
    ...ordered.map((draft) => ({
      hash: draft.hash,
      before: Math.max(0, (end - Date.parse(draft.at)) / 1000),
      kind: kindOf(draft),
    })),
    { hash, before: 0, kind: null },
  ];
  const index = new Map(points.map((point, at_) => [point.hash, at_]));
  const steps = ordered.map(({ replacedBy }, from) => ({ from, to: index.get(replacedBy) ?? points.length - 1 }));
  return { points, steps };
}

export const kindOf = ({ command, isFixup }: Pick<Draft, 'command' | 'isFixup'>): DraftKind =>
  isFixup ? 'fixup' : command;

/** Places that keep their order, at least `least` apart where there is room; the last one stays where it is. */
export function spreadOut(places: readonly number[], least: number): readonly number[] {
  const spread = [...places];
  for (let index = 1; index < spread.length; index += 1)
    spread[index] = Math.max(spread[index] ?? 0, (spread[index - 1] ?? 0) + least);
  const end = places.at(-1) ?? 0;
  return spread.map((place, index) => Math.min(place, end - (spread.length - 1 - index) * least));
}
