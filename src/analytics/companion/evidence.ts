// Why a file is thought to belong to a commit, as something that can be said: enough of it, and in which numbers.
import type { FileMemory } from './file-memory.js';
import type { Relation } from './relation.js';

/** Came later at least twice and after 15 of 100, or changed along at least three times and in 30 of 100. */
export function isRelated({ next3, next3Count, count, largest }: Readonly<Relation>): boolean {
  return (next3Count >= 2 && next3 >= 0.15) || (count >= 3 && largest >= 0.3);
}

export interface Tie {
  /** The file of the commit that it goes with most often. */
  readonly with: string;
  /** Of so many changes to that one, those that had the file too or had it come within a day. */
  readonly k: number;
  readonly m: number;
}

export function tieOf(id: number, present: readonly string[], files: FileMemory): Tie | undefined {
  const ties = present.flatMap((path) => {
    const trace = files.get(files.idOf(path) ?? -1);
    if (trace === undefined || trace.count === 0) return [];
    const together = trace.partners.get(id)?.count ?? 0;
    const after = trace.followers.get(id)?.day ?? 0;
    return [{ with: path, k: Math.min(together + after, trace.count), m: trace.count }];
  });
  return ties.reduce<Tie | undefined>((best, tie) => (best === undefined || isMore(tie, best) ? tie : best), undefined);
}

/** The larger share, drawn down where it is of few. */
function isMore(tie: Tie, other: Tie): boolean {
  return tie.k / (tie.m + 2) > other.k / (other.m + 2);
}
