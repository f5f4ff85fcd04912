// A commit as memory and features see it: its code files and what its subject says, looked up once.
import type { CommitFact, FileFact } from '../../domain/fact.js';
import { DAY, HOUR } from '../../domain/local-time.js';
import { isFix, isFixup } from '../message-class.js';
import { codeFilesOf } from '../own-size.js';
import { isHandmade } from '../superseded.js';

export interface CommitView {
  readonly fact: CommitFact;
  /** The first forty code files. */
  readonly code: readonly FileFact[];
  readonly paths: ReadonlySet<string>;
  readonly isFix: boolean;
  readonly isFixup: boolean;
  /** A fix of at most five code files: one that says something about what it corrects. */
  readonly isSmallFix: boolean;
  readonly isHandmade: boolean;
}

const MOST_FIXED_FILES = 5;

export function viewOf(fact: CommitFact): CommitView {
  const paths = new Set(codeFilesOf(fact));
  const isFixing = isFix(fact.subject);
  return {
    fact,
    code: fact.files.filter(({ path }) => paths.has(path)),
    paths,
    isFix: isFixing,
    isFixup: isFixup(fact.subject),
    isSmallFix: isFixing && paths.size > 0 && paths.size <= MOST_FIXED_FILES,
    isHandmade: isHandmade(fact),
  };
}

export function linesOf({ insertions, deletions }: FileFact): number {
  return (insertions ?? 0) + (deletions ?? 0);
}

/** Which three hours of the author's day, 0 to 7. */
export function partOfDay({ authoredAt, utcOffset }: CommitFact): number {
  return Math.floor(secondOfDay(authoredAt + utcOffset * 60) / (3 * HOUR));
}

function secondOfDay(local: number): number {
  return ((local % DAY) + DAY) % DAY;
}
