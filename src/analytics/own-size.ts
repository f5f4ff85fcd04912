// A commit's size beside the same person's usual: what "big for you" means, for every habit that says it.
import type { CommitFact } from '../domain/fact.js';
import { OWN_MINIMUM } from './actor-windows.js';
import { isCode } from './path-class.js';
import { quantileOf } from './quantile.js';

/** More files than this in one commit say nothing more about any one of them. */
const MOST_CODE_FILES = 40;

/** Paths of the code files, the first forty. */
export function codeFilesOf({ files }: Pick<CommitFact, 'files'>): readonly string[] {
  const paths: string[] = [];
  for (const { path } of files) {
    if (paths.length === MOST_CODE_FILES) break;
    if (isCode(path)) paths.push(path);
  }
  return paths;
}

/** Is `value` at or above that percentile of the person's own? Never with fewer than thirty to compare with. */
export function isAtLeastOwn(percentile: number, value: number, own: readonly number[]): boolean {
  const bar = own.length < OWN_MINIMUM ? undefined : quantileOf(own, percentile / 100);
  return bar !== undefined && value >= bar;
}

/** The work of a formatter or a mass rename of identifiers: one kind of file, as much added as deleted. */
export function isFormatterLike({ codeChurn, codeDeletions, codeExtensions }: CommitFact): boolean {
  if (codeChurn === null || codeDeletions === null || codeExtensions !== 1) return false;
  const insertions = codeChurn - codeDeletions;
  return Math.min(insertions, codeDeletions) >= 0.9 * Math.max(insertions, codeDeletions);
}

/** The first commit of a history is a beginning, not a habit. */
export function isFirst({ parents }: Pick<CommitFact, 'parents'>): boolean {
  return parents.length === 0;
}

/** Every file of it is known: of very large commits only the first are. */
export function isWhole({ files, fileCount }: Pick<CommitFact, 'fileCount' | 'files'>): boolean {
  return fileCount <= files.length;
}
