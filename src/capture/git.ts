// The one door to git. Comes in: a place and the arguments of one git command, never text that could be an option.
// Goes out: the bytes that git printed, or a failure that says why. Short answers go through simple-git; long
// streams, and what every commit asks, through a process of our own with the same switches and environment.
// None may keep us for ever: a git that hangs (an include.path that is a FIFO, a dead network disk) is ended.
import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { CraftNudgeError } from '../domain/failure.js';
import { GIT_SETTINGS, GIT_VARIABLE_NAMES, gitEnvironment, type GitPlace } from './git-environment.js';
import { commandIn, gitFailureOf } from './git-failure.js';

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
  /**
   * Runs git to its end while everything else here stands still, which costs a fifth of a stream. Undefined where the
   * answer is too long for that or does not come in time: then stream it.
   */
  runBriefly(args: readonly string[], options?: RunOptions): Buffer | undefined;
  /** Starts git and hands its output on while it runs. */
  stream(args: readonly string[], options?: RunOptions): GitStream;
}

/** Opens the door at `place`. Nothing runs yet. */
export function openGit(place: GitPlace): Git {
  const settingsOf = (options: RunOptions): boolean => options.userSettings ?? place.gitDir === undefined;
  return {
    place,
    run: (args, options = {}) => runBuffered(place, args, { ...options, userSettings: settingsOf(options) }),
    runBriefly: (args, options = {}) => runAlone(place, args, { ...options, userSettings: settingsOf(options) }),
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
      timeout: { block: silenceOf(place) },
      // A git that fails without a word on stderr is still a failure.
      errors: (error, { exitCode }) => error ?? (exitCode === 0 ? undefined : new Error(`exit code ${exitCode}`)),
      ...(input === undefined ? {} : { input: () => input }),
    })
      .env(gitEnvironment(place, options.userSettings))
      // simple-git decodes what it returns; the bytes are taken before that.
      .outputHandler((_command, stdout) => void stdout.on('data', (chunk: Buffer) => chunks.push(chunk)))
      .raw([...args]);
  } catch (cause) {
    if (isSilence(cause)) throw silentGit(args, place);
    throw gitFailureOf({ args, place, stderr: cause instanceof Error ? cause.message : String(cause), cause });
  }
  return Buffer.concat(chunks);
}

/** simple-git's plugin `timeout` has ended git. */
const isSilence = (cause: unknown): boolean => (cause as { readonly plugin?: unknown }).plugin === 'timeout';

/** Listing a history of a million commits from a slow disk is silent for about a minute. */
const LONGEST_SILENCE_MS = 120_000;
const silenceOf = ({ silenceMs = LONGEST_SILENCE_MS }: GitPlace): number => silenceMs;

function silentGit(args: readonly string[], place: GitPlace): CraftNudgeError {
  const details = { command: commandIn(args), path: place.gitDir ?? place.cwd, seconds: silenceOf(place) / 1000 };
  return new CraftNudgeError('GIT_SILENT', details);
}

const BRIEF_ANSWER = 4 << 20;
const BRIEF_MS = 10_000;

function runAlone(place: GitPlace, args: readonly string[], options: Options): Buffer | undefined {
  const { status, signal, stdout, stderr, error } = spawnSync('git', withSettings(args), {
    cwd: place.cwd,
    env: gitEnvironment(place, options.userSettings),
    input: options.input ?? '',
    maxBuffer: BRIEF_ANSWER,
    timeout: Math.min(BRIEF_MS, silenceOf(place)),
    killSignal: 'SIGKILL',
    windowsHide: true,
  });
  if (status === 0) return stdout;
  if (['ENOBUFS', 'ETIMEDOUT'].includes((error as NodeJS.ErrnoException | undefined)?.code ?? '')) return undefined;
  const said = stderr?.toString('utf8').slice(-STDERR_LIMIT);
  throw gitFailureOf({ args, place, stderr: said || (error?.message ?? endOf(status, signal)), cause: error });
}

const withSettings = (args: readonly string[]): readonly string[] => [
  ...GIT_SETTINGS.flatMap((setting) => ['-c', setting]),
  ...args,
];

const endOf = (status: number | null, signal: string | null): string =>
  `it ended with ${signal ?? `exit code ${String(status)}`}`;

/** As much of git's complaint as a failure may quote. */
const STDERR_LIMIT = 4096;

function startStream(place: GitPlace, args: readonly string[], options: Options): GitStream {
  const child = spawn('git', withSettings(args), {
    cwd: place.cwd,
    env: gitEnvironment(place, options.userSettings),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  if (place.lowPriority === true) void yieldTo(child.pid);
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-STDERR_LIMIT);
  });
  child.stdin.on('error', () => undefined); // git may end before it has read everything: its exit status tells
  child.stdin.end(options.input ?? '');
  // Closed before its end: nobody reads on, and git must not wait for ever.
  child.stdout.once('close', () => child.stdout.readableEnded || child.kill());
  const ended = new Promise<void>((resolve, reject) => {
    whenSilent(child, silenceOf(place), () => {
      reject(silentGit(args, place));
      abandon(child, silentGit(args, place));
    });
    child.once('error', (cause) => reject(gitFailureOf({ args, place, stderr: cause.message, cause })));
    child.once('close', (code, signal) => {
      if (code === 0) return resolve();
      reject(gitFailureOf({ args, place, stderr: stderr || endOf(code, signal) }));
    });
  });
  ended.catch(() => undefined); // awaited by the reader after the last byte; a rejection before that is no stray one
  return { output: child.stdout, ended };
}

/** `os.constants.priority.PRIORITY_LOW` */
const LOWEST_PRIORITY = 19;

/** A git that is gone by then needs it no more; where nobody may ask for it, it runs as others do. */
async function yieldTo(pid: number | undefined): Promise<void> {
  const { setPriority } = await import('node:os'); // recording a commit never needs it
  try {
    if (pid !== undefined) setPriority(pid, LOWEST_PRIORITY);
  } catch {
    // As it is, then.
  }
}

type StreamingGit = ChildProcessByStdio<Writable, Readable, Readable>;

/** Silent is who has printed nothing since the last look, with a reader who has taken everything. */
function whenSilent(child: StreamingGit, silenceMs: number, tell: () => void): void {
  const stdout = child.stdout as Socket;
  let seen = 0;
  const timer = setTimeout(() => {
    if (stdout.bytesRead === seen && stdout.readableLength === 0) return tell();
    seen = stdout.bytesRead;
    timer.refresh();
  }, silenceMs);
  child.once('close', () => clearTimeout(timer));
  child.once('error', () => clearTimeout(timer));
}

/** On a disk that is gone not even a kill ends it at once: nothing of ours waits for that. */
function abandon(child: StreamingGit, failure: Error): void {
  child.kill('SIGKILL');
  child.stdin.destroy();
  child.stderr.destroy();
  child.stdout.on('error', () => undefined).destroy(failure); // perhaps nobody reads, and asks `ended` only
  child.unref();
}
