// What happened at HEAD, as git itself logged it: the write-ahead log from which reconcile finds what no hook saw.
// Comes in: a repository and where the last reading ended. Goes out: entries, oldest first for each work tree.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CommitHash, CommitRecord, Instant, Operation } from '../domain/commit-record.js';
import { epochOf } from '../domain/instant.js';
import type { Git } from './git.js';
import { branchesOf } from './reflog-branch.js';
import { readLogFile, type Log, type LogPosition } from './reflog-file.js';
import { readLogByGit } from './reflog-git.js';
import { meaningOf } from './reflog-message.js';
import type { Repository } from './repository.js';
import { readUnlogged } from './unlogged.js';

export interface ReflogEntry {
  /** The git directory of the work tree where it happened. */
  readonly gitDir: string;
  /** Where HEAD was; null before the first commit. */
  readonly old: CommitHash | null;
  readonly new: CommitHash;
  readonly at: Instant | null;
  readonly message: string;
  readonly operation: Operation | null;
  /** The commit was made here, not fetched, reset to, checked out or fast-forwarded to. */
  readonly made: boolean;
  /** `made` is a guess from the message: ask `confirmMade` when the commit is read. */
  readonly doubtful: boolean;
  /** The commit that this one takes the place of, where the message alone says so. */
  readonly rewriteOf?: CommitHash;
  /** Logged since the place from which the log was read on, whatever its date says. */
  readonly fresh?: true;
  /** git keeps no log there: whether it was made here, only its committer can tell. */
  readonly unlogged?: true;
  /** The branch that HEAD was on; null while it was detached. */
  readonly branch: string | null;
}

/** Where a reading ended, by git directory. Plain JSON. */
export type ReflogCursor = Readonly<Record<string, LogPosition>>;

export interface ReflogReading {
  readonly entries: readonly ReflogEntry[];
  readonly cursor: ReflogCursor;
  /** False where no work tree has a log (switched off, or nothing done yet): only reachable commits can be found then. */
  readonly kept: boolean;
}

/** One line of a log, as either way of reading gives it. */
export interface LogLine {
  readonly old: CommitHash | null;
  readonly new: CommitHash;
  readonly at: Instant | null;
  readonly message: string;
}

/** What was logged after `since`; everything where it is missing or the log was rewritten in the meantime. */
export async function readReflog(repository: Repository, git: Git, since: ReflogCursor = {}): Promise<ReflogReading> {
  const entries: ReflogEntry[] = [];
  const cursor: Record<string, LogPosition> = {};
  let kept = false;
  for (const gitDir of gitDirsOf(repository)) {
    const log = await readHeadLog(repository, git, { gitDir, since: since[gitDir] });
    kept ||= log !== undefined;
    const found = log ?? (isWorkTrees(gitDir, repository) ? await readUnlogged(git, { gitDir, since }) : undefined);
    if (found === undefined) continue;
    cursor[gitDir] = found.position;
    const mark = log === undefined ? { unlogged: true as const } : log.continued ? { fresh: true as const } : {};
    entries.push(...entriesOf(gitDir, found.lines).map((entry) => ({ ...entry, ...mark })));
  }
  return { entries, cursor, kept };
}

function readHeadLog(
  repository: Repository,
  git: Git,
  { gitDir, since }: { readonly gitDir: string; readonly since: LogPosition | undefined },
): Promise<Log | undefined> | Log | undefined {
  if (isByGit(repository)) return readLogByGit(git, { gitDir, ref: 'HEAD', since });
  return readLogFile(join(gitDir, 'logs/HEAD'), since);
}

/** HEAD of a bare repository moves when somebody pushes. */
function isWorkTrees(gitDir: string, { commonDir, path }: Repository): boolean {
  return gitDir !== commonDir || path !== commonDir;
}

/** The log of one branch; empty where there is none. */
export async function readBranchLog(repository: Repository, git: Git, branch: string): Promise<readonly LogLine[]> {
  const ref = `refs/heads/${branch}`;
  if (ref.split('/').includes('..')) return []; // the name stood in a message: it may be anything
  const log = isByGit(repository)
    ? await readLogByGit(git, { gitDir: repository.commonDir, ref })
    : readLogFile(join(repository.commonDir, 'logs', ref));
  return log?.lines ?? [];
}

/** Is it later than the moment from which a repository is ours? A date in the log may be anything. */
export function isSince({ fresh, at }: ReflogEntry, since: Instant | undefined): boolean {
  return fresh === true || since === undefined || at === null || at >= since;
}

/** Commits that were made, each by the surest entry: a later, doubtful one may only have moved back to it. */
export function madeIn(entries: readonly ReflogEntry[]): ReadonlyMap<CommitHash, ReflogEntry> {
  const made = new Map<CommitHash, ReflogEntry>();
  for (const entry of entries) {
    const isSure = made.get(entry.new)?.doubtful === false;
    if (entry.made && !(isSure && entry.doubtful)) made.set(entry.new, entry);
  }
  return made;
}

/** Whether a commit came into being when the log says: within two seconds, or ten minutes where tools took two steps. */
export function confirmMade(entry: ReflogEntry, record: Pick<CommitRecord, 'committedAt'>): boolean {
  if (!entry.made || !entry.doubtful || entry.at === null || record.committedAt === null) return entry.made;
  const later = epochOf(entry.at) - epochOf(record.committedAt);
  return later >= -2 && later <= (entry.operation === null ? 600 : 2);
}

/**
 * The commit that a made one took the place of: HEAD was there, and it is no parent of the new one. Clients that are not
 * git log an amend as a plain commit, or without a word: told by the same parents, and without a word also by the author's time.
 */
export function replacedBy(entry: ReflogEntry, record: Version, before: Version | undefined): CommitHash | undefined {
  const { rewriteOf, operation, old } = entry;
  if (rewriteOf !== undefined) return rewriteOf;
  if (!entry.made || old === null || record.parents.includes(old)) return undefined;
  if (operation === 'rebase' || operation === 'amend') return old;
  const isSameWork = operation === 'commit' || (operation === null && before?.authoredAt === record.authoredAt);
  return isSameWork && before?.parents.join() === record.parents.join() ? old : undefined;
}

type Version = Pick<CommitRecord, 'authoredAt' | 'parents'>;

/** Reftable keeps no log in files. */
function isByGit({ commonDir }: Repository): boolean {
  return existsSync(join(commonDir, 'reftable'));
}

/** The main work tree's, then those of the linked ones. */
function gitDirsOf({ commonDir }: Repository): readonly string[] {
  const linked = join(commonDir, 'worktrees');
  const names = existsSync(linked) ? readdirSync(linked).toSorted() : [];
  return [commonDir, ...names.map((name) => join(linked, name))];
}

function entriesOf(gitDir: string, lines: readonly LogLine[]): readonly ReflogEntry[] {
  const branches = branchesOf(gitDir, lines);
  return lines.map((line, index) => entryOf(gitDir, line, branches[index] ?? null));
}

function entryOf(gitDir: string, line: LogLine, branch: string | null): ReflogEntry {
  const { made, operation, doubtful, replaces } = meaningOf(line.message);
  // The same second's `--amend --no-edit` makes the same commit; `worktree add` starts a log without a word.
  const isStart = line.old === null && line.message === '' && existsSync(join(gitDir, 'commondir'));
  const isMade = made && line.old !== line.new && !isStart;
  return {
    gitDir,
    ...line,
    operation: isMade ? operation : null,
    made: isMade,
    doubtful,
    branch,
    ...(replaces && isMade && line.old !== null ? { rewriteOf: line.old } : {}),
  };
}
