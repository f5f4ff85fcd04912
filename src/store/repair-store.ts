// Every log of the data directory made whole. In: when, and whether to look only. Out: what was left out, by byte range.
import { dirname } from 'node:path';
import type { Instant } from '../domain/commit-record.js';
import type { DataDirectory } from './data-directory.js';
import { changeJournal } from './journal/change-journal.js';
import { withLock } from './lock.js';
import { LOGS } from './logs.js';
import { isPrivateDirectory } from './private-directory.js';
import { type LogRepair, repairLog } from './repair-log.js';

export interface StoreRepair {
  readonly dryRun: boolean;
  /** The logs in which something is damaged. */
  readonly files: readonly LogRepair[];
  /** Whole lines in all logs. */
  readonly records: number;
}

const PATIENCE = { waitSeconds: 30 };

export function repairStore(data: DataDirectory, job: { readonly at: Instant; readonly dryRun: boolean }): StoreRepair {
  const repairs = [...repairJournal(data, job), ...Object.values(LOGS).map((place) => repairSmall(data, place, job))];
  const files = repairs.filter(({ leftOut }) => leftOut.length > 0);
  return { dryRun: job.dryRun, files, records: repairs.reduce((sum, { records }) => sum + records, 0) };
}

function repairJournal(data: DataDirectory, job: Parameters<typeof repairLog>[1]): readonly LogRepair[] {
  return changeJournal(data, ({ paths, moveLines }) => {
    const looks = paths.map((path) => repairLog(path, { ...job, dryRun: true }));
    if (job.dryRun || looks.every(({ leftOut }) => leftOut.length === 0)) return looks;
    return moveLines(() => looks.map((look) => (look.leftOut.length === 0 ? look : repairLog(look.path, job))));
  });
}

function repairSmall(data: DataDirectory, place: readonly string[], job: Parameters<typeof repairLog>[1]): LogRepair {
  const path = data.resolve(...place);
  if (!isPrivateDirectory(dirname(path))) return { path, copy: null, records: 0, leftOut: [] };
  return withLock(`${path}.lock`, PATIENCE, () => repairLog(path, job));
}
