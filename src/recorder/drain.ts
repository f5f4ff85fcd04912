// One drain: all spool files that are there now, repository by repository, become records, rewrites and events.
// A spool file goes only when everything it asked for is on disk; what cannot be done now stays, and is told.
import { existsSync } from 'node:fs';
import type { GitPlace } from '../capture/git.js';
import type { Instant } from '../domain/commit-record.js';
import { instantOf, systemClock } from '../domain/instant.js';
import type { SpoolEvent } from './spool-line.js';
import { isTorn, readSpool, removeSpoolFile, type SpoolFile } from './spool.js';

export interface Drain {
  readonly spool: string;
  /** Files that an earlier drain of this process could not finish: not tried again, or it would try for ever. */
  readonly parked: Set<string>;
  /** Records what the hooks told of one place; rejects where that cannot be done now. */
  recordPlace(place: GitPlace, told: Told): Promise<void>;
  /** A file was never finished: its hook found no room to write. */
  onTorn(path: string): void;
  /** Says that work was left. */
  report(problem: Error): void;
}

export async function drain(job: Drain): Promise<void> {
  const files = readSpool(job.spool).filter(({ path }) => !job.parked.has(path));
  for (const { path } of files.filter((file) => isTorn(file, Date.now()))) clearTorn(path, job);
  for (const group of groupByPlace(files)) await drainPlace(group, job);
}

export function hasUnparkedWork({ spool, parked }: Pick<Drain, 'spool' | 'parked'>): boolean {
  const isWork = (file: SpoolFile): boolean => file.event !== undefined || isTorn(file, Date.now());
  return readSpool(spool).some((file) => isWork(file) && !parked.has(file.path));
}

/** While the disk is still full, not even that can be noted. */
function clearTorn(path: string, { onTorn, parked, report }: Drain): void {
  try {
    onTorn(path);
    removeSpoolFile(path);
  } catch (thrown) {
    parked.add(path);
    report(asError(thrown));
  }
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

export interface Told {
  /** Oldest first. */
  readonly events: readonly SpoolEvent[];
  /** Seconds for which the first of them has waited. */
  readonly waited: number;
  /** Just before the first of them. */
  readonly since: Instant;
}

interface PlaceGroup {
  readonly place: GitPlace;
  readonly files: readonly SpoolFile[];
  readonly events: readonly SpoolEvent[];
}

async function drainPlace({ place, files, events }: PlaceGroup, job: Drain): Promise<void> {
  try {
    // A work tree that is gone took its reflog along: nothing can be recorded from here any more.
    if (existsSync(place.gitDir ?? place.cwd))
      await job.recordPlace(place, { events, waited: waitedOf(files), since: justBefore(files) });
    for (const { path } of files) removeSpoolFile(path);
  } catch (thrown) {
    for (const { path } of files) job.parked.add(path);
    job.report(asError(thrown));
  }
}

function groupByPlace(files: readonly SpoolFile[]): readonly PlaceGroup[] {
  const groups = new Map<string, { place: GitPlace; files: SpoolFile[]; events: SpoolEvent[] }>();
  for (const file of files) {
    if (file.event === undefined) continue;
    const { cwd, gitDir } = file.event;
    const key = `${gitDir ?? ''}\0${cwd}`;
    const group = groups.get(key) ?? { place: gitDir === undefined ? { cwd } : { cwd, gitDir }, files: [], events: [] };
    group.files.push(file);
    group.events.push(file.event);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function waitedOf(files: readonly SpoolFile[]): number {
  return (Date.now() - Math.min(...files.map(({ writtenAt }) => writtenAt))) / 1000;
}

/** git notes the commit's second before the hook runs, in the same or the previous one. */
function justBefore(files: readonly SpoolFile[]): Instant {
  const first = Math.min(...files.map(({ writtenAt }) => writtenAt));
  return instantOf(Math.floor(first / 1000) - 2) ?? systemClock.now();
}
