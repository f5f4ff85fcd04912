// Rework, told from later commits: the same author corrected one of the commit's code files within a day. Commits of one
// repository in canonical order in, the hashes of those that were reworked out.
import type { CommitHash } from '../../domain/commit-record.js';
import type { CommitFact } from '../../domain/fact.js';
import { DAY } from '../../domain/local-time.js';
import { isFixup } from '../message-class.js';
import { codeFilesOf } from '../own-size.js';
import { isHandmade } from '../superseded.js';

interface Own {
  readonly fact: CommitFact;
  readonly files: ReadonlySet<string>;
  readonly isFixup: boolean;
}

/** As many of the author's next commits are looked at. */
const MOST_NEXT = 60;

export function reworkedCommits(commits: readonly CommitFact[]): ReadonlySet<CommitHash> {
  const reworked = new Set<CommitHash>();
  for (const line of ownLines(commits)) {
    for (const [index, commit] of line.entries()) {
      const next = line.slice(index + 1, index + 1 + MOST_NEXT);
      if (next.some((later) => corrects(later, commit))) reworked.add(commit.fact.hash);
    }
  }
  return reworked;
}

function corrects(later: Own, { fact, files }: Own): boolean {
  if (!later.isFixup || later.fact.authoredAt - fact.authoredAt > DAY) return false;
  return [...later.files].some((file) => files.has(file));
}

/** The handmade commits of code of each author, by author time. */
function ownLines(commits: readonly CommitFact[]): readonly (readonly Own[])[] {
  const lines = new Map<string, Own[]>();
  for (const fact of commits.filter(isHandmade)) {
    const files = new Set(codeFilesOf(fact));
    if (files.size === 0) continue;
    const line = lines.get(fact.actor) ?? [];
    line.push({ fact, files, isFixup: isFixup(fact.subject) });
    lines.set(fact.actor, line);
  }
  return [...lines.values()].map((line) => line.toSorted((a, b) => a.fact.authoredAt - b.fact.authoredAt));
}
