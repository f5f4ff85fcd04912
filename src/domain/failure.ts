// Every way in which the world around us can be broken: one code, one sentence, one next action.
// Expected outcomes (a duplicate, a cool-down) are values, not failures.
import { quoteForShell } from './shell-quote.js';

export interface FailureKind {
  /** What happened; `{name}` is replaced from the details. */
  readonly message: string;
  /** What to do next, ends the line on stderr. */
  readonly next: string;
  readonly exit: 1 | 2;
}

export const failures = {
  NOT_A_REPOSITORY: {
    message: '{path} is not inside a git repository',
    next: 'run this inside one, or name it with --repo PATH',
    exit: 2,
  },
  GIT_DIRECTORY: {
    message: '{path} is a git directory, not a work tree',
    next: 'run this in a work tree, or read a bare repository with --repo PATH',
    exit: 2,
  },
  NO_COMMITS: {
    message: '{path} has no commit yet on its current branch',
    next: 'make one with git commit, then run this again',
    exit: 2,
  },
  UNKNOWN_COMMIT: { message: '{commit} names no commit in {path}', next: 'check it with: git log --oneline', exit: 2 },
  GIT_MISSING: { message: 'git was not found', next: 'install git 2.31 or newer, or put it on PATH', exit: 2 },
  GIT_FAILED: { message: 'git {command} failed: {reason}', next: 'run: craftnudge doctor', exit: 2 },
  GIT_SILENT: {
    message: 'git {command} gave no answer for {seconds} s in {path}',
    next: 'see whether that disk answers, and what include.path names in its configuration; then run: craftnudge status',
    exit: 2,
  },
  GIT_UNTRUSTED: {
    message: '{path} belongs to another user',
    next: 'if you trust it, run: git config --global --add safe.directory {path}',
    exit: 2,
  },
  HISTORY_INCOMPLETE: {
    message: 'git stopped before the end of the history: {reason}',
    next: 'what was read is kept; run the same command again, it goes on from there',
    exit: 2,
  },
  STORE_UNREADABLE: {
    message: '{path} cannot be read: {reason}',
    next: 'put its owner and mode right, then run the command again',
    exit: 2,
  },
  STORE_UNWRITABLE: {
    message: '{path} cannot be written: {reason}',
    next: 'free space or fix its mode, then run the command again; nothing was lost',
    exit: 2,
  },
  STORE_UNSAFE: {
    message: '{path} is {reason}',
    next: 'remove it, or point CRAFTNUDGE_HOME at a directory of your own',
    exit: 2,
  },
  STORE_DAMAGED: { message: '{path} has {count} damaged part(s)', next: 'run: craftnudge verify', exit: 1 },
  STORE_BUSY: {
    message: 'another CraftNudge process has held {path} for {seconds} s',
    next: 'try again, or run: craftnudge doctor',
    exit: 2,
  },
  AUDIT_UNWRITABLE: {
    message: '{operation} was not begun, for it cannot be noted in the audit log: {reason}',
    next: 'put that right, then run the command again; nothing was done',
    exit: 2,
  },
  AUDIT_MISSED: {
    message: 'what {operation} did is not noted in the audit log: {reason}',
    next: 'put that right; what is noted: craftnudge audit show',
    exit: 2,
  },
  CONFIG_INVALID: {
    message: '{where}: {reason}',
    next: 'correct it, or see the settings with: craftnudge config',
    exit: 2,
  },
  HOOKS_UNWRITABLE: {
    message: '{path} cannot be written: {reason}',
    next: 'fix its mode or install with --global',
    exit: 2,
  },
  HOOKS_UNSUPPORTED: { message: '{reason}', next: '{fix}', exit: 2 },
  NOT_EVALUATED: { message: '{reason}', next: '{fix}', exit: 2 },
  UNKNOWN_NUDGE: { message: 'no nudge starts with {id}', next: 'list them with: craftnudge nudges', exit: 2 },
  AMBIGUOUS_NUDGE: { message: '{id} starts {count} nudges', next: 'give more of its characters', exit: 2 },
  AMBIGUOUS_COMMIT: { message: '{hash} starts {count} recorded commits', next: 'give more of its digits', exit: 2 },
  NOT_RECORDED: { message: '{what} is not recorded here', next: 'see what is: craftnudge status', exit: 2 },
  PORT_TAKEN: {
    message: 'port {port} is taken by another program',
    next: 'give another with --port, or --port 0 for a free one',
    exit: 2,
  },
  SERVER_RUNS: {
    message: 'a server of this data directory runs at {url} already (pid {pid})',
    next: 'open it with: craftnudge dashboard',
    exit: 2,
  },
  NO_LISTENING: { message: 'cannot listen on {host}: {reason}', next: 'give another address with --host', exit: 2 },
  SERVER_SILENT: {
    message: 'the server did not start; it said why in {path}',
    next: 'put that right, or run: craftnudge serve',
    exit: 2,
  },
  SERVER_UNKNOWN: {
    message: 'a server of this data directory runs, but {path} does not tell which',
    next: 'if it has only just been started, ask again; else end it where it was started',
    exit: 2,
  },
  SERVER_STAYS: {
    message: 'the server (pid {pid}) was asked to end and still runs',
    next: 'end it with: kill -9 {pid}',
    exit: 2,
  },
  REPOSITORY_GONE: {
    message: '{name} was at {path}, where there is no repository now',
    next: 'bring it back, or clone it again; what was recorded stays',
    exit: 2,
  },
  SERVICE_ENDED: {
    message: 'the service {service} gave no answer: {reason}',
    next: 'ask again; where it goes on, see: craftnudge log',
    exit: 2,
  },
  SERVICE_MISSING: {
    message: 'the service {service} does not run here',
    next: 'start it with: craftnudge serve',
    exit: 2,
  },
  UNKNOWN_TOKEN: { message: 'there is no token {id}', next: 'list them with: craftnudge token list', exit: 2 },
  WRONG_USAGE: { message: '{reason}', next: 'see: craftnudge --help', exit: 2 },
} as const satisfies Record<string, FailureKind>;

export type FailureCode = keyof typeof failures;
export type FailureDetails = Readonly<Record<string, string | number>>;

/** A broken world, told as one sentence that ends with the next action. */
export class CraftNudgeError extends Error {
  readonly code: FailureCode;
  readonly details: FailureDetails;
  readonly exit: 1 | 2;

  constructor(code: FailureCode, details: FailureDetails = {}, options: { readonly cause?: unknown } = {}) {
    const kind: FailureKind = failures[code];
    super(`${fill(kind.message, details)}; ${fill(kind.next, quotedPath(details))}`, options);
    this.name = 'CraftNudgeError';
    this.code = code;
    this.details = details;
    this.exit = kind.exit;
  }
}

/** What to do next may be copied into a shell, and a directory may have any name. */
function quotedPath(details: FailureDetails): FailureDetails {
  const path = String(details['path'] ?? '');
  return /^[\w./@:+,-]*$/.test(path) ? details : { ...details, path: quoteForShell(path) };
}

function fill(text: string, details: FailureDetails): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));
}

/** The short reason inside any thrown value, for the `{reason}` of a failure: `ENOSPC`, `permission denied`, … */
export function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const { errno, code } = cause as NodeJS.ErrnoException;
  if (errno === -122) return 'EDQUOT (disk quota exceeded)'; // Node 20 has no name for it: "Unknown system error -122"
  return code === undefined ? cause.message : `${code} (${plainErrnoText(cause.message)})`;
}

function plainErrnoText(message: string): string {
  const match = /^[A-Z]+: ([^,]+)/.exec(message);
  return match?.[1] ?? message;
}
