// How far the log of a repository was read, kept in `state/reflog`. In: what was read of it. Out: the place to read on from.
import type { ReflogCursor, ReflogReading } from '../capture/reflog.js';
import type { Repository } from '../capture/repository.js';
import type { CommitHash } from '../domain/commit-record.js';
import type { Stores } from './stores.js';

interface LogPlace {
  readonly v: 1;
  readonly cursor: ReflogCursor;
  /** The newest commit made here that was recorded by then: without it the journal is an older copy, or damaged. */
  readonly last?: CommitHash;
}

const fileOf = ({ id }: Repository) => ['state', 'reflog', `${id}.json`] as const;

/** undefined where it was never read. From the beginning where the journal has not what it had: what it lacks is found again. */
export function logStartOf(repository: Repository, stores: Stores): ReflogCursor | undefined {
  const start = stores.repositories.find(repository.commonDir)?.start;
  const place = placeOf(repository, stores);
  if (place === undefined) return start;
  const isAsNoted = place.last === undefined || stores.journal.has(place.last);
  return isAsNoted ? place.cursor : (start ?? place.cursor);
}

/** Is its log read from some place on? One that was never ours would bring what others made, as if it had come today. */
export function isFollowed(repository: Repository, stores: Stores): boolean {
  return logStartOf(repository, stores) !== undefined;
}

export function noteLogRead(
  repository: Repository,
  { entries, cursor }: Pick<ReflogReading, 'cursor' | 'entries'>,
  stores: Stores,
): void {
  const isThere = (hash: CommitHash): boolean => stores.journal.has(hash);
  const newest = entries.findLast((entry) => entry.made && isThere(entry.new))?.new;
  const earlier = placeOf(repository, stores)?.last;
  const last = newest ?? (earlier !== undefined && isThere(earlier) ? earlier : undefined);
  stores.saveDerived({ v: 1, cursor, ...(last && { last }) } satisfies LogPlace, ...fileOf(repository));
}

function placeOf(repository: Repository, stores: Stores): LogPlace | undefined {
  const kept = stores.loadDerived(...fileOf(repository)) as LogPlace | undefined;
  return kept?.v === 1 ? kept : undefined;
}
