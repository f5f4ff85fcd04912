// Is every commit made here recorded? What the reflogs say was made since we are here, against the journal.
import { confirmMade, madeIn, readReflog, type ReflogEntry } from '../capture/reflog.js';
import { readCommits } from '../capture/read-commits.js';
import type { CommitHash } from '../domain/commit-record.js';
import type { Describe } from '../capture/describe.js';
import type { Placed } from './place-recorder.js';
import { readSkipped } from './skipped.js';
import type { Stores } from './stores.js';

export interface Coverage {
  readonly repository: string;
  /** UTC; null where the repository was never met. */
  readonly since: string | null;
  /** Commit objects made here since then. */
  readonly expected: number;
  readonly byHook: number;
  /** Found by reconcile, or tracked by hand. */
  readonly filledIn: number;
  /** git has them no more, and we never had. */
  readonly notRecoverable: number;
  /** git has them, the journal does not: should be 0 after a reconcile. */
  readonly missing: number;
  /** False where git keeps no reflog: then only commits that hooks saw can be counted. */
  readonly reflog: boolean;
}

export async function coverageOf({ repository, git }: Placed, stores: Stores, describe: Describe): Promise<Coverage> {
  const known = stores.repositories.find(repository.commonDir);
  const { entries, kept } = await readReflog(repository, git, known?.start);
  const skipped = readSkipped(stores);
  const expected = entries.filter((entry) => isExpected(entry, known?.since) && !skipped.has(entry.new));
  const made = madeIn(expected);
  const sources = new Map([...made.keys()].map((hash) => [hash, stores.journal.find(hash)?.source]));
  const absent = [...sources].filter(([, source]) => source === undefined).map(([hash]) => hash);
  const present = await stillThere({ repository, git }, absent, describe);
  const missing = present.filter(
    (commit) => confirmMade(made.get(commit.hash) as ReflogEntry, commit) && !stores.journal.isErased(commit),
  );
  const doubtful = present.length - missing.length;
  const byHook = [...sources.values()].filter((source) => source === 'hook').length;
  return {
    repository: repository.name,
    since: known?.since ?? null,
    expected: made.size - doubtful,
    byHook,
    filledIn: made.size - absent.length - byHook,
    notRecoverable: absent.length - present.length,
    missing: missing.length,
    reflog: kept,
  };
}

function isExpected({ made, at }: ReflogEntry, since: string | undefined): boolean {
  return made && (since === undefined || at === null || at >= since);
}

async function stillThere({ git }: Placed, hashes: readonly CommitHash[], describe: Describe) {
  return readCommits(git, hashes, describe);
}
