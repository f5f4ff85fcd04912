// History into the journal: oldest first, each commit once, resumable. In: a place and a range. Out: what was added.
// A whole history that came in completely is remembered by its tip, so that the next run has nothing to walk.
import { rmSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import type { Describe } from '../capture/describe.js';
import { readHead, type HistoryRange } from '../capture/revisions.js';
import { streamHistory } from '../capture/stream-history.js';
import type { CommitHash } from '../domain/commit-record.js';
import { CraftNudgeError } from '../domain/failure.js';
import type { Placed } from './place-recorder.js';
import type { Stores } from './stores.js';

export interface ImportProgress {
  readonly done: number;
  readonly total: number;
}

export interface ImportOutcome {
  /** Commits that were to be read; those recorded before are not among them. */
  readonly total: number;
  /** New records. */
  readonly added: number;
  /** Secrets masked in them. */
  readonly redacted: number;
}

export interface Import extends Placed {
  readonly range: HistoryRange;
  readonly describe: Describe;
  readonly stores: Stores;
  progress(progress: ImportProgress): void;
}

const PROGRESS_EVERY = 200;

export async function importRange({ git, range, describe, stores, progress }: Import): Promise<ImportOutcome> {
  const session = stores.journal.openImport();
  let total = 0;
  let done = 0;
  let redacted = 0;
  const options = { choose: stores.journal.missing, onTotal: (commits: number) => void (total = commits) };
  growYoungHeap(false);
  try {
    for await (const commit of streamHistory(git, range, describe, options)) {
      session.add(commit);
      done += 1;
      redacted += commit.redacted ?? 0;
      if (done % PROGRESS_EVERY === 0 || done === total) progress({ done, total });
    }
  } finally {
    growYoungHeap(true);
    session.close(); // what was read is kept, whatever ended the reading
  }
  return { total, added: session.added, redacted };
}

/**
 * Records come and go, and V8 would let their part of the heap grow to its most, for nothing: node's peak on redis is
 * 109 MB then and 93 without, as fast. V8 reads the flag whenever that part might grow.
 */
function growYoungHeap(mayGrow: boolean): void {
  setFlagsFromString(`--semi-space-growth-factor=${mayGrow ? 2 : 1}`);
}

interface CompleteFile {
  readonly v: 1;
  /** Everything reachable from here is in the journal. */
  readonly tips: readonly CommitHash[];
}

const MOST_TIPS = 8;

/** The whole history of HEAD; NO_COMMITS where there is none. */
export async function importAll(job: Omit<Import, 'range'>): Promise<ImportOutcome> {
  const { git, repository, stores } = job;
  const head = await readHead(git);
  if (head === undefined) throw new CraftNudgeError('NO_COMMITS', { path: repository.path });
  const file = ['state', 'imports', `${repository.id}.json`] as const;
  const complete = (stores.loadDerived(...file) as CompleteFile | undefined)?.tips ?? [];
  if (complete.includes(head)) return { total: 0, added: 0, redacted: 0 };
  const outcome = await importRange({ ...job, range: { include: [head], exclude: complete } });
  stores.saveDerived({ v: 1, tips: [head, ...complete].slice(0, MOST_TIPS) } satisfies CompleteFile, ...file);
  return outcome;
}

/** Damaged records are missing from the journal: the next import looks at everything again. */
export function forgetImports({ data }: Stores): void {
  rmSync(data.resolve('state', 'imports'), { recursive: true, force: true });
}
