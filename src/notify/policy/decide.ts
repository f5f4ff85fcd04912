// In: all nudges of one commit and the moment. Out: exactly one decision for each, with its reason. Pure.
// First the bars: reasons why a nudge is never shown. Of those that pass, one goes on to budget and waits.
import type { BudgetReason } from '../../domain/budget.js';
import { epochOf, instantOf } from '../../domain/instant.js';
import type { Decision, Nudge, WithholdReason } from '../../domain/nudge.js';
import { activeMutes, isMuted } from '../mutes.js';
import { isRetired } from '../retired.js';
import { isHeldBack } from './hold-back.js';
import type { Moment, Question, Situation } from './question.js';
import { budgetVerdict, showingsOf } from './shown.js';
import { longestWait, type Wait, type Waiting } from './waits.js';

export function decide(question: Question): readonly Decision[] {
  const { nudges, situation } = question;
  const barred = new Map(nudges.map((nudge) => [nudge, barOf(nudge, situation, question)]));
  const chosen = strongestOf(nudges.filter((nudge) => barred.get(nudge) === undefined));
  return nudges.map((nudge) => {
    if (nudge !== chosen) return barred.get(nudge) ?? withhold(nudge, 'weaker');
    const lastCommitAt = epochOf(nudge.commitAt);
    return settle(nudge, { lastCommitAt, operationInProgress: situation.operationInProgress }, question);
  });
}

/** The heaviest; among equals the first given. */
export function strongestOf(nudges: readonly Nudge[]): Nudge | undefined {
  return nudges.toSorted((a, b) => b.weight - a.weight)[0];
}

export const withhold = (nudge: Nudge, reason: WithholdReason): Decision => ({ action: 'withhold', nudge, reason });

/** Why this nudge may never be shown; undefined where it may. */
function barOf(nudge: Nudge, situation: Situation, moment: Moment): Decision | undefined {
  if (situation.imported) return withhold(nudge, 'import');
  if (situation.ci) return withhold(nudge, 'ci');
  if (!situation.mine) return withhold(nudge, 'not-mine');
  if (situation.agent) return withhold(nudge, 'agent');
  return barOfKind(nudge, moment);
}

/** The bars that can come down between a hold and its end: asked again before a held nudge is shown. */
export function barOfKind(nudge: Nudge, moment: Moment): Decision | undefined {
  const { settings, wishes, earned } = moment;
  if (!settings.enabled) return withhold(nudge, 'off');
  if (isMuted(nudge, activeMutes(wishes.mutes, wishes.answers))) return withhold(nudge, 'muted');
  if (isRetired(nudge.kind, wishes)) return withhold(nudge, 'retired');
  if (nudge.tier === 'digest') return withhold(nudge, 'digest-only');
  if (nudge.tier === 'earned' && !earned.has(nudge.kind, nudge.repository))
    return { action: 'shadow', nudge, reason: 'not-earned' };
  const verdict = budgetVerdict(nudge, moment);
  return verdict === 'cooldown' || verdict === 'kind-third' ? withhold(nudge, verdict) : undefined;
}

/** Budget and waits for the one nudge that passed the bars. */
export function settle(nudge: Nudge, waiting: Omit<Waiting, 'lastShownAt'>, moment: Moment): Decision {
  const latest = latestOf(nudge, moment);
  if (moment.now > latest) return withhold(nudge, 'stale');
  const spent = spentReason(budgetVerdict(nudge, moment));
  if (spent !== undefined) return withhold(nudge, spent);
  const lastShownAt = showingsOf(moment.ledger, moment.offsetAt).at(-1)?.at;
  const wait = longestWait({ ...waiting, lastShownAt }, moment);
  if (wait === undefined) return showOrHoldBack(nudge, moment);
  return wait.until > latest ? withhold(nudge, withoutPatience(wait)) : holdUntil(nudge, wait);
}

/** Drawn at the very end: those held back could have been shown, every one. */
function showOrHoldBack(nudge: Nudge, { settings }: Moment): Decision {
  if (isHeldBack(nudge, settings.holdBackPercent)) return { action: 'control', nudge, reason: 'hold-back' };
  return { action: 'deliver', nudge };
}

/** The last second at which the commit is still in the person's head; never before its quiet minutes are over. */
function latestOf(nudge: Nudge, { settings }: Moment): number {
  return epochOf(nudge.commitAt) + Math.max(settings.latestMinutes, settings.quietMinutes) * 60;
}

function spentReason(verdict: 'ok' | BudgetReason): WithholdReason | undefined {
  return verdict === 'ok' || verdict === 'too-soon' ? undefined : verdict; // too soon is a wait, it passes
}

/** A person who goes on committing until it is too late was simply busy. */
function withoutPatience({ reason }: Wait): WithholdReason {
  return reason === 'quiet-minutes' ? 'stale' : reason;
}

function holdUntil(nudge: Nudge, { reason, until }: Wait): Decision {
  const instant = instantOf(until);
  return instant === undefined ? withhold(nudge, 'stale') : { action: 'hold', nudge, reason, until: instant };
}
