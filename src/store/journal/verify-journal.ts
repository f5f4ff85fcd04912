// Verifies every segment. Damage that the index does not know of yet makes it forget those commits, so that they count
// as missing and are recorded again from git.
import { dirname } from 'node:path';
import type { IndexKeeper } from '../journal-index/index-keeper.js';
import { withLock } from '../lock.js';
import { isPrivateDirectory } from '../private-directory.js';
import { joinReports, verifyFile, type VerifyReport } from '../verify-file.js';
import { type Segment, SegmentFiles } from './segments.js';

export interface JournalSize {
  readonly list: readonly Segment[];
  /** Bytes of the active segment while nobody was writing. */
  readonly activeBytes: number;
}

export function verifyJournal(keeper: IndexKeeper, waitSeconds: number): VerifyReport {
  if (!isPrivateDirectory(dirname(keeper.lockPath))) return joinReports([]);
  const { list, activeBytes } = withLock(keeper.lockPath, { waitSeconds }, () => sizeOf(dirname(keeper.lockPath)));
  const active = list.at(-1);
  const report = joinReports(
    list.map((segment) => verifyFile(segment.path, segment === active ? activeBytes : Infinity)),
  );
  const found = report.damage.filter(({ reason }) => reason !== 'torn').length;
  if (found > keeper.ask((view) => view.damaged)) keeper.rebuild();
  return report;
}

/** A batch that is being written must not look torn. */
function sizeOf(directory: string): JournalSize {
  const segments = new SegmentFiles(directory);
  const size = { list: segments.list, activeBytes: segments.end().offset };
  segments.close();
  return size;
}
