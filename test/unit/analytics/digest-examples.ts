// For each digest kind a history in which it has something to say, and the question that gets it said.
import type { DigestItem } from '../../../src/analytics/digest-items.js';
import { digestItems } from '../../../src/analytics/digest-items.js';
import type { Pace } from '../../../src/analytics/define-digest.js';
import type { HabitSettings } from '../../../src/analytics/habit-fold.js';
import type { CommitFact, Fact } from '../../../src/domain/fact.js';
import type { Period } from '../../../src/domain/local-time.js';
import { aFact, type Change, DAY, HOUR, MONDAY_NOON } from './facts.js';

export interface Example {
  readonly facts: readonly Fact[];
  readonly settings?: HabitSettings;
}

type Wish = Partial<Omit<CommitFact, 'files'>> & { readonly files?: readonly Change[] };

/** One commit after the other, each so long after the one before; numbered from `first`. */
export function commitsEvery(seconds: number, wishes: readonly Wish[], first = 1): readonly CommitFact[] {
  return wishes.map((wish, index) => aFact({ number: first + index, at: MONDAY_NOON + index * seconds, ...wish }));
}

/** A commit every other day, every fourth followed by a quick fix an hour later. */
export function reworkedHistory(pairs: number, isFixed = (index: number) => index % 4 === 0): readonly CommitFact[] {
  return Array.from({ length: pairs }, (_, index) => {
    const at = MONDAY_NOON + index * 2 * DAY;
    const files = [{ path: `src/part${index % 3}.ts` }];
    const commit = aFact({ number: 1000 + 2 * index, at, files });
    const fix = aFact({ number: 1001 + 2 * index, at: at + HOUR, files, subject: 'fix the empty line' });
    return isFixed(index) ? [commit, fix] : [commit];
  }).flat();
}

/** Forty quiet days in one or two repositories, then a day through four of them, twice around. */
export function scatteredHistory(rounds = 2, places = 4): readonly CommitFact[] {
  const quiet = Array.from({ length: 40 }, (_, index): Wish => ({ repository: `r${index % 5 === 0 ? index % 2 : 0}` }));
  const start = MONDAY_NOON + 40 * DAY;
  const wild = Array.from({ length: rounds * places }, (_, index) =>
    aFact({ number: 100 + index, at: start + index * 600, repository: `r${index % places}` }),
  );
  return [...commitsEvery(DAY, quiet), ...wild];
}

export const examples: Readonly<Record<string, readonly Example[]>> = {
  'context-scatter': [{ facts: scatteredHistory() }],
  'rework-mirror': [
    { facts: reworkedHistory(60) },
    { facts: reworkedHistory(60, (index) => index % 8 === 0 || index > 46) },
    { facts: reworkedHistory(60, (index) => index < 40) },
    { facts: reworkedHistory(60, (index) => index % 12 === 0 && index < 40) },
  ],
};

const PERIOD: Readonly<Record<Pace, Period>> = { commit: 'month', day: 'day', week: 'week', month: 'month' };

/** What a digest right after the last commit says of one kind, over all time for kinds about one commit. */
export function saidOf(kind: string, { facts, settings = {} }: Example, pace: Pace = 'commit'): readonly DigestItem[] {
  const now = Math.max(...facts.map(({ at }) => at)) + HOUR;
  const from = pace === 'commit' ? 0 : now - HOUR;
  const period = { from, to: now, pace: PERIOD[pace] };
  const said = digestItems(facts, { now, period, actor: 'me', settings });
  return said.filter((item) => item.kind === kind);
}
