// How many of one's commits carry an agent's name, and what became of those beside one's own of the same size. Studies
// contradict each other, so this never says that either is better: it gives both figures, n and how sure they are.
import type { CommitFact, LabelFact, TickFact } from '../../domain/fact.js';
import { DAY } from '../../domain/local-time.js';
import { integer } from '../../domain/setting.js';
import { OWN_MINIMUM } from '../actor-windows.js';
import { defineDigest, type DigestFact, type DigestSighting } from '../define-digest.js';
import { LABEL_HORIZON } from '../labeller.js';
import { quantileOf, shareOf } from '../quantile.js';
import type { Count } from '../rate-interval.js';
import { isReworked, recordRework, type Reworkable, reworkableOf } from '../rework.js';
import { expectedShare, ratioOver, type Stratum } from '../stratified-ratio.js';
import { isMerge } from '../superseded.js';

interface Work extends Reworkable {
  readonly assisted: boolean;
  readonly lines: number;
  readonly fixed: boolean;
}

const WINDOW_DAYS = 180;
/** A label comes up to thirty days later: so much longer a commit is kept. */
const SINCE = WINDOW_DAYS * DAY + LABEL_HORIZON;
const MOST_KEPT = 2000;
/** Fewer of either that have matured cannot be compared. */
const ASSISTED_MINIMUM = 10;

const settings = {
  commits: integer({
    default: 5,
    min: 1,
    max: 1000,
    help: 'Commits that an agent took part in, in 180 days, at least.',
  }),
};

export const aiShare = defineDigest({
  name: 'ai-share',
  pace: 'month',
  scope: 'repository',
  summary:
    'The share of your commits that carry an agent’s name, and what became of them beside your own of the same size.',
  evidence:
    'Same author and size: later fixed 1.02 times as often, quick remedies 0.68 (653 commits, 6 repositories); studies differ.',
  settings,
  start: (): readonly Work[] => [],
  step: (state, fact, { actor, settings: { commits } }) => {
    if (isWork(fact, actor))
      return { state: recordRework(state, workOf(fact), { since: fact.at - SINCE, most: MOST_KEPT }) };
    if (fact.type === 'label') return { state: state.map((work) => markFixed(work, fact)) };
    const sighting = fact.type === 'tick' && fact.closes === 'month' ? look(state, fact, commits) : undefined;
    return sighting === undefined ? { state } : { state, sighting };
  },
  judge: () => ({ hit: 'hit', followed: 'open' }), // nothing that anybody should follow
});

/** One's own name on it, with an agent's or without; a bot assists nobody. */
function isWork(fact: DigestFact, actor: string): fact is CommitFact {
  return fact.type === 'commit' && fact.actor === actor && fact.agent !== 'bot' && !isMerge(fact);
}

function workOf(fact: CommitFact): Work {
  return { ...reworkableOf(fact), assisted: fact.agent !== null, lines: fact.codeChurn ?? 0, fixed: false };
}

function markFixed(work: Work, { hash, at }: LabelFact): Work {
  return work.hash === hash && at - work.at <= LABEL_HORIZON ? { ...work, fixed: true } : work;
}

function look(state: readonly Work[], { at: now }: TickFact, minimum: number): DigestSighting | undefined {
  const from = now - WINDOW_DAYS * DAY;
  const work = state.filter(({ at }) => at > from && at <= now);
  const assisted = work.filter((one) => one.assisted);
  if (assisted.length < minimum || work.length < OWN_MINIMUM) return undefined;
  const share = {
    k: assisted.length,
    m: work.length,
    percent: Math.round(100 * shareOf(assisted.length, work.length)),
  };
  const matured = work.filter(({ at }) => at <= now - LABEL_HORIZON);
  const evidence = { ...share, days: WINDOW_DAYS, ...outcomesOf(matured), n: work.length };
  const commits = assisted.toReversed().map(({ hash }) => hash);
  return { evidence, n: work.length, about: { window: { from, to: now }, commits } };
}

type Outcomes = Readonly<Record<string, number | string>>;

/** What of it needed a quick remedy and what was later fixed, each beside own commits of the same size. */
function outcomesOf(matured: readonly Work[]): Outcomes {
  const assisted = matured.filter((one) => one.assisted).length;
  if (assisted < ASSISTED_MINIMUM || matured.length - assisted < OWN_MINIMUM) return { compared: 'no' };
  return {
    compared: 'yes',
    matured: assisted,
    ownMatured: matured.length - assisted,
    ...outcomeOf('fixed', matured, ({ fixed }) => fixed),
    ...outcomeOf('reworked', matured, isReworked),
  };
}

function outcomeOf(name: 'fixed' | 'reworked', work: readonly Work[], happened: (one: Work) => boolean): Outcomes {
  const strata = bySize(work).map((some) => stratumOf(some, happened));
  const all = work.filter((one) => one.assisted && happened(one)).length;
  const expected = expectedShare(strata);
  const compared = ratioOver(strata);
  return {
    [name]: all,
    ...(expected === undefined ? {} : { [`${name}Expected`]: Math.round(100 * expected) }),
    ...(compared === undefined
      ? {}
      : {
          [`${name}Ratio`]: compared.ratio,
          [`${name}Low`]: compared.interval[0],
          [`${name}High`]: compared.interval[1],
        }),
  };
}

/** Thirds of all of them, by lines of code. */
function bySize(work: readonly Work[]): readonly (readonly Work[])[] {
  const sizes = work.map(({ lines }) => lines);
  const [low, high] = [quantileOf(sizes, 1 / 3) ?? 0, quantileOf(sizes, 2 / 3) ?? 0];
  const third = ({ lines }: Work): number => (lines <= low ? 0 : lines <= high ? 1 : 2);
  return [0, 1, 2].map((index) => work.filter((one) => third(one) === index));
}

function stratumOf(work: readonly Work[], happened: (one: Work) => boolean): Stratum {
  const countOf = (some: readonly Work[]): Count => ({ k: some.filter(happened).length, n: some.length });
  return { exposed: countOf(work.filter((one) => one.assisted)), other: countOf(work.filter((one) => !one.assisted)) };
}
