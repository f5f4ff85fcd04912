// Which repository is this? Comes in: a place. Goes out: its identity and the few facts on which reading depends.
// The id is made once, at first sight, and then remembered by the common directory: it survives a new root commit.
import { realpathSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { CraftNudgeError } from '../domain/failure.js';
import { parseCommitHash, type CommitHash, type RepositoryRef } from '../domain/commit-record.js';
import { guardPattern } from '../domain/guarded-pattern.js';
import { openGit, type Git, type GitPlace } from './git.js';

export interface Repository extends RepositoryRef {
  /** Of this work tree. */
  readonly gitDir: string;
  /** Shared by all work trees. */
  readonly commonDir: string;
  /** The work tree that we are in; null in a bare repository. */
  readonly worktree: string | null;
  readonly shallow: boolean;
  /** A promisor clone: objects may be missing, and we never fetch them. */
  readonly partial: boolean;
  readonly objectFormat: 'sha1' | 'sha256';
}

/** Where ids are remembered. */
export interface RepositoryRegistry {
  idOf(commonDir: string): string | undefined;
  remember(commonDir: string, id: string): void;
}

/** Where ids come from. */
export interface RepositoryIds {
  /** Of a root commit. */
  repositoryId(root: CommitHash): string;
  /** The repository that a commit is recorded in already. */
  recordedIn(hash: CommitHash): string | undefined;
  /** uuid v4, for a repository whose root cannot be known. */
  randomId(): string;
}

export interface Resolution {
  readonly registry: RepositoryRegistry;
  readonly ids: RepositoryIds;
  /** The person named this very directory: a bare repository is then accepted, though git would not search for one. */
  readonly named?: boolean;
}

/** NOT_A_REPOSITORY, GIT_DIRECTORY, GIT_UNTRUSTED or GIT_MISSING where it cannot be told. */
export async function resolveRepository(place: GitPlace, resolution: Resolution): Promise<Repository> {
  const layout = await readLayout(place, resolution.named === true);
  const { commonDir } = layout;
  const path = mainWorktreeOf(layout);
  const shallow = sizeOf(join(commonDir, 'shallow')) > 0;
  const id = resolution.registry.idOf(commonDir) ?? (await makeId({ ...layout, shallow, place }, resolution));
  const name = basename(path).replace(/\.git$/, '') || basename(dirname(path));
  return { id, name, path, ...layout, shallow, partial: isPartial(commonDir) };
}

/** Opens the door to git at a repository that is known already: no search, nobody's settings but the repository's own. */
export function gitOf(
  { worktree, gitDir }: Repository,
  doorway: Pick<GitPlace, 'env' | 'lowPriority' | 'silenceMs'>,
): Git {
  return openGit({ ...doorway, cwd: worktree ?? gitDir, gitDir });
}

type Layout = Pick<Repository, 'gitDir' | 'commonDir' | 'worktree' | 'objectFormat'>;

async function readLayout(place: GitPlace, named: boolean): Promise<Layout> {
  try {
    return await askLayout(place);
  } catch (error) {
    if (!named || place.gitDir !== undefined || !looksBare(place.cwd)) throw error;
    return askLayout({ ...place, gitDir: ownGitDir(place.cwd) });
  }
}

const QUESTIONS = ['--show-object-format', '--is-inside-work-tree', '--absolute-git-dir', '--git-common-dir'];

async function askLayout(place: GitPlace): Promise<Layout> {
  const git = openGit(place);
  const output = await git.run(['rev-parse', '--path-format=absolute', ...QUESTIONS, '--show-cdup'], {
    userSettings: true, // safe.directory
  });
  const lines = output.toString('utf8').split('\n');
  const [objectFormat, inside, gitDir = '', commonDir = '', up = ''] = lines;
  // A line break in a path would shift the answers: nobody has one, but nobody may be confused by one either.
  if (lines.length > 6 || gitDir === '') throw new CraftNudgeError('NOT_A_REPOSITORY', { path: place.cwd });
  return {
    gitDir,
    commonDir,
    worktree: inside === 'true' ? resolve(realpathSync(place.cwd), up) : up === '' ? null : up,
    objectFormat: objectFormat === 'sha256' ? 'sha256' : 'sha1',
  };
}

/** A main work tree holds `.git`; otherwise there is none, or git keeps it apart and this is the only one we know. */
function mainWorktreeOf({ gitDir, commonDir, worktree }: Layout): string {
  if (worktree !== null && gitDir === commonDir) return worktree;
  if (basename(commonDir) === '.git' && worktree !== null) return dirname(commonDir);
  return commonDir;
}

interface Unnamed extends Layout {
  readonly shallow: boolean;
  readonly place: GitPlace;
}

async function makeId(layout: Unnamed, { registry, ids }: Resolution): Promise<string> {
  const { commonDir, gitDir, worktree, shallow, place } = layout;
  const git = openGit({ ...place, cwd: worktree ?? gitDir, gitDir });
  const id = shallow ? await idOfShallow(git, ids) : await idOfWhole(git, ids);
  registry.remember(commonDir, id);
  return id;
}

/** HEAD may have no commit. */
async function idOfWhole(git: Git, ids: RepositoryIds): Promise<string> {
  const [root] = await listFirstParents(git, '--max-parents=0');
  return root === undefined ? ids.randomId() : ids.repositoryId(root);
}

/** The root is out of sight; a clone of what is recorded already is told by any of its commits. */
async function idOfShallow(git: Git, ids: RepositoryIds): Promise<string> {
  for (const hash of await listFirstParents(git, '--max-count=200')) {
    const known = ids.recordedIn(hash);
    if (known !== undefined) return known;
  }
  return ids.randomId();
}

/** Newest first; empty while HEAD has no commit. */
async function listFirstParents(git: Git, limit: string): Promise<readonly CommitHash[]> {
  const output = await git.run(['rev-list', '--first-parent', limit, '--ignore-missing', '--stdin'], {
    input: 'HEAD\n',
  });
  return output
    .toString('latin1')
    .split('\n')
    .flatMap((line) => parseCommitHash(line) ?? []);
}

const namesPromisor = guardPattern(/\b(?:promisor|partialclone)/i, ['promisor', 'partialclone']);

export function isPartial(commonDir: string): boolean {
  // Who is taken for one without need loses a little time; who is not would be read with objects missing.
  return namesPromisor(readText(join(commonDir, 'config')));
}

function looksBare(path: string): boolean {
  return ['HEAD', 'objects', 'refs'].every(
    (name) => statSync(join(path, name), { throwIfNoEntry: false }) !== undefined,
  );
}

/** git does not check the owner of a directory that it is handed; so we do. */
function ownGitDir(path: string): string {
  const uid = process.geteuid?.();
  if (uid !== undefined && statSync(path).uid !== uid) throw new CraftNudgeError('GIT_UNTRUSTED', { path });
  return realpathSync(path);
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function readText(path: string): string {
  return sizeOf(path) === 0 ? '' : readFileSync(path, 'utf8');
}
