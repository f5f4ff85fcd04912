// Why a nudge waited or was never shown, in words for the person who asks.
import type { HoldReason, LedgerEntry, WithholdReason } from '../domain/nudge.js';

type Reason = HoldReason | WithholdReason | 'hold-back' | 'not-earned';

const reasons: Readonly<Record<Reason, string>> = {
  agent: 'a coding agent or a bot made the commit',
  answered: 'you had answered it already',
  'budget-day': 'you had a toast that day already',
  'budget-share': 'toasts had reached their share of your commits',
  'budget-week': 'you had your toasts of that week already',
  ci: 'the commit was made in continuous integration',
  cooldown: 'you heard the same about the same file not long before',
  'digest-only': 'what is for digests never interrupts',
  'hold-back': 'it was held back by lot, to compare: notify.holdBackPercent',
  import: 'the commit was imported, not made just then',
  'kind-third': 'this kind already made up a third of your toasts',
  muted: 'you muted it',
  'not-a-working-day': 'it was not one of your working days',
  'not-earned': 'this kind has not yet earned the right to interrupt',
  'not-mine': 'the commit is not yours',
  off: 'notify.enabled is false',
  'operation-in-progress': 'a rebase, merge, cherry-pick or bisect was going on',
  pushed: 'the commit was pushed, so the advice came too late',
  'quiet-hours': 'it was in your quiet hours',
  'quiet-minutes': 'you had just committed',
  resolved: 'you had already put it right',
  retired: 'this kind has retired: it was more often in the way than of use',
  rewritten: 'the commit was replaced by another',
  snoozed: 'nudges were snoozed',
  stale: 'there was no quiet moment soon enough after the commit',
  superseded: 'a newer commit in that repository had a nudge of the same kind',
  'too-soon': 'the toast before it was not long ago',
  weaker: 'the same commit had a stronger nudge',
};

/** The reason of a ledger line, in words; a reason of another version as it stands. */
export function reasonText({ reason = '' }: Pick<LedgerEntry, 'reason'>): string {
  return Object.hasOwn(reasons, reason) ? reasons[reason as Reason] : reason; // an imported line may say anything
}
