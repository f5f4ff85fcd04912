// Which commit of a rebase took the place of which, where no post-rewrite hook told it: by author and author time, which a
// pick keeps, and by the order of the list for what was folded in or split. Pure.
import type { Draft } from '../capture/drafts.js';
import type { ReflogEntry } from '../capture/reflog.js';
import type { LoggedRebase } from '../capture/reflog-rebases.js';
import { stepOf } from '../capture/reflog-message.js';
import type { CommitHash } from '../domain/commit-record.js';

export interface Link {
  readonly from: CommitHash;
  readonly to: CommitHash;
  readonly entry: ReflogEntry;
}

type Steps = Pick<LoggedRebase, 'end' | 'last' | 'left' | 'onto' | 'steps'>;

/** `originals`: the commits that were to be rebased, oldest first; `made`: those that its steps made. */
export function linksOf(
  rebase: Steps,
  originals: readonly Draft[],
  made: ReadonlyMap<CommitHash, Draft>,
): readonly Link[] {
  const matched = matchSteps(rebase, originals, made);
  const links =
    rebase.end === 'abort'
      ? [...matched].map(([entry, { hash }]) => ({
          from: entry.new,
          to: restoredBy(entry, hash, rebase),
          entry: rebase.last,
        }))
      : [
          ...[...matched].map(([entry, { hash }]) => ({ from: hash, to: entry.new, entry })),
          ...splitLinks(rebase, matched),
        ];
  return links.filter(({ from, to }) => from !== to);
}

/** Given up: what was made for it has gone, and what it started from is what it was. */
function restoredBy({ rewriteOf }: ReflogEntry, original: CommitHash, { onto }: Steps): CommitHash {
  return rewriteOf === onto ? onto : original;
}

/** A pick that a reset left again: the last of what was made in its place. */
function splitLinks({ steps, left }: Steps, matched: ReadonlyMap<ReflogEntry, Draft>): readonly Link[] {
  return steps.flatMap((step, index) => {
    if (!left.has(step.new)) return [];
    const after = steps.slice(index + 1);
    const end = after.findIndex((later) => matched.has(later));
    const entry = after.slice(0, end < 0 ? undefined : end).at(-1);
    return entry === undefined ? [] : [{ from: step.new, to: entry.new, entry }];
  });
}

/** Each step beside the commit that it came from. */
function matchSteps(
  { steps, end }: Steps,
  originals: readonly Draft[],
  made: ReadonlyMap<CommitHash, Draft>,
): ReadonlyMap<ReflogEntry, Draft> {
  const matched = new Map<ReflogEntry, Draft>();
  const waiting = new Set(originals);
  const take = (entry: ReflogEntry, draft: Draft | undefined): void => {
    if (draft === undefined) return;
    matched.set(entry, draft);
    waiting.delete(draft);
  };
  const open = steps.filter((entry) => !isFold(entry));
  for (const sameKey of KEYS)
    for (const entry of open.filter((one) => !matched.has(one)))
      take(
        entry,
        [...waiting].find((draft) => sameKey(draft, made.get(entry.new), entry)),
      );
  const matching = { steps, originals, matched, waiting };
  for (const entry of steps.filter(isFold)) take(entry, foldedInto(entry, matching));
  // A pick that was split, or left and made anew: the last commit of its place stands for it, as git's own list says.
  for (const entry of open.toReversed().filter((one) => !matched.has(one)))
    if (end !== null || steps.slice(steps.indexOf(entry)).some((later) => matched.has(later)))
      take(entry, placeOf(entry, matching)[0]);
  return matched;
}

const KEYS: readonly ((draft: Draft, made: Draft | undefined, entry: ReflogEntry) => boolean)[] = [
  (draft, made) => draft.origin === made?.origin && draft.subject === made.subject,
  (draft, made) => draft.origin === made?.origin, // reworded
  (draft, made, { operation }) => operation === 'rebase' && draft.subject === made?.subject, // --reset-author-date
];

const isFold = ({ message }: ReflogEntry): boolean => /^(?:fixup|squash)$/.test(stepOf(message));

interface Matching {
  readonly steps: readonly ReflogEntry[];
  readonly originals: readonly Draft[];
  readonly matched: ReadonlyMap<ReflogEntry, Draft>;
  readonly waiting: ReadonlySet<Draft>;
}

/** By its own subject (`fixup! …`), else by its place in the list, else whatever is left. */
function foldedInto(entry: ReflogEntry, matching: Matching): Draft | undefined {
  const { steps, matched, waiting } = matching;
  const before = steps.slice(0, steps.indexOf(entry)).findLast((step) => matched.has(step) && !isFold(step));
  const target = before === undefined ? undefined : matched.get(before);
  const named = [...waiting].find(
    ({ subject }) => subject.replace(/^(?:(?:fixup|squash|amend)! )+/, '') === target?.subject,
  );
  return named ?? placeOf(entry, matching)[0] ?? [...waiting][0];
}

/** What is left of the originals between those of the steps before and after. */
function placeOf(entry: ReflogEntry, { steps, originals, matched, waiting }: Matching): readonly Draft[] {
  const at = steps.indexOf(entry);
  const indexOf = (step: ReflogEntry | undefined): number => {
    const draft = step === undefined ? undefined : matched.get(step);
    return draft === undefined ? -1 : originals.indexOf(draft);
  };
  const first = indexOf(steps.slice(0, at).findLast((step) => matched.has(step)));
  const next = indexOf(steps.slice(at + 1).find((step) => matched.has(step)));
  return originals.slice(first + 1, next < 0 ? undefined : next).filter((draft) => waiting.has(draft));
}
