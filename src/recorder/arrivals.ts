// Commits that came to HEAD from elsewhere: a pull, a merge that fast-forwarded, a checkout. In: reflog entries that made
// no commit. Out: hashes that the journal does not have. A file's habits need everybody's commits, not only mine.
import type { Git } from '../capture/git.js';
import type { ReflogEntry } from '../capture/reflog.js';
import { listHashes } from '../capture/revisions.js';
import { type CommitHash, parseCommitHash } from '../domain/commit-record.js';
import type { Journal } from '../store/journal/journal.js';

/** A longer way is history, which `track --all` brings with progress. */
const MOST_ARRIVALS = 2000;

export async function findArrivals(
  git: Git,
  entries: readonly ReflogEntry[],
  journal: Pick<Journal, 'missing'>,
): Promise<readonly CommitHash[]> {
  const moves = entries.filter(({ made, old, new: to }) => !made && old !== null && old !== to);
  if (moves.length === 0) return [];
  const include = [...new Set(moves.map((move) => move.new))];
  const exclude = [...new Set(moves.flatMap(({ old }) => old ?? []))];
  const listed = (await listHashes(git, { include, exclude }))
    .toString('latin1')
    .split('\n')
    .flatMap((line) => parseCommitHash(line) ?? []);
  if (listed.length > MOST_ARRIVALS) return [];
  const missing = new Set(journal.missing(listed));
  return listed.filter((hash) => missing.has(hash));
}
