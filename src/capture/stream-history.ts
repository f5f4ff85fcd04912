// A long history as records, oldest first, in flat memory: hashes from `rev-list`, commits from one git, or from two
// that read neighbouring chunks. git's exit status decides whether the history is complete.
import { availableParallelism } from 'node:os';
import { CraftNudgeError } from '../domain/failure.js';
import type { CommitRecord } from '../domain/commit-record.js';
import type { Depth } from './commit-format.js';
import type { Describe } from './describe.js';
import type { Git } from './git.js';
import { readInOrder } from './history-chunks.js';
import { type Choice, chooseHashes, countHashes, cutHashes, splitHashes } from './hash-list.js';
import { createRecorder } from './read-commits.js';
import { parseCommits, readWhatIsHere, type ReadCommit } from './read-raw.js';
import { listHashes, listLocalHashes, type HistoryRange } from './revisions.js';

export interface HistoryOptions {
  /** Which commits are to be read, in the same order: those that are not in the journal yet. */
  readonly choose?: Choice;
  /** Told once, before the first record: how many there will be. */
  readonly onTotal?: (commits: number) => void;
  /** How many gits may read at once; by default two above 2,000 commits where there are two processors. */
  readonly processes?: number;
}

/** HISTORY_INCOMPLETE where git gives up; everything before that was yielded whole. */
export function streamHistory(
  git: Git,
  range: HistoryRange,
  describe: Describe,
  options: HistoryOptions = {},
): AsyncGenerator<CommitRecord> {
  return streamAt('counts', { git, range, describe, options });
}

/** The same without line counts, about ten times as fast: every record says `stats: unknown`. A second git would not pay here. */
export function readNames(
  git: Git,
  range: HistoryRange,
  describe: Describe,
  options: HistoryOptions = {},
): AsyncGenerator<CommitRecord> {
  return streamAt('names', { git, range, describe, options: { processes: 1, ...options } });
}

interface Question {
  readonly git: Git;
  readonly range: HistoryRange;
  readonly describe: Describe;
  readonly options: HistoryOptions;
}

async function* streamAt(depth: Depth, { git, range, describe, options }: Question): AsyncGenerator<CommitRecord> {
  const listed = await listHashes(git, range);
  const hashes = options.choose === undefined ? listed : chooseHashes(listed, options.choose);
  const total = countHashes(hashes);
  options.onTotal?.(total);
  const record = createRecorder(git, describe);
  let count = 0;
  try {
    const commits = describe.repository.partial
      ? readPartialHistory({ git, range, depth }, splitHashes(hashes))
      : readWholeHistory({ git, depth, processes: options.processes ?? processesFor(total) }, hashes);
    for await (const batch of commits) {
      const made = record(batch);
      yield* made instanceof Promise ? await made : made;
      count += batch.length;
    }
  } catch (cause) {
    throw incomplete(cause);
  }
  if (count < total) throw new CraftNudgeError('HISTORY_INCOMPLETE', { reason: `${count} of ${total} commits came` });
}

const LONG_HISTORY = 2000;

function processesFor(commits: number): number {
  return commits > LONG_HISTORY && availableParallelism() > 1 ? 2 : 1;
}

/** Commits that arrived together: handing on each by itself would cost more than making its record. */
type Batch = readonly ReadCommit[];

interface WholeReading {
  readonly git: Git;
  readonly depth: Depth;
  readonly processes: number;
}

async function* readWholeHistory({ git, depth, processes }: WholeReading, hashes: Buffer): AsyncGenerator<Batch> {
  const uncounted = depth !== 'counts';
  for await (const { output, ended } of readInOrder({ git, depth, processes }, cutHashes(hashes, processes))) {
    for await (const commits of parseCommits(output, ended)) {
      yield commits.map((raw) => ({ raw, uncounted }));
    }
  }
}

interface PartialReading {
  readonly git: Git;
  readonly range: HistoryRange;
  readonly depth: Depth;
}

/** What came from the promisor is not counted: its contents are mostly not here. What was made here is. */
async function* readPartialHistory(
  { git, range, depth }: PartialReading,
  hashes: readonly string[],
): AsyncGenerator<Batch> {
  const local = depth === 'counts' ? new Set(splitHashes(await listLocalHashes(git, range))) : new Set<string>();
  let start = 0;
  while (start < hashes.length) {
    const isLocal = local.has(hashes[start] ?? '');
    let end = start + 1;
    while (end < hashes.length && local.has(hashes[end] ?? '') === isLocal) end += 1;
    const depthHere = isLocal ? 'counts' : 'exact-names';
    yield* inBatches(readWhatIsHere(git, hashes.slice(start, end), depthHere));
    start = end;
  }
}

const BATCH = 100;

async function* inBatches(commits: AsyncIterable<ReadCommit>): AsyncGenerator<Batch> {
  let batch: ReadCommit[] = [];
  try {
    for await (const commit of commits) {
      if (batch.push(commit) < BATCH) continue;
      yield batch;
      batch = [];
    }
  } catch (cause) {
    yield batch; // what came whole before git gave up
    throw cause;
  }
  yield batch;
}

function incomplete(cause: unknown): unknown {
  if (!(cause instanceof CraftNudgeError) || cause.code !== 'GIT_FAILED') return cause;
  return new CraftNudgeError('HISTORY_INCOMPLETE', { reason: String(cause.details['reason']) }, { cause });
}
