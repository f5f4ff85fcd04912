// Which commits were made here, told by hook calls and by the reflog, and what each of the two knows of them. Pure.
import type { Describe } from '../capture/describe.js';
import { confirmMade, madeIn, type ReflogEntry } from '../capture/reflog.js';
import { workTreeOf } from '../capture/work-tree.js';
import type { CommitHash, CommitRecord, RecordSource } from '../domain/commit-record.js';
import { epochOf } from '../domain/instant.js';
import type { SpoolEvent } from './spool-line.js';

/** What one hook call or log entry says of a commit that was made here. */
export interface Sign {
  readonly source: RecordSource;
  readonly entry?: ReflogEntry;
  readonly agent?: string;
  /** A hook that only a new commit calls named this very one. */
  readonly named?: true;
}

export type Signs = ReadonlyMap<CommitHash, Sign>;

/** Which commits to look at, and who told us: a hook that named the commit, or ran without being able to name one. */
export function signsOf(events: readonly SpoolEvent[], entries: readonly ReflogEntry[]): Signs {
  const signs = new Map<CommitHash, Sign>();
  const agents = new Map(events.flatMap(({ head, agent }) => (head && agent ? [[head, agent] as const] : [])));
  const named = new Set(events.flatMap(({ head }) => head ?? []));
  const certain = new Set(events.filter(({ hook }) => hook !== 'post-merge').flatMap(({ head }) => head ?? []));
  const unnamed = events.some(({ head }) => head === undefined);
  for (const entry of madeIn(entries).values()) {
    const isNamed = certain.has(entry.new) || isRewritten(entry.new, events);
    const source = unnamed || isNamed || named.has(entry.new) ? 'hook' : 'reconcile';
    const agent = agents.get(entry.new);
    signs.set(entry.new, {
      source,
      entry,
      ...(agent === undefined ? {} : { agent }),
      ...(isNamed ? { named: true as const } : {}),
    });
  }
  for (const { hook, head, agent } of events) {
    if (head === undefined || signs.has(head) || hook === 'post-merge') continue; // a merge may be a fast-forward
    signs.set(head, { source: 'hook', ...(agent === undefined ? {} : { agent }) });
  }
  return signs;
}

const SECONDS_TO_TELL = 2;

/**
 * git logs a commit a moment before its hook has left its file, which knows more: which agent made it, in which session.
 * Where hooks are telling of this repository, a commit of just now that none of them names yet waits for its own.
 */
export function isAwaited(entry: ReflogEntry, events: readonly SpoolEvent[], now: number): boolean {
  const { made, new: hash } = entry;
  if (!made || events.length === 0 || !isHooksTurn(entry, now)) return false;
  return !isRewritten(hash, events) && events.every(({ head }) => head !== undefined && head !== hash);
}

/** Logged so lately that its hook may not have told yet. */
export function isHooksTurn({ at }: Pick<ReflogEntry, 'at'>, now: number): boolean {
  return at !== null && epochOf(at) >= now - SECONDS_TO_TELL;
}

function isRewritten(hash: CommitHash, events: readonly SpoolEvent[]): boolean {
  return events.some(({ rewritten }) => rewritten.some(({ to }) => to === hash));
}

/** A log entry that only looks like a commit is none. */
export function isMade(commit: CommitRecord, signs: Signs, isMe: (email: string) => boolean): boolean {
  const sign = signs.get(commit.hash);
  if (sign?.entry === undefined) return true;
  if (sign.entry.unlogged === true) return sign.named === true || isCommittedBy(commit, isMe);
  return confirmMade(sign.entry, commit);
}

/** Of others the address is kept only where the settings say so. */
export function isCommittedBy({ committer: { email } }: CommitRecord, isMe: (email: string) => boolean): boolean {
  return email !== undefined && isMe(email);
}

/** What the commit object cannot tell: operation, branch, agent. */
export function withSigns(describe: Describe, signs: Signs): Describe {
  return {
    ...describe,
    operationOf: (hash) => signs.get(hash)?.entry?.operation ?? null,
    worktreeOf: (hash) => {
      const gitDir = signs.get(hash)?.entry?.gitDir;
      return gitDir === undefined ? undefined : workTreeOf(gitDir, describe.repository);
    },
    branchOf: (hash) => signs.get(hash)?.entry?.branch ?? null,
    markerOf: (hash) => signs.get(hash)?.agent,
  };
}
