// What became of one's own commits: those that are thirty days old since the last week with commits, and how many of them
// were corrected or reverted until then. The outcome is there for weeks of a single commit as well.
import type { CommitHash } from '../../domain/commit-record.js';
import type { CommitFact, LabelFact, TickFact } from '../../domain/fact.js';
import { DAY } from '../../domain/local-time.js';
import type { Verdict } from '../../domain/observation.js';
import { integer } from '../../domain/setting.js';
import { defineDigest, type DigestSighting } from '../define-digest.js';
import type { JudgedSighting } from '../define-habit.js';
import { isOwn } from '../digest-fold.js';
import { LABEL_HORIZON } from '../labeller.js';
import { type LaterFacts, verdictOf } from '../later-facts.js';
import { shareOf } from '../quantile.js';

interface Waiting {
  readonly hash: CommitHash;
  readonly at: number;
  readonly subject: string;
  readonly fixed: boolean;
}

const MOST_WAITING = 1000;

const settings = {
  commits: integer({ default: 1, min: 1, max: 100, help: 'Fewer commits of thirty days’ age than this are not told.' }),
};

export const thirtyDaysOn = defineDigest({
  name: 'thirty-days-on',
  pace: 'week',
  scope: 'repository',
  summary: 'Your commits that turned thirty days old, and how many were later fixed until then.',
  evidence:
    'One in six commits of code is later fixed within 30 days (median of ten histories). A fact about outcomes.',
  settings,
  start: (): readonly Waiting[] => [],
  step: (state, fact, { actor, settings: { commits } }) => {
    if (fact.type === 'label') return { state: mark(state, fact) };
    if (isOwn(fact, actor)) return { state: wait(state, fact) };
    if (fact.type !== 'tick' || fact.closes !== 'week') return { state };
    const old = state.filter(({ at }) => at + LABEL_HORIZON <= fact.at);
    const next = state.slice(old.length);
    return old.length < commits ? { state: next } : { state: next, sighting: sightingOf(old, fact) };
  },
  judge: (sighting, later) => ({ hit: 'hit', followed: judgeFollowed(sighting, later) }),
});

/** Only of code can it be known. */
function wait(state: readonly Waiting[], { hash, at, subject, codeExtensions }: CommitFact): readonly Waiting[] {
  return codeExtensions === 0 ? state : [...state.slice(1 - MOST_WAITING), { hash, at, subject, fixed: false }];
}

function mark(state: readonly Waiting[], { hash, at }: LabelFact): readonly Waiting[] {
  const isMeant = (one: Waiting): boolean => one.hash === hash && at <= one.at + LABEL_HORIZON;
  return state.some(isMeant) ? state.map((one) => (isMeant(one) ? { ...one, fixed: true } : one)) : state;
}

function sightingOf(old: readonly Waiting[], { at }: TickFact): DigestSighting {
  const fixed = old.filter((one) => one.fixed);
  const told = (fixed.length > 0 ? fixed : old).toReversed();
  const [k, m] = [fixed.length, old.length];
  const evidence = { k, m, outcome: outcomeOf(k, m), subject: told[0]?.subject ?? '', days: LABEL_HORIZON / DAY, n: m };
  const window = { from: old[0]?.at ?? at, to: at };
  return { evidence, n: m, about: { window, commits: told.map(({ hash }) => hash) } };
}

function outcomeOf(fixed: number, all: number): 'fixed' | 'one-fixed' | 'one-stood' | 'stood' {
  if (all === 1) return fixed === 1 ? 'one-fixed' : 'one-stood';
  return fixed === 0 ? 'stood' : 'fixed';
}

/** Of the commits of the next thirty days no larger share was later fixed. */
function judgeFollowed({ observation: { at, evidence }, commit }: JudgedSighting, later: LaterFacts): Verdict {
  const end = at + LABEL_HORIZON;
  if (later.now <= end + LABEL_HORIZON) return 'open';
  const next = later
    .ownWithin(commit, end - commit.at)
    .filter((one) => one.at > at && one.codeExtensions > 0)
    .map(({ hash, at: made }) => (later.labelOf(hash)?.at ?? Infinity) <= made + LABEL_HORIZON);
  const share = shareOf(next.filter(Boolean).length, next.length);
  return verdictOf(next.length > 0 && share <= shareOf(Number(evidence['k']), Number(evidence['m'])), true);
}
