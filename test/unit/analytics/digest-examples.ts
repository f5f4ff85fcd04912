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
function commitsEvery(seconds: number, wishes: readonly Wish[], first = 1): readonly CommitFact[] {
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

/** Forty quiet days in one repository, every fifth in two, then a day through four of them, twice around. */
export function scatteredHistory(rounds = 2, places = 4): readonly CommitFact[] {
  const quiet = Array.from({ length: 40 }, (_, day) =>
    [0, 1]
      .filter((place) => place === 0 || day % 5 === 0)
      .map((place) =>
        aFact({ number: 1 + 2 * day + place, at: MONDAY_NOON + day * DAY + place * HOUR, repository: `r${place}` }),
      ),
  );
  const start = MONDAY_NOON + 40 * DAY;
  const wild = Array.from({ length: rounds * places }, (_, index) =>
    aFact({ number: 100 + index, at: start + index * 600, repository: `r${index % places}` }),
  );
  return [...quiet.flat(), ...wild];
}

/** Forty small commits, every other one explained, then a big one that `wish` describes. */
export function unexplainedHistory(wish: Wish = {}, usual: Wish = {}): readonly CommitFact[] {
  const small = Array.from({ length: 40 }, (_, index): Wish => ({ bodyLength: index % 2 === 0 ? 60 : 0, ...usual }));
  const files = [{ path: 'src/big.ts', insertions: 200 }];
  return [...commitsEvery(HOUR, small), aFact({ number: 100, files, ...wish })];
}

/** Sixty commits of `before` lines in fifteen days, then twenty of `after` lines in one. */
export function driftedHistory(before = 20, after = 60, few = 60): readonly CommitFact[] {
  const wishOf = (insertions: number): Wish => ({ files: [{ path: 'src/a.ts', insertions }] });
  const old = commitsEvery(
    6 * HOUR,
    Array.from({ length: few }, () => wishOf(before)),
  );
  const start = MONDAY_NOON + 15 * DAY;
  const fresh = Array.from({ length: 20 }, (_, index) =>
    aFact({ number: 200 + index, at: start + index * 600, ...wishOf(after) }),
  );
  return [...old, ...fresh];
}

/** Seventy days with one commit each between nine and five, then a week with ten, `late` of them at eleven at night. */
export function nightlyHistory(late = 6, wish: Wish = {}): readonly CommitFact[] {
  const morning = MONDAY_NOON - 3 * HOUR;
  const usual = Array.from({ length: 70 }, (_, index) =>
    aFact({ number: 1 + index, at: morning + index * DAY + (index % 9) * HOUR, ...wish }),
  );
  const week = Array.from({ length: 10 }, (_, index) => {
    const hour = index < late ? 14 : 3; // after nine in the morning
    return aFact({ number: 100 + index, at: morning + 70 * DAY + (index % 6) * DAY + hour * HOUR + index, ...wish });
  });
  return [...usual, ...week];
}

/** Ten changes of one file by `owner` and `theirs` of another by somebody else, within a month. */
export function concentratedHistory(theirs = 6, shared = 0, owner = 'me'): readonly CommitFact[] {
  const mine = commitsEvery(
    DAY,
    Array.from({ length: 10 }, (): Wish => ({ actor: owner, files: [{ path: 'src/core.ts' }] })),
  );
  const others = Array.from({ length: theirs }, (_, index): Wish => {
    return { actor: 'other', files: [{ path: index < shared ? 'src/core.ts' : 'src/edge.ts' }] };
  });
  const last = aFact({ number: 300, at: MONDAY_NOON + 25 * DAY, files: [{ path: 'README.md' }] });
  return [...mine, ...commitsEvery(DAY + HOUR, others, 100), last];
}

/** Eighty commits in 160 days, every fourth with an agent; every tenth is fixed two days later. */
export function assistedHistory(commits = 80, agent = 'claude-code'): readonly CommitFact[] {
  return Array.from({ length: commits }, (_, index) => {
    const fix = index % 10 === 1;
    const files = [{ path: fix ? `src/f${index - 1}.ts` : `src/f${index}.ts`, insertions: 10 + (index % 5) * 20 }];
    const made = index % 4 === 0 ? { agent } : {};
    const subject = fix ? 'fix the empty line' : `describe change ${index} in words`;
    return aFact({ number: 1 + index, at: MONDAY_NOON + index * 2 * DAY, files, subject, ...made });
  });
}

/** So many fixes of one file by somebody else, a day apart, and then a week of two commits: to it, and to another. */
export function heatedHistory(fixes = 4, wish: Wish = {}): readonly CommitFact[] {
  const corrections = Array.from({ length: fixes }, (): Wish => {
    return { actor: 'other', subject: 'fix the empty line', files: [{ path: 'src/hot.ts' }] };
  });
  const start = MONDAY_NOON + 14 * DAY;
  return [
    ...commitsEvery(DAY, corrections),
    aFact({ number: 100, at: start, files: [{ path: 'src/hot.ts' }], ...wish }),
    aFact({ number: 101, at: start + HOUR, files: [{ path: 'src/cool.ts' }], ...wish }),
  ];
}

/** Two folders that went each its own way 120 times, then a commit across both that `wish` describes. */
export function mixedHistory(wish: Wish = {}, together = 0): readonly CommitFact[] {
  const [src, lib] = [{ path: 'src/a.ts' }, { path: 'lib/b.ts' }];
  const apart = Array.from({ length: 120 }, (_, index): Wish => {
    return { files: index < together ? [src, lib] : [index % 2 === 0 ? src : lib] };
  });
  const both = [
    { path: 'src/a.ts', insertions: 50 },
    { path: 'lib/b.ts', insertions: 40 },
  ];
  return [...commitsEvery(HOUR, apart), aFact({ number: 500, files: both, ...wish })];
}

/** So many commits of code a day apart, the first ones fixed by somebody else two days later, and one to a page 40 days on. */
export function agedHistory(commits = 1, fixed = 0, wish: Wish = {}): readonly CommitFact[] {
  const made = Array.from({ length: commits }, (_, index) => index);
  const wishes = made.map((index): Wish => ({ files: [{ path: `src/f${index}.ts` }], ...wish }));
  const fixes = made.slice(0, fixed).map((index): Wish => {
    return { actor: 'other', subject: 'fix the empty line', files: [{ path: `src/f${index}.ts` }] };
  });
  const back = aFact({ number: 300, at: MONDAY_NOON + 42 * DAY, files: [{ path: 'docs/page.md' }] });
  return [...commitsEvery(DAY, wishes), ...commitsEvery(DAY, fixes, 100).map((fix) => later(fix, 2 * DAY)), back];
}

function later(fact: CommitFact, seconds: number): CommitFact {
  return { ...fact, at: fact.at + seconds, authoredAt: fact.authoredAt + seconds };
}

/** A file that changed twice, then nothing but others for so many days, then a week with it and with a new one. */
export function restedHistory(days = 200, between: Wish = {}, wish: Wish = {}): readonly CommitFact[] {
  const old = commitsEvery(DAY, [
    { actor: 'other', files: [{ path: 'src/old.ts' }] },
    { files: [{ path: 'src/old.ts' }] },
  ]);
  const start = MONDAY_NOON + DAY + days * DAY;
  return [
    ...old,
    aFact({ number: 50, at: start - 5 * DAY, files: [{ path: 'src/other.ts' }], ...between }),
    aFact({ number: 60, at: start, files: [{ path: 'src/old.ts' }, { path: 'package-lock.json' }], ...wish }),
    aFact({ number: 61, at: start + HOUR, files: [{ path: 'src/new.ts', status: 'A' }] }),
  ];
}

/** Ten own commits in one folder and `theirs` of somebody else in another, then the first own one there. */
export function foundHistory(theirs = 4, wish: Wish = {}, own = 10): readonly CommitFact[] {
  const mine = Array.from({ length: own }, (): Wish => ({ files: [{ path: 'src/known/a.ts' }] }));
  const others = Array.from(
    { length: theirs },
    (): Wish => ({ actor: 'other', files: [{ path: 'src/cluster/b.ts' }] }),
  );
  return [
    ...commitsEvery(DAY, mine),
    ...commitsEvery(DAY, others, 100).map((fact) => later(fact, HOUR)),
    aFact({ number: 200, at: MONDAY_NOON + 21 * DAY, files: [{ path: 'src/cluster/b.ts' }], ...wish }),
  ];
}

/** Sixty changes, every tenth of two files together, and then a week in which only the first of them changes. */
export function behindHistory(wish: Wish = {}, together = 6): readonly CommitFact[] {
  const past = Array.from({ length: 60 }, (_, index): Wish => {
    const pair =
      index / 10 < together ? [{ path: 'src/schema.ts' }, { path: 'docs/schema.md' }] : [{ path: 'src/schema.ts' }];
    return { files: index % 10 === 0 ? pair : [{ path: `src/f${index}.ts` }] };
  });
  const start = MONDAY_NOON + 14 * DAY;
  return [...commitsEvery(HOUR, past), aFact({ number: 100, at: start, files: [{ path: 'src/schema.ts' }], ...wish })];
}

/** One own commit, `theirs` of somebody else to its file and one to another, and the next own one so many days later. */
export function absentHistory(days = 20, theirs = 3, wish: Wish = {}): readonly CommitFact[] {
  const others = Array.from(
    { length: theirs },
    (): Wish => ({ actor: 'other', files: [{ path: 'src/mine.ts' }], ...wish }),
  );
  return [
    aFact({ number: 1, at: MONDAY_NOON, files: [{ path: 'src/mine.ts' }] }),
    ...commitsEvery(HOUR, [...others, { actor: 'other', files: [{ path: 'src/theirs.ts' }] }], 10).map((fact) =>
      later(fact, DAY),
    ),
    aFact({ number: 100, at: MONDAY_NOON + days * DAY, files: [{ path: 'docs/page.md' }] }),
  ];
}

const HOURS_ON = { 'hours-mirror': { enabled: true } };

export const examples: Readonly<Record<string, readonly Example[]>> = {
  'ai-share': [{ facts: assistedHistory() }, { facts: assistedHistory(40) }],
  'batch-drift': [{ facts: driftedHistory() }],
  'context-scatter': [{ facts: scatteredHistory() }],
  'hot-ground': [{ facts: heatedHistory() }],
  'hours-mirror': [{ facts: nightlyHistory(), settings: HOURS_ON }],
  'knowledge-concentration': [{ facts: concentratedHistory() }],
  'left-behind': [{ facts: behindHistory() }],
  'long-rested': [{ facts: restedHistory() }],
  'mixed-change': [{ facts: mixedHistory() }],
  'new-ground': [{ facts: foundHistory() }],
  'rework-mirror': [
    { facts: reworkedHistory(60) },
    { facts: reworkedHistory(60, (index) => index % 8 === 0 || index > 46) },
    { facts: reworkedHistory(60, (index) => index < 40) },
    { facts: reworkedHistory(60, (index) => index % 12 === 0 && index < 40) },
  ],
  'thirty-days-on': [
    { facts: agedHistory() },
    { facts: agedHistory(1, 1) },
    { facts: agedHistory(5) },
    { facts: agedHistory(5, 2) },
  ],
  'unexplained-change': [{ facts: unexplainedHistory() }],
  'while-away': [{ facts: absentHistory() }],
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
