// A day that went through unusually many repositories, to and fro. Over all of them: no repository knows it alone.
import type { CommitHash } from '../../domain/commit-record.js';
import type { CommitFact, TickFact } from '../../domain/fact.js';
import { DAY, localDayOf } from '../../domain/local-time.js';
import type { Verdict } from '../../domain/observation.js';
import { integer } from '../../domain/setting.js';
import { defineDigest, type DigestSighting } from '../define-digest.js';
import type { JudgedSighting } from '../define-habit.js';
import { isOwn } from '../digest-fold.js';
import { type LaterFacts, verdictOf } from '../later-facts.js';
import { isAtLeastOwn } from '../own-size.js';
import { medianOf, shareOf } from '../quantile.js';

/** One active day: repositories with commits, and how often the next commit was in another one. */
type ActiveDay = readonly [repositories: number, switches: number];

interface State {
  readonly days: readonly ActiveDay[];
  /** The day that is not over: the repository of each commit, without repetitions in a row, and the commits. */
  readonly path: readonly string[];
  readonly commits: readonly CommitHash[];
}

const DAYS_KEPT = 200;
const MOST_A_DAY = 500;
const NEXT_DAYS = 5;
const PATIENCE = 30 * DAY;

const settings = {
  percentile: integer({ default: 90, min: 50, max: 99, help: 'Speak only above this percentile of your own days.' }),
  repositories: integer({ default: 3, min: 2, max: 50, help: 'Never speak of fewer repositories than this.' }),
  switches: integer({ default: 4, min: 1, max: 200, help: 'Never speak of fewer switches between them than this.' }),
};

type Values = { readonly [Key in keyof typeof settings]: number };

export const contextScatter = defineDigest({
  name: 'context-scatter',
  pace: 'day',
  scope: 'all',
  summary: 'A day through more repositories than nine of ten of your days, to and fro.',
  evidence: 'Many projects go well with few a day; much switching within one day costs time (Vasilescu 2016). A fact.',
  settings,
  start: (): State => ({ days: [], path: [], commits: [] }),
  step: (state, fact, { actor, settings: values }) => {
    if (isOwn(fact, actor)) return { state: goOn(state, fact) };
    if (fact.type !== 'tick' || fact.closes !== 'day') return { state };
    const today = dayOf(state.path);
    const sighting = look(today, state, { tick: fact, values });
    const closed: State = { days: [...state.days.slice(1 - DAYS_KEPT), today], path: [], commits: [] };
    return sighting === undefined ? { state: closed } : { state: closed, sighting };
  },
  judge: (sighting, later) => ({ hit: 'hit', followed: judgeFollowed(sighting, later) }),
});

function goOn({ days, path, commits }: State, { repository, hash }: CommitFact): State {
  const way = path.at(-1) === repository ? path : [...path.slice(1 - MOST_A_DAY), repository];
  return { days, path: way, commits: [hash, ...commits.slice(0, MOST_A_DAY - 1)] };
}

function dayOf(path: readonly string[]): ActiveDay {
  return [new Set(path).size, Math.max(0, path.length - 1)];
}

interface Closing {
  readonly tick: TickFact;
  readonly values: Values;
}

function look(
  [repositories, switches]: ActiveDay,
  state: State,
  { tick, values }: Closing,
): DigestSighting | undefined {
  if (repositories < values.repositories || switches < values.switches) return undefined;
  const usual = state.days.map(([count]) => count);
  if (!isAtLeastOwn(values.percentile, repositories, usual)) return undefined;
  const evidence = {
    repositories,
    switches,
    day: localDayOf(tick.from, tick.utcOffset),
    k: usual.filter((count) => count >= repositories).length,
    m: usual.length,
    median: medianOf(usual) ?? 0,
    meanSwitches: meanSwitches(state.days),
    n: usual.length,
  };
  const about = { window: { from: tick.from, to: tick.at }, commits: state.commits };
  return { evidence, n: usual.length, about };
}

function meanSwitches(days: readonly ActiveDay[]): number {
  return shareOf(
    days.reduce((sum, [, switches]) => sum + switches, 0),
    days.length,
  );
}

/** Fewer switches in the next five active days than is usual: than on that day alone there nearly always are. */
function judgeFollowed({ observation: { at, evidence }, commit }: JudgedSighting, later: LaterFacts): Verdict {
  const paths = new Map<string, string[]>();
  for (const { repository, at: then, utcOffset } of later.ownWithin(commit, PATIENCE)) {
    if (then < at) continue;
    const day = localDayOf(then, utcOffset);
    const path = paths.get(day) ?? [];
    if (path.at(-1) !== repository) path.push(repository);
    paths.set(day, path);
  }
  const next = [...paths.values()].slice(0, NEXT_DAYS).map(dayOf);
  if (next.length < NEXT_DAYS) return verdictOf(false, later.now > at + PATIENCE);
  return verdictOf(meanSwitches(next) < Number(evidence['meanSwitches']), true);
}
