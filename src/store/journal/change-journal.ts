// The one way to change lines of the journal that are there already, for `repair` and `erase`: nobody appends meanwhile,
// the index goes first, and places noted before mean nothing afterwards.
import { dirname } from 'node:path';
import { readdirSync, rmSync } from 'node:fs';
import type { DataDirectory } from '../data-directory.js';
import { IndexKeeper } from '../journal-index/index-keeper.js';
import { withLock } from '../lock.js';
import { isPrivateDirectory } from '../private-directory.js';
import { beginEdition } from './edition.js';
import { SegmentFiles } from './segments.js';

export interface JournalChange {
  /** All segments in order, the active one last. */
  readonly paths: readonly string[];
  /** Runs what moves lines. */
  moveLines<Result>(work: () => Result): Result;
}

const PATIENCE = { waitSeconds: 30 };

export function changeJournal<Result extends readonly unknown[] | void>(
  data: DataDirectory,
  work: (change: JournalChange) => Result,
): Result | readonly [] {
  const { lockPath } = new IndexKeeper(data);
  if (!isPrivateDirectory(dirname(lockPath))) return [];
  return withLock(lockPath, PATIENCE, () => {
    const segments = new SegmentFiles(dirname(lockPath));
    segments.close();
    return work({
      paths: segments.list.map(({ path }) => path),
      moveLines: (move) => {
        beginEdition(data);
        forgetIndex(data);
        const result = move();
        forgetIndex(data);
        beginEdition(data);
        return result;
      },
    });
  });
}

/** An index of the old lines could fit the new ones by chance: sizes are all that it compares. */
function forgetIndex(data: DataDirectory): void {
  const folder = data.resolve('index');
  if (!isPrivateDirectory(folder)) return;
  for (const name of readdirSync(folder)) rmSync(data.resolve('index', name), { recursive: true, force: true });
}
