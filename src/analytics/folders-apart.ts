// Do two top-level folders of one commit go on apart? What later commits say of a change that looked like two.
import type { CommitFact } from '../domain/fact.js';
import { DAY } from '../domain/local-time.js';
import type { Verdict } from '../domain/observation.js';
import type { Control, JudgedSighting } from './define-habit.js';
import { type LaterFacts, verdictOf } from './later-facts.js';
import { isCode } from './path-class.js';
import { shareOf } from './quantile.js';

const APART = 14 * DAY;
const SPLIT = 30 * 60;
const NEXT_COMMITS = 20;
const PATIENCE = 90 * DAY;

/** `src` for `src/a/b.ts`, `.` for a file at the top. */
export function topFolderOf(path: string): string {
  const end = path.indexOf('/');
  return end < 0 ? '.' : path.slice(0, end);
}

/** Has it code in more than one top-level folder? */
export function spansFolders({ files }: Pick<CommitFact, 'files'>): boolean {
  return new Set(codeOf(files)).size > 1;
}

/** Whoever touched its files within fourteen days touched those of one folder alone, never of both at once. */
export function judgeApart(commit: CommitFact, later: LaterFacts, folders: readonly [string, string]): Verdict {
  const end = commit.at + APART;
  const sides = new Map<string, Set<string>>();
  for (const path of commit.files
    .map((file) => file.path)
    .filter((one) => isCode(one) && folders.includes(topFolderOf(one))))
    for (const { hash } of later.touchesOf(path, commit.at, end))
      sides.set(hash, (sides.get(hash) ?? new Set()).add(topFolderOf(path)));
  if ([...sides.values()].some(({ size }) => size > 1)) return 'miss';
  if (later.now <= end) return 'open';
  return verdictOf(sides.size > 0, true);
}

/** The same of commits across two folders of which nothing was said. */
export const apartControl: Control = {
  outcome: (commit, _file, later) => {
    const [first, second] = [...new Set(codeOf(commit.files))];
    return first === undefined || second === undefined ? 'open' : judgeApart(commit, later, [first, second]);
  },
};

function codeOf(files: CommitFact['files']): readonly string[] {
  return files.filter(({ path }) => isCode(path)).map(({ path }) => topFolderOf(path));
}

/** Split at once, or fewer of the next commits go across folders than did before. */
export function judgeSplit({ observation: { evidence }, commit }: JudgedSighting, later: LaterFacts): Verdict {
  const rewrite = later.rewriteOf(commit.hash);
  if (rewrite !== undefined && rewrite.at - commit.at <= SPLIT) return 'hit';
  const next = later.ownAfter(commit, NEXT_COMMITS);
  if (next.length < NEXT_COMMITS) return verdictOf(false, later.now > commit.at + PATIENCE);
  return verdictOf(100 * shareOf(next.filter(spansFolders).length, next.length) < Number(evidence['spans']), true);
}
