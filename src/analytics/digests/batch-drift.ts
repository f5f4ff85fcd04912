// Commits that have grown: the last twenty beside the hundred before them, of the same person.
import type { CommitHash } from '../../domain/commit-record.js';
import type { CommitFact, TickFact } from '../../domain/fact.js';
import { DAY } from '../../domain/local-time.js';
import type { Verdict } from '../../domain/observation.js';
import { integer } from '../../domain/setting.js';
import { OWN_MINIMUM } from '../actor-windows.js';
import { defineDigest, type DigestSighting } from '../define-digest.js';
import type { JudgedSighting } from '../define-habit.js';
import { isOwn } from '../digest-fold.js';
import { LABEL_HORIZON } from '../labeller.js';
import { type LaterFacts, verdictOf } from '../later-facts.js';
import { medianOf } from '../quantile.js';
import { rankCorrelationOf } from '../rank-correlation.js';

interface Batch {
  readonly hash: CommitHash;
  readonly at: number;
  readonly lines: number;
}

interface State {
  readonly own: readonly Batch[];
  /** When it was said last, and by how much commits had grown. */
  readonly said: { readonly at: number; readonly ratio: number } | null;
}

const RECENT = 20;
const BEFORE = 100;
/** What was said is said again after this time, or once it is so much more. */
const PAUSE = 28 * DAY;
const WORSE = 1.25;
const WEEK = 7 * DAY;
/** Fewer commits than this have no median worth telling. */
const NEXT_MINIMUM = 3;

const settings = {
  percent: integer({ default: 150, min: 110, max: 1000, help: 'Speak only of medians of so many percent of before.' }),
  lines: integer({
    default: 20,
    min: 1,
    max: 10_000,
    help: 'Never speak of a median of fewer lines of code than this.',
  }),
};

type Values = { readonly [Key in keyof typeof settings]: number };

export const batchDrift = defineDigest({
  name: 'batch-drift',
  pace: 'week',
  scope: 'repository',
  summary: 'The median of your last 20 commits is half as large again as that of the 100 before.',
  evidence:
    'Larger batches go with less stable delivery (DORA 2024, a survey); 1.34 times as often later fixed. A fact about size.',
  settings,
  start: (): State => ({ own: [], said: null }),
  step: (state, fact, { actor, settings: values }) => {
    if (isOwn(fact, actor)) return { state: { ...state, own: goOn(state.own, fact) } };
    if (fact.type !== 'tick' || fact.closes !== 'week') return { state };
    const grown = compare(state.own, values);
    if (grown === undefined || isKnown(state, fact, grown)) return { state };
    return { state: { ...state, said: { at: fact.at, ratio: grown.ratio } }, sighting: sightingOf(state.own, grown) };
  },
  judge: (sighting, later) => ({ hit: judgeRise(sighting, later), followed: judgeFollowed(sighting, later) }),
});

function goOn(own: readonly Batch[], { hash, at, codeChurn, codeExtensions }: CommitFact): readonly Batch[] {
  if (codeChurn === null || codeExtensions === 0) return own;
  return [...own.slice(1 - RECENT - BEFORE), { hash, at, lines: codeChurn }];
}

interface Growth {
  readonly median: number;
  readonly usual: number;
  readonly ratio: number;
}

function compare(own: readonly Batch[], { percent, lines }: Values): Growth | undefined {
  const before = own.slice(0, -RECENT).map((batch) => batch.lines);
  const median = medianOf(own.slice(-RECENT).map((batch) => batch.lines)) ?? 0;
  const usual = medianOf(before) ?? 0;
  if (before.length < OWN_MINIMUM || median < lines || median * 100 < usual * percent) return undefined;
  return { median, usual, ratio: median / Math.max(1, usual) };
}

function isKnown({ own, said }: State, { at, from }: TickFact, { ratio }: Growth): boolean {
  if ((own.at(-1)?.at ?? 0) < from) return true; // nothing of this week is among them
  return said !== null && at - said.at < PAUSE && ratio < WORSE * said.ratio;
}

function sightingOf(own: readonly Batch[], { median, usual, ratio }: Growth): DigestSighting {
  const recent = own.slice(-RECENT);
  const window = { from: recent[0]?.at ?? 0, to: recent.at(-1)?.at ?? 0 };
  const m = own.length - RECENT;
  const k = recent.filter(({ lines }) => lines > usual).length;
  const evidence = { median, usual, percent: Math.round(100 * ratio), k, recent: RECENT, m, n: own.length };
  const largest = recent.toSorted((a, b) => b.lines - a.lines).map(({ hash }) => hash);
  return { evidence, n: own.length, about: { window, commits: largest } };
}

/** Over these commits, the larger ones were later fixed more often than the smaller ones. */
function judgeRise({ observation: { at, n }, commit }: JudgedSighting, later: LaterFacts): Verdict {
  if (later.now <= at + LABEL_HORIZON) return 'open';
  const own = [...later.ownBefore(commit, n - 1), commit].filter(({ codeExtensions }) => codeExtensions > 0);
  const pairs = own.map(({ hash, codeChurn }) => [codeChurn ?? 0, later.labelOf(hash) === undefined ? 0 : 1] as const);
  return verdictOf((rankCorrelationOf(pairs) ?? 0) > 0, true);
}

/** The next week's commits were smaller. */
function judgeFollowed({ observation: { at, evidence }, commit }: JudgedSighting, later: LaterFacts): Verdict {
  if (later.now <= at + WEEK) return 'open';
  const next = later.ownWithin(commit, at + WEEK - commit.at).filter(({ codeExtensions }) => codeExtensions > 0);
  if (next.length < NEXT_MINIMUM) return 'miss';
  return verdictOf((medianOf(next.map(({ codeChurn }) => codeChurn ?? 0)) ?? 0) < Number(evidence['median']), true);
}
