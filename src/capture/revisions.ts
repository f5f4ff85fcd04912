// Names of commits to hashes, and ranges to lists of hashes. Text that a person typed reaches git here only, and
// only behind `--end-of-options`.
import { CraftNudgeError } from '../domain/failure.js';
import { parseCommitHash, type CommitHash, type Instant } from '../domain/commit-record.js';
import type { Git, GitStream } from './git.js';

/** A part of the history: what is reachable from `include` and not from `exclude`. */
export interface HistoryRange {
  readonly include: readonly CommitHash[];
  /** Commits that git has lost in the meantime are passed over. */
  readonly exclude?: readonly CommitHash[];
  /** By committer time. */
  readonly since?: Instant;
  readonly until?: Instant;
}

/** The hash of what `name` names, such as `HEAD~2` or `v1.0`; NO_COMMITS where HEAD has none yet, UNKNOWN_COMMIT else. */
export async function resolveCommit(git: Git, name: string): Promise<CommitHash> {
  const hash = await tryResolveCommit(git, name);
  if (hash !== undefined) return hash;
  const path = git.place.cwd;
  throw name === 'HEAD'
    ? new CraftNudgeError('NO_COMMITS', { path })
    : new CraftNudgeError('UNKNOWN_COMMIT', { commit: name, path });
}

/** HEAD's commit; undefined while there is none. */
export function readHead(git: Git): Promise<CommitHash | undefined> {
  return tryResolveCommit(git, 'HEAD');
}

/** `a..b`, `a..`, `..b`, or one name: everything up to it. */
export async function resolveRange(git: Git, text: string): Promise<HistoryRange> {
  if (text.includes('...')) {
    throw new CraftNudgeError('WRONG_USAGE', { reason: `${text}: a range has two dots, as in v1.0..HEAD` });
  }
  const at = text.indexOf('..');
  if (at < 0) return { include: [await resolveCommit(git, text)] };
  const exclude = await resolveCommit(git, text.slice(0, at) || 'HEAD');
  return { include: [await resolveCommit(git, text.slice(at + 2) || 'HEAD')], exclude: [exclude] };
}

/** All hashes of a range, oldest first, parents before children, as git prints them: one a line. */
export function listHashes(git: Git, range: HistoryRange): Promise<Buffer> {
  return readAll(git.stream([...LIST, ...limitsOf(range)], { input: tipsOf(range) }));
}

/** Those of a range that were made here rather than fetched from a promisor. */
export function listLocalHashes(git: Git, range: HistoryRange): Promise<Buffer> {
  return readAll(git.stream([...LIST, '--exclude-promisor-objects', ...limitsOf(range)], { input: tipsOf(range) }));
}

const LIST = ['rev-list', '--topo-order', '--reverse', '--ignore-missing', '--stdin'];

function limitsOf({ since, until }: HistoryRange): readonly string[] {
  return [...(since === undefined ? [] : [`--since=${since}`]), ...(until === undefined ? [] : [`--until=${until}`])];
}

function tipsOf({ include, exclude = [] }: HistoryRange): string {
  return [...include, ...exclude.map((hash) => `^${hash}`), ''].join('\n');
}

export async function tryResolveCommit(git: Git, name: string): Promise<CommitHash | undefined> {
  try {
    const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
    const output = await readAll(git.stream(asked));
    return parseCommitHash(output.toString('latin1').trim());
  } catch (error) {
    if (error instanceof CraftNudgeError && error.code === 'GIT_FAILED') return undefined;
    throw error;
  }
}

/** Without simple-git, which takes longer to load than git to answer: `track` mostly finds nothing new. */
async function readAll({ output, ended }: GitStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of output) chunks.push(chunk as Buffer);
  await ended;
  return Buffer.concat(chunks);
}
