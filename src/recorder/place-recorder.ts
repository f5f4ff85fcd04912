// The commits of one repository, from hook calls and from the reflog, into the pipeline. In: a place and what hooks
// told of it (nothing, for a reconcile). Out: records and rewrites stored, events published, and how far the reflog was read.
import type { Git } from '../capture/git.js';
import type { Describe } from '../capture/describe.js';
import { readCommits } from '../capture/read-commits.js';
import { isSince, readReflog, type ReflogEntry } from '../capture/reflog.js';
import type { Repository } from '../capture/repository.js';
import type { CommitHash, CommitRecord, RecordSource } from '../domain/commit-record.js';
import { type Clock, epochOf } from '../domain/instant.js';
import type { Rewrite } from '../domain/rewrite.js';
import type { Bus } from '../events/bus.js';
import { record } from '../pipeline.js';
import { findArrivals } from './arrivals.js';
import { hookRewrites, reflogRewrites } from './draft-rewrites.js';
import { logStartOf, noteLogRead } from './log-place.js';
import { findRebaseRewrites } from './rebase-rewrites.js';
import { isAwaited, isMade, type Signs, signsOf, withSigns } from './signs.js';
import { keepSkipped, readSkipped } from './skipped.js';
import { spooledHashes } from './spool.js';
import type { SpoolEvent } from './spool-line.js';
import type { Stores } from './stores.js';

export interface PlaceSources {
  readonly stores: Stores;
  readonly bus: Bus;
  readonly clock: Clock;
  /** What a record may say, by the settings at that repository. */
  describe(repository: Repository, source: RecordSource): Promise<Describe>;
}

export interface Placed {
  readonly repository: Repository;
  readonly git: Git;
}

export async function recordAt(
  { repository, git }: Placed,
  events: readonly SpoolEvent[],
  sources: PlaceSources,
): Promise<void> {
  const { stores } = sources;
  const start = logStartOf(repository, stores);
  const { entries, cursor } = await readReflog(repository, git, start);
  const now = epochOf(sources.clock.now());
  const elsewhere = toldElsewhere(entries, { repository, events, stores });
  const waits = (entry: ReflogEntry): boolean => elsewhere.has(entry.new) || isAwaited(entry, events, now);
  const isComplete = !entries.some(waits);
  const due = entries.filter((entry) => isOurs(entry, repository, stores) && !waits(entry));
  const signs = signsOf(events, due);
  const skipped = readSkipped(stores);
  const fresh = [...signs.keys()].filter((hash) => !skipped.has(hash) && !stores.journal.has(hash));
  const rewrites: Rewrite[] = [...hookRewrites(events, entries, { repository: repository.id, clock: sources.clock })];
  await record(
    {
      hashes: fresh,
      rewrites,
      capture: async (hashes) => {
        const commits = await captureSigned({ repository, git }, hashes, {
          signs,
          sources,
          isWatched: start !== undefined,
        });
        rewrites.push(
          ...reflogRewrites(commits, signs, { known: rewrites, find: (hash) => stores.journal.find(hash) }),
        );
        return commits;
      },
      store: storeOf(stores),
    },
    sources.bus,
  );
  await recordRebases({ repository, git }, { entries, events }, sources);
  await recordArrivals({ repository, git }, entries, sources);
  if (isComplete) noteLogRead(repository, { entries, cursor }, stores); // else the log is read once more
}

/** Commits of other work trees whose own hook has told, and which come with what it knows: agent, session. */
function toldElsewhere(
  entries: readonly ReflogEntry[],
  { repository, events, stores }: { repository: Repository; events: readonly SpoolEvent[]; stores: Stores },
): ReadonlySet<string> {
  if (events.length === 0 || entries.every(({ gitDir }) => gitDir === repository.gitDir)) return new Set();
  const here = new Set<string | undefined>(events.map(({ head }) => head));
  return new Set([...spooledHashes(stores.data.resolve('spool'))].filter((hash) => !here.has(hash)));
}

/** After the hooks' own words, which are surer. */
async function recordRebases(
  placed: Placed,
  told: { readonly entries: readonly ReflogEntry[]; readonly events: readonly SpoolEvent[] },
  { stores, clock, bus }: PlaceSources,
): Promise<void> {
  const rewrites = await findRebaseRewrites(placed, { ...told, stores, clock });
  await record({ hashes: [], rewrites, capture: async () => [], store: storeOf(stores) }, bus);
}

/** Other people's commits that came along: a file's habits need them. Nobody is nudged about them. */
async function recordArrivals(
  { repository, git }: Placed,
  entries: readonly ReflogEntry[],
  { stores, bus, describe }: PlaceSources,
): Promise<void> {
  const skipped = readSkipped(stores);
  const hashes = (await findArrivals(git, entries, stores.journal)).filter((hash) => !skipped.has(hash));
  const capture = async () => readCommits(git, hashes, await describe(repository, 'reconcile'));
  await record({ hashes, rewrites: [], capture, store: storeOf(stores) }, bus);
}

/** Nothing is recorded here, now or later: what was made until now is passed over. */
export async function passOver({ repository, git }: Placed, stores: Stores): Promise<void> {
  const { cursor, entries } = await readReflog(repository, git, logStartOf(repository, stores));
  keepSkipped(
    stores,
    entries.filter(({ made }) => made).map((entry) => entry.new),
  );
  noteLogRead(repository, { entries, cursor }, stores);
}

/** Entries from before this repository was ours are its history: `track --all` brings them, not reconcile. */
function isOurs(entry: ReflogEntry, { commonDir }: Repository, { repositories }: Stores): boolean {
  return isSince(entry, repositories.find(commonDir)?.since);
}

interface Reading {
  readonly signs: Signs;
  /** The log was read before: what it says now was really written here. */
  readonly isWatched: boolean;
  readonly sources: PlaceSources;
}

async function captureSigned(
  { repository, git }: Placed,
  hashes: readonly CommitHash[],
  reading: Reading,
): Promise<readonly CommitRecord[]> {
  const { signs, sources } = reading;
  const read = async (): Promise<readonly CommitRecord[]> => {
    const records: CommitRecord[] = [];
    for (const source of ['hook', 'reconcile'] as const) {
      const group = hashes.filter((hash) => signs.get(hash)?.source === source);
      const describe = withSigns(await sources.describe(repository, source), signs);
      const commits = await readCommits(git, group, describe);
      records.push(...commits.filter((commit) => isMade(commit, signs, describe.me)));
    }
    // an erased commit must neither teach who is me nor tell a rewrite
    return records.filter((commit) => !sources.stores.journal.isErased(commit));
  };
  const commits = await read();
  return (await learnCommitters(git, commits, reading)) ? await read() : commits;
}

/**
 * Who commits here is me. True where somebody new was learnt: the records must then be made again, with names.
 * A repository that somebody packed brings a log of its own, dated as they like: its first reading teaches nothing.
 */
async function learnCommitters(
  git: Git,
  commits: readonly CommitRecord[],
  { sources: { stores }, isWatched }: Reading,
): Promise<boolean> {
  const strangers = commits.filter(
    ({ committer, agent, source }) =>
      committer.email === undefined && agent === undefined && (isWatched || source === 'hook'),
  );
  if (strangers.length === 0) return false;
  const input = `${strangers.map(({ hash }) => hash).join('\n')}\n`;
  const emails = await git.run(['log', '--no-walk=unsorted', '--stdin', '--format=%ce'], { input });
  for (const email of new Set(emails.toString('utf8').split('\n'))) stores.learnIdentity(email);
  return true;
}

function storeOf({ journal, rewrites }: Stores): Parameters<typeof record>[0]['store'] {
  return {
    append: (commits) => journal.append(commits),
    appendRewrites: (told) => rewrites.append(told),
  };
}
