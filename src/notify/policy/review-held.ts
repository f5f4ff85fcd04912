// In: the nudges that wait, and what happened since. Out: a decision for each whose state changes; the others go on waiting.
import type { CommitHash } from '../../domain/commit-record.js';
import { epochOf, instantOf } from '../../domain/instant.js';
import type { Decision, Feedback, LedgerEntry, Nudge } from '../../domain/nudge.js';
import type { Rewrite } from '../../domain/rewrite.js';
import { entryOf } from '../ledger-entry.js';
import { barOfKind, settle, strongestOf, withhold } from './decide.js';
import type { Held } from './held.js';
import type { Moment } from './question.js';

/** What happened since the nudges were held. */
export interface LaterFacts {
  /** Epoch of the person's newest commit, in whichever repository. */
  readonly lastCommitAt: number;
  readonly rewrites: readonly Pick<Rewrite, 'from' | 'to' | 'command'>[];
  readonly pushed: ReadonlySet<CommitHash>;
  /** Ids of nudges whose advice has been followed meanwhile. */
  readonly resolved?: ReadonlySet<string>;
  /** Ids of repositories in which a rebase, merge, cherry-pick or bisect is going on. */
  readonly operations: ReadonlySet<string>;
}

export interface Review extends Moment {
  /** In the order in which they were first held. */
  readonly holds: readonly Held[];
  readonly later: LaterFacts;
}

export function reviewHeld(review: Review): readonly Decision[] {
  const settled = review.holds.map((held) => ({ held, decision: reviewOne(held.nudge, review) }));
  const due = settled.flatMap(({ decision }) => (decision.action === 'deliver' ? [decision.nudge] : []));
  const chosen = strongestOf(due.toReversed()); // among equals the newest commit, it is nearest to what they do now
  return settled.flatMap(({ held, decision }) => {
    if (decision.action === 'deliver')
      return decision.nudge === chosen ? decision : behind(decision.nudge, chosen, review);
    if (decision.action === 'hold' && isSuperseded(held, review)) return withhold(held.nudge, 'superseded');
    return isSame(held, decision) ? [] : decision;
  });
}

/** A newer one of its kind waits in the same repository. At most one of them will be shown, and that is the nearer to now. */
function isSuperseded(held: Held, review: Review): boolean {
  const newer = review.holds.slice(review.holds.indexOf(held) + 1);
  return newer.some(({ nudge }) => isOfOneSort(nudge, held.nudge) && overReason(nudge, review) === undefined);
}

const isOfOneSort = (one: Nudge, other: Nudge): boolean =>
  one.kind === other.kind && one.repository === other.repository;

function reviewOne(nudge: Nudge, review: Review): Decision {
  const { later } = review;
  const over = overReason(nudge, review);
  if (over !== undefined) return withhold(nudge, over);
  const bar = barOfKind(nudge, review);
  if (bar !== undefined) return bar;
  const lastCommitAt = Math.max(epochOf(nudge.commitAt), later.lastCommitAt);
  return settle(nudge, { lastCommitAt, operationInProgress: later.operations.has(nudge.repository) }, review);
}

type Over = 'answered' | 'pushed' | 'resolved' | 'rewritten';

function overReason(nudge: Nudge, { later, ledger, wishes }: Review): Over | undefined {
  if (isAnswered(nudge, wishes.answers)) return 'answered';
  if (later.resolved?.has(nudge.id) === true) return 'resolved';
  const rewrite = later.rewrites.find(({ from }) => nudge.commits.includes(from));
  if (rewrite !== undefined)
    return rewrite.command === 'amend' && !isSaidAgain(nudge, rewrite.to, ledger) ? 'resolved' : 'rewritten';
  return nudge.untilPush && nudge.commits.some((hash) => later.pushed.has(hash)) ? 'pushed' : undefined;
}

/** Found in the list before its time came: there is nothing left to ask. */
function isAnswered({ id }: Nudge, answers: readonly Feedback[]): boolean {
  return answers.some(({ nudge, answer }) => nudge === id && answer !== undefined);
}

/** The commit that came of it made the same nudge: then nothing was resolved, the newer nudge speaks for it. */
function isSaidAgain({ kind }: Nudge, hash: CommitHash, ledger: readonly LedgerEntry[]): boolean {
  return ledger.some((entry) => entry.kind === kind && entry.commits.includes(hash));
}

/** Another one is shown now: as if it stood in the ledger already. */
function behind(nudge: Nudge, chosen: Nudge | undefined, review: Review): Decision {
  if (chosen === undefined) return withhold(nudge, 'weaker');
  const at = instantOf(review.now);
  const shown = at === undefined ? [] : [entryOf({ action: 'deliver', nudge: chosen }, { id: chosen.id, at })];
  const decision = reviewOne(nudge, { ...review, ledger: [...review.ledger, ...shown] });
  return decision.action === 'deliver' ? withhold(nudge, 'weaker') : decision;
}

function isSame(held: Held, decision: Decision): boolean {
  return decision.action === 'hold' && decision.reason === held.reason && decision.until === held.until;
}
