// Commits made while CraftNudge was switched off: never recorded, by no reconcile either. Hooks leave their hashes in the
// spool as `<pid>-<hash>.skip`; they are kept in `settings/skipped.json`, since forgetting them would record them.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type CommitHash, parseCommitHash } from '../domain/commit-record.js';
import { withLock } from '../store/lock.js';
import { removeSpoolFile } from './spool.js';
import type { Stores } from './stores.js';

interface SkippedFile {
  readonly v: 1;
  readonly hashes: readonly CommitHash[];
}

const FILE = ['settings', 'skipped.json'] as const;
const SKIP_FILE = /^\d+-([0-9a-f]+)\.skip$/;
/** The reflog, from which a skipped commit could come back, forgets after 90 days. */
const MOST_SKIPPED = 20_000;

/** To be asked after the reflog was read: a hook may have left its file while that was done. */
export function readSkipped(stores: Stores): ReadonlySet<CommitHash> {
  takeSkips(stores.data.resolve('spool'), stores);
  return readKept(stores);
}

export function keepSkipped(stores: Stores, hashes: readonly CommitHash[]): void {
  if (hashes.length === 0) return;
  // A command that reads does this beside a recorder; neither may write away what the other has just kept.
  withLock(join(stores.data.ensure('state'), 'skipped.lock'), { waitSeconds: 10 }, () => {
    const known = readKept(stores);
    const fresh = hashes.filter((hash) => !known.has(hash));
    if (fresh.length === 0) return;
    stores.save({ v: 1, hashes: [...known, ...fresh].slice(-MOST_SKIPPED) } satisfies SkippedFile, ...FILE);
  });
}

function readKept(stores: Stores): ReadonlySet<CommitHash> {
  return new Set((stores.load(...FILE) as SkippedFile | undefined)?.hashes ?? []);
}

/** Takes up what hooks left; a recorder does so before it looks at any commit. */
export function takeSkips(spool: string, stores: Stores): void {
  const names = namesIn(spool).filter((name) => name.endsWith('.skip'));
  const found = names.flatMap((name) => {
    const hash = parseCommitHash(SKIP_FILE.exec(name)?.[1] ?? '');
    return hash === undefined ? [] : [{ hash, path: join(spool, name) }];
  });
  keepSkipped(
    stores,
    found.map(({ hash }) => hash),
  );
  for (const { path } of found) removeSpoolFile(path);
}

function namesIn(directory: string): readonly string[] {
  try {
    const entries = readdirSync(directory, { withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw cause;
  }
}
