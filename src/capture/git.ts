// The one door to git. Comes in: a place and the arguments of one git command, never text that could be an option.
// Goes out: the bytes that git printed, or a failure that says why. Short answers go through simple-git, long
// streams through a process of our own with the same switches and environment.
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { GIT_SETTINGS, GIT_VARIABLE_NAMES, gitEnvironment, type GitPlace } from './git-environment.js';
import { gitFailureOf } from './git-failure.js';

export type { GitPlace };

export interface RunOptions {
  /** Written to git's standard input. */
  readonly input?: string | Buffer;
  /** Lets git read the user's own configuration; by default only where it has to search for the repository. */
  readonly userSettings?: boolean;
}

export interface GitStream {
  /** What git prints, as it comes. Breaking off ends git. */
  readonly output: Readable;
  /** Resolves when git has ended well; rejects with the failure otherwise. */
  readonly ended: Promise<void>;
}

export interface Git {
  readonly place: GitPlace;
  /** Runs git to its end and returns all that it printed. */
  run(args: readonly string[], options?: RunOptions): Promise<Buffer>;
  /** Starts git and hands its output on while it runs. */
  stream(args: readonly string[], options?: RunOptions): GitStream;
}

/** Opens the door at `place`. Nothing runs yet. */
export function openGit(place: GitPlace): Git {
  const settingsOf = (options: RunOptions): boolean => options.userSettings ?? place.gitDir === undefined;
  return {
    place,
    run: (args, options = {}) => runBuffered(place, args, { ...options, userSettings: settingsOf(options) }),
    stream: (args, options = {}) => startStream(place, args, { ...options, userSettings: settingsOf(options) }),
  };
}

type Options = RunOptions & { readonly userSettings: boolean };

async function runBuffered(place: GitPlace, args: readonly string[], options: Options): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const { input } = options;
  const { simpleGit } = await import('simple-git'); // only when it is needed: recording a commit streams
  try {
    await simpleGit({
      baseDir: place.cwd,
      config: [...GIT_SETTINGS],
      unsafe: { allowUnsafeFsMonitor: true, allowUnsafeHooksPath: true, allowUnsafeConfigPaths: true },
      allowEnvironment: [...GIT_VARIABLE_NAMES],
      completion: { onClose: true, onExit: false },
      // A git that fails without a word on stderr is still a failure.
      errors: (error, { exitCode }) => error ?? (exitCode === 0 ? undefined : new Error(`exit code ${exitCode}`)),
      ...(input === undefined ? {} : { input: () => input }),
    })
      .env(gitEnvironment(place, options.userSettings))
      // simple-git decodes what it returns; the bytes are taken before that.
      .outputHandler((_command, stdout) => void stdout.on('data', (chunk: Buffer) => chunks.push(chunk)))
      .raw([...args]);
  } catch (cause) {
    throw gitFailureOf({ args, place, stderr: cause instanceof Error ? cause.message : String(cause), cause });
  }
  return Buffer.concat(chunks);
}

/** As much of git's complaint as a failure may quote. */
const STDERR_LIMIT = 4096;

function startStream(place: GitPlace, args: readonly string[], options: Options): GitStream {
  const child = spawn('git', [...GIT_SETTINGS.flatMap((setting) => ['-c', setting]), ...args], {
    cwd: place.cwd,
    env: gitEnvironment(place, options.userSettings),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-STDERR_LIMIT);
  });
  child.stdin.on('error', () => undefined); // git may end before it has read everything: its exit status tells
  child.stdin.end(options.input ?? '');
  // Closed before its end: nobody reads on, and git must not wait for ever.
  child.stdout.once('close', () => child.stdout.readableEnded || child.kill());
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', (cause) => reject(gitFailureOf({ args, place, stderr: cause.message, cause })));
    child.once('close', (code, signal) => {
      if (code === 0) return resolve();
      reject(gitFailureOf({ args, place, stderr: stderr || `it ended with ${signal ?? `exit code ${String(code)}`}` }));
    });
  });
  ended.catch(() => undefined); // awaited by the reader after the last byte; a rejection before that is no stray one
  return { output: child.stdout, ended };
}
