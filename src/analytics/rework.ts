// Quick remedies: a commit that the same person followed within a day, by author time, with a fix-like one to a code file
// of it. One commit after the other in; the latest commits out, each with the files that were mended.
import type { CommitHash } from '../domain/commit-record.js';
import type { CommitFact } from '../domain/fact.js';
import { DAY } from '../domain/local-time.js';
import { isFixup } from './message-class.js';
import { codeFilesOf } from './own-size.js';

export interface Reworkable {
  readonly hash: CommitHash;
  readonly at: number;
  readonly authoredAt: number;
  readonly files: readonly string[];
  /** A fix-like subject: it may mend what came before. */
  readonly isRemedy: boolean;
  /** Those of its files that a quick remedy touched. */
  readonly mended: readonly string[];
}

/** What came within the last day may still be mended. */
export const REMEDY_HORIZON = DAY;

export function reworkableOf(fact: CommitFact): Reworkable {
  const { hash, at, authoredAt, subject } = fact;
  return { hash, at, authoredAt, files: codeFilesOf(fact), isRemedy: isFixup(subject), mended: [] };
}

interface Bounds {
  readonly since: number;
  readonly most: number;
}

/** Of one person's commits, in order: `one` added where it has code in it, and marked in those that it mends. */
export function recordRework<One extends Reworkable>(
  before: readonly One[],
  one: One,
  { since, most }: Bounds,
): readonly One[] {
  if (one.files.length === 0) return before;
  const kept = before.filter(({ at }) => at > since).slice(1 - most);
  return [...(one.isRemedy ? kept.map((earlier) => markMended(earlier, one)) : kept), one];
}

function markMended<One extends Reworkable>(one: One, { authoredAt, files }: Reworkable): One {
  const distance = authoredAt - one.authoredAt;
  if (distance < 0 || distance > REMEDY_HORIZON) return one;
  const more = files.filter((file) => one.files.includes(file) && !one.mended.includes(file));
  return more.length === 0 ? one : { ...one, mended: [...one.mended, ...more] };
}

export function isReworked({ mended }: Pick<Reworkable, 'mended'>): boolean {
  return mended.length > 0;
}
