// How many of one's commits needed a quick remedy lately, beside one's own half year, and in which files. A mirror: it
// compares a person with nobody else.
import type { TickFact } from '../../domain/fact.js';
import { DAY } from '../../domain/local-time.js';
import type { Verdict } from '../../domain/observation.js';
import { integer } from '../../domain/setting.js';
import { defineDigest, type DigestSighting } from '../define-digest.js';
import type { JudgedSighting } from '../define-habit.js';
import { isOwn } from '../digest-fold.js';
import { type LaterFacts, verdictOf } from '../later-facts.js';
import { baseNameOf } from '../path-class.js';
import { shareOf, tallyOf } from '../quantile.js';
import { type Count, differenceInterval } from '../rate-interval.js';
import { isReworked, recordRework, REMEDY_HORIZON, type Reworkable } from '../rework.js';

const RECENT_DAYS = 30;
const USUAL_DAYS = 180;
const MOST_KEPT = 2000;
/** Fewer commits than this carry no rate: of the last month, and of the half year. */
const RECENT_MINIMUM = 10;
const USUAL_MINIMUM = 30;
const NAMED_FILES = 3;

const settings = {
  commits: integer({
    default: RECENT_MINIMUM,
    min: 5,
    max: 1000,
    help: 'Commits of the last 30 days, with code in them, below which it stays silent.',
  }),
};

export const reworkMirror = defineDigest({
  name: 'rework-mirror',
  pace: 'week',
  scope: 'repository',
  summary: 'How many commits of the last 30 days needed a quick remedy, beside your own 180 days.',
  evidence:
    'Quick remedies are common and of known sorts (Wen 2020); reflection on one’s own figures changes habits (Meyer 2020). A fact.',
  settings,
  start: (): readonly Reworkable[] => [],
  step: (state, fact, { actor, settings: { commits } }) => {
    if (isOwn(fact, actor))
      return { state: recordRework(state, fact, { since: fact.at - USUAL_DAYS * DAY, most: MOST_KEPT }) };
    const sighting = fact.type === 'tick' && fact.closes === 'week' ? look(state, fact, commits) : undefined;
    return sighting === undefined ? { state } : { state, sighting };
  },
  judge: (sighting, later) => ({ hit: 'hit', followed: judgeFollowed(sighting, later) }),
});

function look(state: readonly Reworkable[], { at: now }: TickFact, minimum: number): DigestSighting | undefined {
  const since = (days: number): readonly Reworkable[] =>
    state.filter(({ at }) => at > now - days * DAY && at <= now - REMEDY_HORIZON);
  const [recent, usual] = [since(RECENT_DAYS), since(USUAL_DAYS)];
  const [few, many] = [countOf(recent), countOf(usual)];
  if (few.n < minimum || many.n < USUAL_MINIMUM || many.k === 0) return undefined;
  const reworked = recent.filter(isReworked).toReversed();
  const newest = recent.at(-1);
  const commits = reworked.length > 0 || newest === undefined ? reworked : [newest];
  const evidence = {
    k: few.k,
    m: few.n,
    percent: percentOf(few),
    days: RECENT_DAYS,
    usualK: many.k,
    usualM: many.n,
    usualPercent: percentOf(many),
    usualDays: USUAL_DAYS,
    ...filesIn(reworked),
    trend: trendOf(few, { k: many.k - few.k, n: many.n - few.n }),
    n: many.n,
  };
  const window = { from: now - RECENT_DAYS * DAY, to: now };
  return { evidence, n: many.n, about: { window, commits: commits.map(({ hash }) => hash) } };
}

function countOf(commits: readonly Reworkable[]): Count {
  return { k: commits.filter(isReworked).length, n: commits.length };
}

const percentOf = ({ k, n }: Count): number => Math.round(100 * shareOf(k, n));

/** The files that most often needed it, by their names. */
function filesIn(reworked: readonly Reworkable[]): { readonly files?: string } {
  const worst = tallyOf(reworked.flatMap(({ mended }) => mended)).slice(0, NAMED_FILES);
  return worst.length === 0 ? {} : { files: worst.map(([file]) => baseNameOf(file)).join(', ') };
}

/** Beside the months before, and only where chance alone does not explain it. */
function trendOf(recent: Count, before: Count): 'fewer' | 'more' | 'usual' {
  const [low, high] = differenceInterval(recent, before);
  if (low > 0) return 'more';
  return high < 0 ? 'fewer' : 'usual';
}

/** Of the next thirty days' commits fewer needed a remedy than of the half year, and chance alone does not explain it. */
function judgeFollowed({ observation: { at, evidence }, commit }: JudgedSighting, later: LaterFacts): Verdict {
  const end = at + RECENT_DAYS * DAY;
  if (later.now <= end + REMEDY_HORIZON) return 'open';
  const next = later.ownWithin(commit, end + REMEDY_HORIZON - commit.at).filter((one) => one.at > at);
  const folded = next.reduce<readonly Reworkable[]>(
    (line, one) => recordRework(line, one, { since: 0, most: MOST_KEPT }),
    [],
  );
  const after = countOf(folded.filter((one) => one.at <= end));
  const before = { k: Number(evidence['usualK']), n: Number(evidence['usualM']) };
  return verdictOf(differenceInterval(after, before)[1] < 0, true);
}
