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
  /** Those of its files that a quick remedy touched. */
  readonly mended: readonly string[];
}

/** What came within the last day may still be mended. */
export const REMEDY_HORIZON = DAY;

/** Of one person's commits, in order: `fact` added, and marked in those that it mends. */
export function recordRework(
  before: readonly Reworkable[],
  fact: CommitFact,
  { since, most }: { readonly since: number; readonly most: number },
): readonly Reworkable[] {
  const files = codeFilesOf(fact);
  if (files.length === 0) return before;
  const kept = before.filter(({ at }) => at > since).slice(1 - most);
  const { hash, at, authoredAt, subject } = fact;
  const marked = isFixup(subject) ? kept.map((one) => markMended(one, authoredAt, files)) : kept;
  return [...marked, { hash, at, authoredAt, files, mended: [] }];
}

function markMended(one: Reworkable, authoredAt: number, files: readonly string[]): Reworkable {
  const distance = authoredAt - one.authoredAt;
  if (distance < 0 || distance > REMEDY_HORIZON) return one;
  const more = files.filter((file) => one.files.includes(file) && !one.mended.includes(file));
  return more.length === 0 ? one : { ...one, mended: [...one.mended, ...more] };
}

export function isReworked({ mended }: Reworkable): boolean {
  return mended.length > 0;
}
