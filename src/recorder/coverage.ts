// Is every commit made here recorded? What the reflogs say was made since we are here, against the journal.
import { confirmMade, isSince, madeIn, readReflog, type ReflogEntry } from '../capture/reflog.js';
import { readCommits } from '../capture/read-commits.js';
import type { CommitHash, CommitRecord } from '../domain/commit-record.js';
import type { Describe } from '../capture/describe.js';
import { type Gap, type NamedGaps, noteGaps, readGaps } from './gaps.js';
import type { Placed } from './place-recorder.js';
import { isCommittedBy } from './signs.js';
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
  /** The commits of each gap: those filled in or taken up late, then those that are not expected or cannot be had. */
  readonly gaps: NamedGaps;
}

export interface CoverageAsked {
  readonly stores: Stores;
  readonly describe: Describe;
  /** Do hooks not fire here now? Asked where every gap is to be named, and kept; not told, no more is looked up than counts. */
  readonly hooksMissing?: boolean;
}

export async function coverageOf({ repository, git }: Placed, asked: CoverageAsked): Promise<Coverage> {
  const { stores, describe } = asked;
  const known = stores.repositories.find(repository.commonDir);
  const { entries, kept } = await readReflog(repository, git, known?.start);
  const skipped = readSkipped(stores);
  const expected = entries.filter((entry) => entry.made && isSince(entry, known?.since) && !skipped.has(entry.new));
  const made = new Map(
    [...madeIn(expected)].filter(([hash, entry]) => isOwn(entry, stores.journal.find(hash), describe)),
  );
  const sources = new Map([...made.keys()].map((hash) => [hash, stores.journal.find(hash)?.source]));
  const absent = [...sources].filter(([, source]) => source === undefined).map(([hash]) => hash);
  const present = await readCommits(git, absent, describe);
  const missing = present.filter((commit) => {
    const entry = made.get(commit.hash);
    const isDue = entry !== undefined && confirmMade(entry, commit) && isOwn(entry, commit, describe);
    return isDue && !stores.journal.isErased(commit);
  });
  const lost = absent.filter((hash) => !present.some((commit) => commit.hash === hash));
  const recorded = [...sources].filter(([, source]) => source !== undefined).map(([hash]) => hash);
  const filled = [...sources].filter(([, source]) => source !== undefined && source !== 'hook').map(([hash]) => hash);
  const hooked = [...sources].filter(([, source]) => source === 'hook').map(([hash]) => hash);
  return {
    repository: repository.name,
    since: known?.since ?? null,
    expected: made.size - (present.length - missing.length),
    byHook: hooked.length,
    filledIn: filled.length,
    notRecoverable: lost.length,
    missing: missing.length,
    reflog: kept,
    gaps: {
      ...nameGaps(recorded, { filled, hooked }, asked),
      'not-recoverable': lost,
      'switched-off': hashesOf(entries.filter((entry) => skipped.has(entry.new))),
      'before-install': asked.hooksMissing === undefined ? [] : await madeBefore({ repository, git }, entries),
    },
  };
}

/** What the logs say was made before the place from which we read. */
async function madeBefore({ repository, git }: Placed, since: readonly ReflogEntry[]): Promise<readonly CommitHash[]> {
  const later = new Set(since.map((entry) => entry.new));
  const { entries } = await readReflog(repository, git);
  return hashesOf(entries.filter((entry) => entry.made && !later.has(entry.new)));
}

const hashesOf = (entries: readonly ReflogEntry[]): readonly CommitHash[] => [
  ...new Set(entries.map((entry) => entry.new)),
];

/** Where git keeps no log, a commit of somebody else came from elsewhere, unless its hook told of it. */
function isOwn(entry: ReflogEntry, record: CommitRecord | undefined, { me }: Describe): boolean {
  return entry.unlogged !== true || record === undefined || record.source === 'hook' || isCommittedBy(record, me);
}

type Counted = 'client-without-hooks' | 'disk-full' | 'hook-missing' | 'killed';

/** `hashes` oldest first. */
function nameGaps(
  hashes: readonly CommitHash[],
  { filled, hooked }: { readonly filled: readonly CommitHash[]; readonly hooked: readonly CommitHash[] },
  { stores, hooksMissing }: CoverageAsked,
): Pick<NamedGaps, Counted> {
  const known = readGaps(stores);
  const timeOf = (hash: CommitHash): string => stores.journal.find(hash)?.committedAt ?? '';
  const unnamed = filled.filter((hash) => !known.has(hash));
  const lastByHook = unnamed.length === 0 ? '' : (hooked.map(timeOf).toSorted().at(-1) ?? '');
  // A hook has told since: so hooks were there, and the client passed them by.
  const afterFull = madeAfterFull(hashes, known, new Set(hooked));
  const gapOf = (hash: CommitHash): Gap => {
    if (afterFull.has(hash)) return 'disk-full';
    return hooksMissing === true && timeOf(hash) >= lastByHook ? 'hook-missing' : 'client-without-hooks';
  };
  const named = new Map<string, Gap>([...unnamed.map((hash) => [hash, gapOf(hash)] as const), ...known]);
  if (hooksMissing !== undefined)
    for (const gap of ['hook-missing', 'client-without-hooks', 'disk-full'] as const)
      noteGaps(
        stores,
        unnamed.filter((hash) => named.get(hash) === gap),
        gap,
      );
  const of = (gap: Gap): readonly CommitHash[] => hashes.filter((hash) => named.get(hash) === gap);
  return {
    'hook-missing': of('hook-missing'),
    'client-without-hooks': of('client-without-hooks'),
    killed: of('killed'),
    'disk-full': of('disk-full'),
  };
}

/** What came behind a commit whose hook found the disk full, until a hook told again: there was no room for a trace, even an empty one. */
function madeAfterFull(
  hashes: readonly CommitHash[],
  known: ReadonlyMap<string, Gap>,
  hooked: ReadonlySet<CommitHash>,
): ReadonlySet<CommitHash> {
  let isFull = false;
  return new Set(
    hashes.filter((hash) => {
      if (hooked.has(hash)) isFull = false;
      if (known.get(hash) === 'disk-full') isFull = true;
      return isFull;
    }),
  );
}
