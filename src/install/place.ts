// Where a repository keeps what concerns hooks. In: a git runner and a directory. Out: directories and configuration.
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { CraftNudgeError } from '../domain/failure.js';
import { passingDirectory } from './passing-directory.js';

/** Runs git and gives its standard output; rejects where git fails. Relative paths are meant from the request's `cwd`. */
export type RunGit = (args: readonly string[]) => Promise<string>;

export interface ConfigEntry {
  readonly scope: string;
  /** Lower case but for the middle part, as git lists it. */
  readonly key: string;
  readonly value: string;
}

export interface Place {
  /** Top of the work tree; null in a bare repository. */
  readonly top: string | null;
  readonly commonDir: string;
  /** Where git looks for hook files. */
  readonly hooksDirectory: string;
  /** The same as it was named: a link on the way may lead out of the repository. */
  readonly namedDirectory: string;
  /** core.hooksPath as it was set, and in which scope. */
  readonly hooksPath: ConfigEntry | undefined;
  readonly config: readonly ConfigEntry[];
  /** git asks our own hooks directory first (`--global`, older git), which passes on to the repository's. */
  readonly passedOn: boolean;
}

export async function locate(git: RunGit, cwd: string, env: NodeJS.ProcessEnv): Promise<Place> {
  const [{ gitDir, commonDir, worktree }, config] = await Promise.all([askLayout(git, cwd), readConfig(git)]);
  const top = worktree ?? topAround(commonDir);
  const set = config.findLast((entry) => entry.key === 'core.hookspath' && entry.value !== '');
  const passedOn = set !== undefined && expandHome(set.value, env) === passingDirectory(env);
  const hooksPath = passedOn ? undefined : set;
  const namedDirectory =
    hooksPath === undefined ? join(commonDir, 'hooks') : resolve(top ?? gitDir, expandHome(hooksPath.value, env));
  return { top, commonDir, hooksDirectory: real(namedDirectory), namedDirectory, hooksPath, config, passedOn };
}

const QUESTIONS = ['--is-inside-work-tree', '--show-cdup', '--git-common-dir', '--absolute-git-dir'];

async function askLayout(git: RunGit, cwd: string) {
  const [inside, up = '', commonDir = '', gitDir = ''] = await answersOf(git, cwd);
  const worktree = inside === 'true' ? resolve(realpathSync(cwd), up) : null;
  return { gitDir, commonDir: real(resolve(cwd, commonDir)), worktree };
}

/** By one git, since the person waits for each; a bare repository or a line break in a path takes one a question. */
async function answersOf(git: RunGit, cwd: string): Promise<readonly string[]> {
  const lines = (await git(['rev-parse', ...QUESTIONS]).catch(asNoRepository(cwd))).split(/\r?\n/);
  if (lines.length === QUESTIONS.length + 1) return lines;
  return Promise.all(QUESTIONS.map(async (question) => withoutNewline(await git(['rev-parse', question]))));
}

function withoutNewline(text: string): string {
  return text.replace(/\r?\n$/, '');
}

/**
 * The configuration of all files. Not what came with the command line: our own git calls switch hooks off there,
 * which is also why `git rev-parse --git-path hooks` cannot be asked.
 */
async function readConfig(git: RunGit): Promise<readonly ConfigEntry[]> {
  const fields = (await git(['config', '--list', '-z', '--show-scope'])).split('\0');
  return fields.flatMap((scope, index) => {
    const entry = fields[index + 1] ?? '';
    return index % 2 === 1 || entry === '' || scope === 'command' ? [] : [entryOf(scope, entry)];
  });
}

/** Is `path` `directory` itself or below it? */
export function isWithin(directory: string, path: string): boolean {
  const way = relative(directory, path);
  return way === '' || (way !== '..' && !way.startsWith('../') && !isAbsolute(way));
}

/** The same for one file, which need not exist; includes are not followed. */
export async function readConfigFile(git: RunGit, path: string, scope: string): Promise<readonly ConfigEntry[]> {
  if (!existsSync(path)) return [];
  const entries = (await git(['config', '--file', path, '--list', '-z'])).split('\0');
  return entries.filter((entry) => entry !== '').map((entry) => entryOf(scope, entry));
}

/** Does git track this file, in whichever repository it lies? */
export async function isTracked(git: RunGit, path: string): Promise<boolean> {
  if (!existsSync(dirname(path))) return false;
  // Outside of any repository, or before the first commit, git fails: nobody tracks it there. Our hardened git sees no
  // index, so the last commit is asked as well.
  const ask = (...args: readonly string[]): Promise<string> => git(['-C', dirname(path), ...args]).catch(() => '');
  const name = basename(path);
  return (await ask('ls-tree', '-z', 'HEAD', '--', name)) !== '' || (await ask('ls-files', '-z', '--', name)) !== '';
}

/** git lists the key, a newline and the value. */
function entryOf(scope: string, text: string): ConfigEntry {
  const [key = '', ...value] = text.split('\n');
  return { scope, key, value: value.join('\n') };
}

function asNoRepository(path: string): (cause: unknown) => never {
  return (cause) => {
    throw cause instanceof CraftNudgeError && cause.code !== 'GIT_FAILED'
      ? cause
      : new CraftNudgeError('NOT_A_REPOSITORY', { path }, { cause });
  };
}

function topAround(commonDir: string): string | null {
  return basename(commonDir) === '.git' ? dirname(commonDir) : null;
}

export function expandHome(path: string, env: NodeJS.ProcessEnv): string {
  const home = env['HOME'] ?? env['USERPROFILE'];
  return path.startsWith('~/') && home !== undefined ? join(home, path.slice(2)) : path;
}

function real(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}
