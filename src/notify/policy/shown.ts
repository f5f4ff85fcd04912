// In: the ledger. Out: what was shown and dismissed, as the interruption budget counts it.
import { type Candidate, type Showing, withinBudget, type BudgetReason } from '../../domain/budget.js';
import { epochOf } from '../../domain/instant.js';
import { localDayOf, localWeekOf } from '../../domain/local-time.js';
import type { LedgerEntry, Nudge } from '../../domain/nudge.js';
import { DIGEST_KIND } from '../compose-digest.js';
import type { OffsetAt } from '../wall-clock.js';
import type { Moment } from './question.js';

/**
 * Every nudge that interrupted somebody, which the inbox does not. One that was held back by lot takes its place in the
 * budget: else the next commit would bring it after all, and there would be nothing to compare.
 */
export function showingsOf(ledger: readonly LedgerEntry[], offsetAt: OffsetAt): readonly Showing[] {
  const shown = ledger.filter(
    ({ action, channel }) => action === 'control' || (action === 'deliver' && channel !== 'inbox'),
  );
  return shown.map((entry) => showingOf(entry, epochOf(entry.at), offsetAt));
}

/** What the budget says about showing `nudge` now. */
export function budgetVerdict(nudge: Nudge, moment: Moment): 'ok' | BudgetReason {
  const { now, ledger, settings, ownCommits, offsetAt } = moment;
  const dismissals = dismissalsOf(nudge, moment);
  const shown = showingsOf(ledger, offsetAt);
  // The first is always within its share of commits: then nobody has to count them.
  const commits = shown.length === 0 ? 0 : ownCommits();
  const candidate: Candidate = { ...showingOf(nudge, now, offsetAt), commits, dismissals };
  // A digest is about another time each time: it is no repetition.
  const coolDownDays = nudge.kind === DIGEST_KIND ? 0 : settings.coolDownDays;
  return withinBudget(candidate, shown, { ...settings, coolDownDays });
}

type Subject = Pick<Nudge, 'kind' | 'repository' | 'file'>;

function showingOf({ kind, repository, file }: Subject, at: number, offsetAt: OffsetAt): Showing {
  const offset = offsetAt(at);
  const local = { localDay: localDayOf(at, offset), localWeek: localWeekOf(at, offset) };
  return { at, kind, repository, ...(file === undefined ? {} : { file }), ...local };
}

/** How often "not now" was said to this kind about this file. */
function dismissalsOf({ kind, file }: Nudge, { ledger, wishes }: Moment): number {
  const files = new Map(ledger.map((entry) => [entry.nudge, entry.file]));
  const dismissed = wishes.answers.filter(({ answer }) => answer === 'not-now');
  return dismissed.filter((one) => one.kind === kind && files.get(one.nudge) === file).length;
}
