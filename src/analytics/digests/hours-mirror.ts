// A week with far more commits outside the person's own usual hours. About well-being alone: it says nothing about the
// work, compares with nobody else, is off until asked for, and is never in anything that others may see.
import type { CommitHash } from '../../domain/commit-record.js';
import type { CommitFact, TickFact } from '../../domain/fact.js';
import { DAY, hourOf } from '../../domain/local-time.js';
import type { Verdict } from '../../domain/observation.js';
import { integer } from '../../domain/setting.js';
import { defineDigest, type DigestSighting } from '../define-digest.js';
import type { JudgedSighting } from '../define-habit.js';
import { isOwn } from '../digest-fold.js';
import { type LaterFacts, verdictOf } from '../later-facts.js';
import { quantileOf, shareOf } from '../quantile.js';
import { differenceInterval } from '../rate-interval.js';

interface Written {
  readonly hash: CommitHash;
  readonly at: number;
  /** Of the person's own wall clock. */
  readonly hour: number;
}

/** The hours from `first` to `last`, `first` the earlier by the person's own day, which may go on past midnight. */
interface Band {
  readonly first: number;
  readonly last: number;
}

const MOST_KEPT = 400;
const USUAL = 200;
const USUAL_MINIMUM = 50;
const WEEK = 7 * DAY;
/** Where hardly anything is outside, twice of it would be nothing. */
const LEAST_USUAL = 0.05;

const settings = {
  times: integer({ default: 2, min: 2, max: 10, help: 'Speak only of so many times your usual share.' }),
  commits: integer({ default: 5, min: 3, max: 100, help: 'Commits of the week below which it stays silent.' }),
};

type Values = { readonly [Key in keyof typeof settings]: number };

export const hoursMirror = defineDigest({
  name: 'hours-mirror',
  pace: 'week',
  scope: 'all',
  optIn: true,
  personal: true,
  summary: 'A week with twice as many commits outside your own usual hours. About well-being, for you alone.',
  evidence:
    'People differ so much in their hours that only their own are a measure (Claes 2018). No effect on defects was found: 1.02.',
  settings,
  start: (): readonly Written[] => [],
  step: (state, fact, { actor, settings: values }) => {
    if (isOwn(fact, actor)) return { state: [...state.slice(1 - MOST_KEPT), writtenOf(fact)] };
    const sighting = fact.type === 'tick' && fact.closes === 'week' ? look(state, fact, values) : undefined;
    return sighting === undefined ? { state } : { state, sighting };
  },
  judge: (sighting, later) => ({ hit: 'hit', followed: judgeFollowed(sighting, later) }),
});

function writtenOf({ hash, at, authoredAt, utcOffset }: CommitFact): Written {
  return { hash, at, hour: hourOf(authoredAt, utcOffset) };
}

function look(state: readonly Written[], { at: now, from }: TickFact, values: Values): DigestSighting | undefined {
  const week = state.filter(({ at }) => at >= from);
  const usual = state.slice(0, state.length - week.length).slice(-USUAL);
  if (week.length < values.commits || usual.length < USUAL_MINIMUM) return undefined;
  const band = usualBand(usual.map(({ hour }) => hour));
  const late = week.filter(({ hour }) => isOutside(hour, band));
  const [few, many] = [late.length, usual.filter(({ hour }) => isOutside(hour, band)).length];
  const usualShare = shareOf(many, usual.length);
  const isUp = shareOf(few, week.length) >= values.times * Math.max(usualShare, LEAST_USUAL);
  const isChance = differenceInterval({ k: few, n: week.length }, { k: many, n: usual.length })[0] <= 0;
  if (!isUp || isChance) return undefined;
  const evidence = {
    k: few,
    m: week.length,
    first: band.first,
    last: band.last,
    usualPercent: Math.round(100 * usualShare),
    usualM: usual.length,
    times: values.times,
    n: usual.length,
  };
  const commits = late.toReversed().map(({ hash }) => hash);
  return { evidence, n: usual.length, about: { window: { from, to: now }, commits } };
}

/** From the 10 % to the 90 % quantile of the person's own day, which begins where they are quietest. */
function usualBand(hours: readonly number[]): Band {
  const dawn = quietestHour(hours);
  const moved = hours.map((hour) => (hour - dawn + 24) % 24);
  const at = (share: number): number => (Math.round(quantileOf(moved, share) ?? 0) + dawn) % 24;
  return { first: at(0.1), last: at(0.9) };
}

/** The middle of the longest quiet stretch: the hour with the fewest commits in the five around it; the earliest of equals. */
function quietestHour(hours: readonly number[]): number {
  const counts = Array.from({ length: 24 }, (_, hour) => hours.filter((one) => one === hour).length);
  const around = counts.map((_, hour) =>
    [-2, -1, 0, 1, 2].reduce((sum, step) => sum + (counts[(hour + step + 24) % 24] ?? 0), 0),
  );
  return around.indexOf(Math.min(...around));
}

function isOutside(hour: number, { first, last }: Band): boolean {
  return first <= last ? hour < first || hour > last : hour < first && hour > last;
}

/** The next week was back within the own band: its share is below what had been spoken of. */
function judgeFollowed({ observation: { at, evidence }, commit }: JudgedSighting, later: LaterFacts): Verdict {
  if (later.now <= at + WEEK) return 'open';
  const band = { first: Number(evidence['first']), last: Number(evidence['last']) };
  const hours = later.ownWithin(commit, at + WEEK - commit.at).map((next) => writtenOf(next).hour);
  const usual = Math.max(Number(evidence['usualPercent']) / 100, LEAST_USUAL);
  const share = shareOf(hours.filter((hour) => isOutside(hour, band)).length, hours.length);
  return verdictOf(hours.length > 0 && share < Number(evidence['times']) * usual, true);
}
