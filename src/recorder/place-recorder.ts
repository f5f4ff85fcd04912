// The commits of one repository, from hook calls and from the reflog, into the pipeline. In: a place and what hooks
// told of it (nothing, for a reconcile). Out: records and rewrites stored, events published, and how far the reflog was read.
import type { Git } from '../capture/git.js';
import type { Describe } from '../capture/describe.js';
import { readCommits } from '../capture/read-commits.js';
import { confirmMade, readReflog, replacedBy, type ReflogCursor, type ReflogEntry } from '../capture/reflog.js';
import type { Repository } from '../capture/repository.js';
import type { CommitHash, CommitRecord, RecordSource } from '../domain/commit-record.js';
import type { Clock } from '../domain/instant.js';
import type { Rewrite } from '../domain/rewrite.js';
import type { Bus } from '../events/bus.js';
import { record } from '../pipeline.js';
import { keepSkipped, readSkipped } from './skipped.js';
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

/** What one hook call or log entry says of a commit that was made here. */
interface Sign {
  readonly source: RecordSource;
  readonly entry?: ReflogEntry;
  readonly agent?: string;
}

export async function recordAt(
  { repository, git }: Placed,
  events: readonly SpoolEvent[],
  sources: PlaceSources,
): Promise<void> {
  const { stores } = sources;
  const cursorPath = ['state', 'reflog', `${repository.id}.json`] as const;
  const start =
    (stores.load(...cursorPath) as ReflogCursor | undefined) ?? stores.repositories.find(repository.commonDir)?.start;
  const { entries, cursor } = await readReflog(repository, git, start);
  const signs = signsOf(
    events,
    entries.filter((entry) => isOurs(entry, repository, stores)),
  );
  const skipped = readSkipped(stores);
  const fresh = [...signs.keys()].filter((hash) => !skipped.has(hash) && !stores.journal.has(hash));
  const rewrites: Rewrite[] = [...hookRewrites(events, repository, sources.clock)];
  await record(
    {
      hashes: fresh,
      rewrites,
      capture: async (hashes) => {
        const commits = await captureSigned({ repository, git }, hashes, { signs, sources });
        rewrites.push(...reflogRewrites(commits, signs, rewrites));
        return commits;
      },
      store: storeOf(stores),
    },
    sources.bus,
  );
  stores.saveDerived(cursor, ...cursorFile(repository));
}

/** Nothing is recorded here, now or later: what was made until now is passed over. */
export async function passOver({ repository, git }: Placed, stores: Stores): Promise<void> {
  const { cursor, entries } = await readReflog(repository, git, startOf(repository, stores));
  keepSkipped(
    stores,
    entries.filter(({ made }) => made).map((entry) => entry.new),
  );
  stores.saveDerived(cursor, ...cursorFile(repository));
}

const cursorFile = ({ id }: Repository) => ['state', 'reflog', `${id}.json`] as const;

function startOf(repository: Repository, stores: Stores): ReflogCursor | undefined {
  const kept = stores.loadDerived(...cursorFile(repository)) as ReflogCursor | undefined;
  return kept ?? stores.repositories.find(repository.commonDir)?.start;
}

/** Entries from before this repository was ours are its history: `track --all` brings them, not reconcile. */
function isOurs({ at }: ReflogEntry, { commonDir }: Repository, { repositories }: Stores): boolean {
  const since = repositories.find(commonDir)?.since;
  return since === undefined || at === null || at >= since;
}

/** Which commits to look at, and who told us: a hook that named the commit, or ran without being able to name one. */
function signsOf(events: readonly SpoolEvent[], entries: readonly ReflogEntry[]): ReadonlyMap<CommitHash, Sign> {
  const signs = new Map<CommitHash, Sign>();
  const agents = new Map(events.flatMap(({ head, agent }) => (head && agent ? [[head, agent] as const] : [])));
  const named = new Set(events.flatMap(({ head }) => head ?? []));
  const unnamed = events.some(({ head }) => head === undefined);
  for (const entry of entries.filter(({ made }) => made)) {
    const source = unnamed || named.has(entry.new) || isRewritten(entry.new, events) ? 'hook' : 'reconcile';
    const agent = agents.get(entry.new);
    signs.set(entry.new, { source, entry, ...(agent === undefined ? {} : { agent }) });
  }
  for (const { hook, head, agent } of events) {
    if (head === undefined || signs.has(head) || hook === 'post-merge') continue; // a merge may be a fast-forward
    signs.set(head, { source: 'hook', ...(agent === undefined ? {} : { agent }) });
  }
  return signs;
}

function isRewritten(hash: CommitHash, events: readonly SpoolEvent[]): boolean {
  return events.some(({ rewritten }) => rewritten.some(({ to }) => to === hash));
}

interface Reading {
  readonly signs: ReadonlyMap<CommitHash, Sign>;
  readonly sources: PlaceSources;
}

async function captureSigned(
  { repository, git }: Placed,
  hashes: readonly CommitHash[],
  { signs, sources }: Reading,
): Promise<readonly CommitRecord[]> {
  const read = async (): Promise<readonly CommitRecord[]> => {
    const records: CommitRecord[] = [];
    for (const source of ['hook', 'reconcile'] as const) {
      const group = hashes.filter((hash) => signs.get(hash)?.source === source);
      const describe = withSigns(await sources.describe(repository, source), signs);
      records.push(...(await readCommits(git, group, describe)));
    }
    return records.filter((commit) => isMade(commit, signs));
  };
  const commits = await read();
  return (await learnCommitters(git, commits, sources)) ? await read() : commits;
}

function isMade(commit: CommitRecord, signs: ReadonlyMap<CommitHash, Sign>): boolean {
  const entry = signs.get(commit.hash)?.entry;
  return entry === undefined || confirmMade(entry, commit);
}

function withSigns(describe: Describe, signs: ReadonlyMap<CommitHash, Sign>): Describe {
  return {
    ...describe,
    operationOf: (hash) => signs.get(hash)?.entry?.operation ?? null,
    branchOf: (hash) => signs.get(hash)?.entry?.branch ?? null,
    markerOf: (hash) => signs.get(hash)?.agent,
  };
}

/** Who commits here is me. True where somebody new was learnt: the records must then be made again, with names. */
async function learnCommitters(git: Git, commits: readonly CommitRecord[], { stores }: PlaceSources): Promise<boolean> {
  const strangers = commits.filter(({ committer, agent }) => committer.email === undefined && agent === undefined);
  if (strangers.length === 0) return false;
  const input = `${strangers.map(({ hash }) => hash).join('\n')}\n`;
  const emails = await git.run(['log', '--no-walk=unsorted', '--stdin', '--format=%ce'], { input });
  for (const email of new Set(emails.toString('utf8').split('\n'))) stores.learnIdentity(email);
  return true;
}

function hookRewrites(events: readonly SpoolEvent[], { id }: Repository, clock: Clock): readonly Rewrite[] {
  return events.flatMap(({ arguments: [command], rewritten }) =>
    rewritten.map(({ from, to }) => ({
      v: 1 as const,
      at: clock.now(),
      repository: id,
      from,
      to,
      command: command === 'rebase' ? ('rebase' as const) : ('amend' as const),
      source: 'hook' as const,
    })),
  );
}

/** What post-rewrite did not tell: hooks bypassed, squashes inside a rebase. */
function reflogRewrites(
  commits: readonly CommitRecord[],
  signs: ReadonlyMap<CommitHash, Sign>,
  known: readonly Rewrite[],
): readonly Rewrite[] {
  return commits.flatMap((commit) => {
    const entry = signs.get(commit.hash)?.entry;
    const from = entry === undefined ? undefined : replacedBy(entry, commit);
    if (from === undefined || known.some((one) => one.from === from)) return [];
    const command = entry?.operation === 'amend' ? ('amend' as const) : ('rebase' as const);
    const at = entry?.at ?? commit.recordedAt;
    return [{ v: 1, at, repository: commit.repository.id, from, to: commit.hash, command, source: 'reflog' }];
  });
}

function storeOf({ journal, rewrites }: Stores): Parameters<typeof record>[0]['store'] {
  return {
    append: (commits) => journal.append(commits),
    appendRewrites: (told) => rewrites.append(told),
  };
}
