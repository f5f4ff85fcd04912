// Rebases, as the log of HEAD tells of them: from the line that moved HEAD to the new base to the one that ended them. Pure.
import type { CommitHash } from '../domain/commit-record.js';
import type { ReflogEntry } from './reflog.js';
import { stepOf } from './reflog-message.js';

export interface LoggedRebase {
  readonly gitDir: string;
  /** HEAD before it: another branch's where `git rebase main topic` was asked there. */
  readonly from: CommitHash | null;
  /** What HEAD was put on: the new base, or the last of the commits that could stay as they were. */
  readonly onto: CommitHash;
  /** Commits made in its course, oldest first. */
  readonly steps: readonly ReflogEntry[];
  /** Those of them that a reset left, to be made anew: a commit that is being split. */
  readonly left: ReadonlySet<CommitHash>;
  /** Null while it lasts, and where it was given up with --quit. */
  readonly end: 'finish' | 'abort' | null;
  /** The latest line that belongs to it. */
  readonly last: ReflogEntry;
}

interface Open {
  readonly from: CommitHash | null;
  readonly onto: CommitHash;
  readonly start: ReflogEntry;
  readonly entries: ReflogEntry[];
}

/** Oldest first for each work tree, as `entries` are. */
export function rebasesIn(entries: readonly ReflogEntry[]): readonly LoggedRebase[] {
  const rebases: LoggedRebase[] = [];
  const open = new Map<string, Open>();
  const before = new Map<string, ReflogEntry>();
  for (const entry of entries) {
    const { gitDir, message } = entry;
    const step = stepOf(message);
    const current = open.get(gitDir);
    current?.entries.push(entry);
    if (current !== undefined && (step === 'start' || step === 'finish' || step === 'abort')) {
      open.delete(gitDir);
      rebases.push(closed(current, step === 'start' ? null : step));
    }
    const begun = open.has(gitDir) ? undefined : begunBy(entry, step, before.get(gitDir));
    if (begun !== undefined) open.set(gitDir, begun);
    before.set(gitDir, entry);
  }
  return [...rebases, ...[...open.values()].map((left) => closed(left, null))];
}

/** JGit goes to the base by a plain checkout; the first pick tells that a rebase began. */
function begunBy(entry: ReflogEntry, step: string, before: ReflogEntry | undefined): Open | undefined {
  if (step === 'start') return { from: entry.old, onto: entry.new, start: entry, entries: [] };
  if (entry.operation !== 'rebase' || step !== '' || entry.old === null) return undefined;
  const from = before?.new === entry.old ? before.old : null;
  return { from, onto: entry.old, start: entry, entries: [entry] };
}

/** Does `entry` belong to a rebase that is worth looking at? */
export function isRebaseLine({ message, operation }: ReflogEntry): boolean {
  return operation === 'rebase' || /^(?:start|finish|abort)$/.test(stepOf(message));
}

/** Of one that was left without an end, what came after its own last line is not its own. */
function closed({ from, onto, start, entries }: Open, end: LoggedRebase['end']): LoggedRebase {
  const own =
    end === null ? entries.slice(0, entries.findLastIndex(({ operation }) => operation === 'rebase') + 1) : entries;
  return {
    gitDir: start.gitDir,
    from,
    onto,
    steps: own.filter(({ made }) => made),
    left: new Set(own.filter(({ message }) => message.startsWith('reset: ')).flatMap(({ old }) => old ?? [])),
    end,
    last: own.at(-1) ?? start,
  };
}
