// What `craftnudge status` says, over all repositories: the last recorded commit, what waits to be said, and what keeps
// commits from being recorded.
import type { CommitRecord, Instant } from '../../domain/commit-record.js';
import { CraftNudgeError } from '../../domain/failure.js';
import { epochOf, instantOf, systemClock } from '../../domain/instant.js';
import { DAY } from '../../domain/local-time.js';
import type { LedgerEntry } from '../../domain/nudge.js';
import { openHolds } from '../../notify/policy/held.js';
import { type SnoozeFile, snoozedUntil } from '../../notify/snooze.js';
import { type KeptProblem, readProblems } from '../../recorder/problems.js';
import type { Stores } from '../../recorder/stores.js';
import type { NewestPlace } from '../../store/journal-index/newest-rows.js';
import { diskObstacles } from '../examine-disk.js';
import type { House } from '../house.js';
import { obstaclesTo } from '../obstacles.js';
import { listRepositories, openKnown, type RepositoryEntry } from './known-repositories.js';

export interface Obstacle {
  /** Id; null for what concerns all of them. */
  readonly repository: string | null;
  readonly text: string;
}

export interface Status {
  readonly last: CommitRecord | null;
  readonly held: readonly LedgerEntry[];
  readonly snoozedUntil: Instant | null;
  readonly obstacles: readonly Obstacle[];
  readonly problems: readonly KeptProblem[];
  readonly repositories: number;
  readonly commits: number;
  readonly damagedParts: number;
  readonly data: string;
}

export async function readStatus(house: House): Promise<Status> {
  const { stores } = house;
  const now = epochOf(systemClock.now());
  const repositories = listRepositories(stores);
  const until = snoozedUntil(stores.load('settings', 'snooze.json') as SnoozeFile | undefined) ?? 0;
  return {
    last: lastRecorded(stores, now),
    held: openHolds([...stores.ledger.read()]),
    snoozedUntil: until > now ? (instantOf(until) ?? null) : null,
    obstacles: await obstaclesHere(house, repositories),
    problems: readProblems(stores),
    repositories: repositories.length,
    commits: repositories.reduce((sum, { commits }) => sum + commits, 0),
    damagedParts: stores.journal.damagedParts(),
    data: stores.data.root,
  };
}

const LAST_DAYS = 30;
const PAGE = 500;

/** The newest of the last month that was recorded as it was made. */
function lastRecorded({ journal }: Stores, now: number): CommitRecord | null {
  const from = instantOf(now - LAST_DAYS * DAY);
  for (let before: NewestPlace | undefined; ; ) {
    const { records, last } = journal.newest({ ...(from === undefined ? {} : { from }), before, most: PAGE });
    for (const { record } of records) if (record.source !== 'track') return record;
    if (last === undefined) return null;
    before = last;
  }
}

async function obstaclesHere(house: House, repositories: readonly RepositoryEntry[]): Promise<readonly Obstacle[]> {
  const found: Obstacle[] = [];
  for (const { id, onDisk } of repositories) {
    if (onDisk) for (const text of await obstaclesAt(house, id)) found.push({ repository: id, text });
  }
  return [...found, ...diskObstacles(house.stores.data.root).map((text) => ({ repository: null, text }))];
}

/** One that cannot be opened is an obstacle itself. */
async function obstaclesAt(house: House, id: string): Promise<readonly string[]> {
  try {
    return await obstaclesTo(house, await openKnown(house, id));
  } catch (thrown) {
    if (thrown instanceof CraftNudgeError) return [thrown.message];
    throw thrown;
  }
}
