// One line of a spool file, as hooks/ writes it: tab-separated, %-escaped fields. Text in, SpoolEvent out.
import { type CommitHash, parseCommitHash } from '../domain/commit-record.js';
import type { Session } from '../domain/session.js';

export const HOOK_NAMES = ['post-applypatch', 'post-commit', 'post-merge', 'post-rewrite'] as const;
export type HookName = (typeof HOOK_NAMES)[number];

export interface RewrittenPair {
  readonly from: CommitHash;
  readonly to: CommitHash;
}

/** What one hook call told us. */
export interface SpoolEvent {
  readonly hook: HookName;
  readonly cwd: string;
  /** git's GIT_DIR where it was set (linked work trees, submodules), else undefined. */
  readonly gitDir: string | undefined;
  /** HEAD, where the hook could read it with builtins. */
  readonly head: CommitHash | undefined;
  readonly session: Session;
  /** The coding agent whose environment the commit was made in. */
  readonly agent: string | undefined;
  readonly arguments: readonly string[];
  /** post-rewrite's pairs. */
  readonly rewritten: readonly RewrittenPair[];
}

const LINE_VERSION = '1';
const FIELDS = 14;

/** The event in a complete line (without its newline), or undefined where it is none that this version knows. */
export function parseSpoolLine(line: string): SpoolEvent | undefined {
  const fields = line.split('\t').map(unescape);
  const [version, hook, cwd, gitDir, head, , ...rest] = fields;
  const name = HOOK_NAMES.find((known) => known === hook);
  if (version !== LINE_VERSION || fields.length < FIELDS || name === undefined || cwd === undefined || cwd === '')
    return undefined;
  const [display, waylandDisplay, dbusAddress, runtimeDir, sshConnection, tmux, agent, given = '', pairs = ''] = rest;
  return {
    hook: name,
    cwd,
    gitDir: textOf(gitDir),
    head: parseCommitHash(head ?? ''),
    session: withoutUndefined({
      display: textOf(display),
      waylandDisplay: textOf(waylandDisplay),
      dbusAddress: textOf(dbusAddress),
      runtimeDir: textOf(runtimeDir),
      sshConnection: textOf(sshConnection),
      tmux: textOf(tmux),
    }),
    agent: textOf(agent),
    arguments: given.split(' ').filter((word) => word !== ''),
    rewritten: pairs.split(',').flatMap(parsePair),
  };
}

function textOf(field: string | undefined): string | undefined {
  return field === '' ? undefined : field;
}

function parsePair(text: string): readonly RewrittenPair[] {
  const [from, to] = text.split(':').map(parseCommitHash);
  return from === undefined || to === undefined || from === to ? [] : [{ from, to }];
}

function unescape(field: string): string {
  return field.replace(/%([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function withoutUndefined(session: { [Key in keyof Session]: string | undefined }): Session {
  return Object.fromEntries(Object.entries(session).filter(([, value]) => value !== undefined)) as Session;
}
