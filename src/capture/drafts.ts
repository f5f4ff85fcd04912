// What tells a commit again after a rebase: author, author time, subject. In: a range. Out: drafts, oldest first.
import { type CommitHash, parseCommitHash } from '../domain/commit-record.js';
import type { Git } from './git.js';
import type { HistoryRange } from './revisions.js';

export interface Draft {
  readonly hash: CommitHash;
  readonly parents: readonly CommitHash[];
  /** Author and author time. */
  readonly origin: string;
  readonly subject: string;
}

/** A longer rebase is no draft any more; what is left out counts as it did. */
const MOST_DRAFTS = 5000;
const ARGUMENTS = [
  'rev-list',
  '--topo-order',
  '--reverse',
  '--ignore-missing',
  `--max-count=${MOST_DRAFTS}`,
  '--format=%H%x00%P%x00%at %ae%x00%s',
  '--stdin',
];

export async function readDrafts(git: Git, { include, exclude = [] }: HistoryRange): Promise<readonly Draft[]> {
  const input = [...include, ...exclude.map((hash) => `^${hash}`), ''].join('\n');
  const output = await git.run(ARGUMENTS, { input });
  return output.toString('utf8').split('\n').flatMap(parseLine);
}

/** git puts a line `commit <hash>` before each. */
function parseLine(line: string): readonly Draft[] {
  const [text = '', parents = '', author = '', subject] = line.split('\0');
  const hash = parseCommitHash(text);
  if (hash === undefined || subject === undefined) return [];
  return [{ hash, parents: parents.split(' ').flatMap((one) => parseCommitHash(one) ?? []), origin: author, subject }];
}
