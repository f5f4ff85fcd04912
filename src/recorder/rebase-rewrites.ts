// Rebases that no post-rewrite hook told of: hooks were missing or bypassed, or the rebase was given up. In: what the log
// says now. Out: the rewrites. A rebase is looked at as a whole, when it has ended, however often the log was read during it.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isSince, readBranchLog, readReflog, type ReflogEntry } from '../capture/reflog.js';
import { stepOf } from '../capture/reflog-message.js';
import { isRebaseLine, type LoggedRebase, rebasesIn } from '../capture/reflog-rebases.js';
import { readDrafts } from '../capture/drafts.js';
import { type CommitHash, parseCommitHash } from '../domain/commit-record.js';
import { type Clock, epochOf } from '../domain/instant.js';
import type { Rewrite } from '../domain/rewrite.js';
import type { Placed } from './place-recorder.js';
import { linksOf } from './rebase-links.js';
import { isHooksTurn } from './signs.js';
import type { SpoolEvent } from './spool-line.js';
import type { Stores } from './stores.js';

interface PendingFile {
  readonly v: 1;
  readonly isPending: boolean;
}

interface Look {
  /** What the log says since the last look. */
  readonly entries: readonly ReflogEntry[];
  readonly events: readonly SpoolEvent[];
  readonly stores: Stores;
  readonly clock: Clock;
}

export async function findRebaseRewrites(placed: Placed, look: Look): Promise<readonly Rewrite[]> {
  const { entries, events, stores, clock } = look;
  const pendingFile = ['state', 'rebases', `${placed.repository.id}.json`] as const;
  const isPending = (stores.loadDerived(...pendingFile) as PendingFile | undefined)?.isPending === true;
  const fresh = new Set(entries.filter(isRebaseLine).map(identityOf));
  if (fresh.size === 0 && !isPending) return [];
  if (events.length > 0 && isUnfinished(placed, entries, epochOf(clock.now()))) {
    if (!isPending) stores.saveDerived({ v: 1, isPending: true } satisfies PendingFile, ...pendingFile);
    return [];
  }
  const known = stores.repositories.find(placed.repository.commonDir);
  const whole = (await readReflog(placed.repository, placed.git, known?.start)).entries;
  const rebases = rebasesIn(whole.filter((entry) => isSince(entry, known?.since)));
  const asked = rebases.filter(
    (one) => isPending || [one.last, ...one.steps].some((entry) => fresh.has(identityOf(entry))),
  );
  const rewrites: Rewrite[] = [];
  for (const rebase of asked) rewrites.push(...(await rewritesOf(placed, rebase, look)));
  if (isPending) stores.saveDerived({ v: 1, isPending: false } satisfies PendingFile, ...pendingFile);
  return rewrites;
}

/** post-rewrite has its say first: it knows, where the log lets us infer. */
function isUnfinished({ repository }: Placed, entries: readonly ReflogEntry[], now: number): boolean {
  const last = entries.findLast(isRebaseLine);
  const gitDir = last?.gitDir ?? repository.gitDir;
  const lasts = ['rebase-apply', 'rebase-merge'].some((state) => existsSync(join(gitDir, state)));
  return lasts || (last !== undefined && isHooksTurn(last, now));
}

const identityOf = ({ gitDir, old, new: hash, at, message }: ReflogEntry): string =>
  [gitDir, old, hash, at, message].join(' ');

async function rewritesOf(placed: Placed, rebase: LoggedRebase, { stores, clock }: Look): Promise<readonly Rewrite[]> {
  const { repository, git } = placed;
  const tip = await tipOf(placed, rebase);
  const told = isToldByHook(rebase, stores);
  if (tip === null || rebase.steps.length === 0 || (told && rebase.left.size === 0)) return [];
  const steps = rebase.steps.map((entry) => entry.new);
  const drafts = await readDrafts(git, { include: [tip, ...steps], exclude: [rebase.onto] });
  const made = new Map(drafts.map((draft) => [draft.hash, draft]));
  const originals = drafts.filter(({ hash }) => !steps.includes(hash));
  // No hook tells of a pick that was split: it was made and left within the rebase.
  const links = linksOf(rebase, originals, made).filter(({ from }) => !told || rebase.left.has(from));
  return links.map(({ from, to, entry }) => {
    const at = entry.at ?? clock.now();
    return { v: 1, at, repository: repository.id, from, to, command: 'rebase', source: 'reflog' };
  });
}

/** What was rebased, as it was before. */
async function tipOf(
  { repository, git }: Placed,
  { end, last, from, gitDir }: LoggedRebase,
): Promise<CommitHash | null> {
  if (end === 'abort') return last.new;
  if (end === null) return parseCommitHash(readText(join(gitDir, 'rebase-merge/orig-head')).trim()) ?? from;
  const branch = /returning to refs\/heads\/(.+)$/.exec(last.message)?.[1];
  const lines = branch === undefined ? [] : await readBranchLog(repository, git, branch);
  return lines.findLast((line) => line.new === last.new && stepOf(line.message) === 'finish')?.old ?? from;
}

function readText(path: string): string {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(path, 'utf8') : '';
}

/** One that was given up, no hook tells of. */
function isToldByHook({ end, steps, last }: LoggedRebase, stores: Stores): boolean {
  const since = steps[0]?.at ?? last.at;
  if (end === 'abort' || since === null) return false;
  const made = new Set(steps.map((entry) => entry.new));
  return stores.rewrites
    .recent(since)
    .some(({ source, command, to }) => source === 'hook' && command === 'rebase' && made.has(to));
}
