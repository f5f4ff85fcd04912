// Missing companion, as it would be deployed: whole commits, files that lay fresh, weights that never saw the history. In:
// a history and weights; out: named figures, null where the history is too short.
import type { Fact } from '../../domain/fact.js';
import { COMPANION_FEATURES } from '../companion/features.js';
import type { Prospect } from '../companion/prospects.js';
import type { CompanionWeights } from '../companion/train-companion.js';
import { type Walk, walkHistory } from '../companion/walk-history.js';
import { predictBoosted } from '../learning/boosted-model.js';
import { shareOf } from '../quantile.js';
import {
  baselines,
  type Candidate,
  candidatesOf,
  liftOf,
  ranked,
  rightOf,
  type Score,
} from './companion-candidates.js';
import { rationed, sayable, selfGated } from './companion-policy.js';
import { omissionsOf } from './omissions.js';

export type CompanionFigures = Readonly<Record<string, number | null>>;

export function measureCompanion(facts: readonly Fact[], weights: CompanionWeights): CompanionFigures {
  const walk = walkHistory(facts);
  const candidates = candidatesOf(walk, weights.companion);
  const scores: Readonly<Record<string, Score>> = {
    gain: ({ gain }) => gain,
    worth: ({ worth }) => worth,
    chance: ({ chance }) => chance,
    ...baselines,
  };
  const rankings = Object.entries(scores).map(([name, score]) => measureRanking(name, ranked(candidates, score), walk));
  return Object.assign(
    { commits: walk.eligible.length, base: rightOf(candidates) },
    ...rankings,
    measureHidden(walk, weights),
    measurePolicy(walk, candidates),
    measureOmissions(walk, candidates),
  ) as CompanionFigures;
}

const BUDGETS = [2, 5] as const;
const LEAST_CHOSEN = 8;

function measureRanking(name: string, order: readonly Candidate[], walk: Walk): CompanionFigures {
  const figures = BUDGETS.flatMap((percent) => {
    const chosen = order.slice(0, Math.max(LEAST_CHOSEN, Math.floor((walk.eligible.length * percent) / 100)));
    const in3 = shareOf(chosen.filter(({ next3 }) => next3).length, chosen.length);
    return [
      [`${name}.day@${percent}`, rightOf(chosen)],
      [`${name}.next3@${percent}`, chosen.length === 0 ? null : in3],
      [`${name}.lift@${percent}`, liftOf(chosen, walk)],
    ];
  });
  return Object.fromEntries(figures) as CompanionFigures;
}

/** One file of each commit hidden: a check of the ranking, not what a nudge would be worth. */
function measureHidden({ eligible }: Walk, { hidden: model }: CompanionWeights): CompanionFigures {
  const mean = COMPANION_FEATURES.indexOf('mean');
  return {
    ...foundHidden('hidden', eligible, ({ features }) => predictBoosted(model, features)),
    ...foundHidden('hiddenMean', eligible, ({ features }) => features[mean] ?? 0),
  };
}

function foundHidden(
  name: string,
  eligible: Walk['eligible'],
  score: (prospect: Prospect) => number,
): CompanionFigures {
  const asked = eligible.flatMap(({ hidden }) => (hidden === undefined ? [] : [hidden]));
  const answers = asked.flatMap(({ path, prospects }) => {
    const scored = prospects.map((prospect) => ({ isIt: prospect.path === path, value: score(prospect) }));
    const best = scored.reduce((most, one) => (one.value > most.value ? one : most), { isIt: false, value: -Infinity });
    return prospects.length === 0 ? [] : [best];
  });
  const order = answers.toSorted((a, b) => b.value - a.value);
  const right = (percent: number): number | null => {
    const chosen = order.slice(0, Math.max(1, Math.floor((asked.length * percent) / 100)));
    return chosen.length === 0 ? null : shareOf(chosen.filter(({ isIt }) => isIt).length, chosen.length);
  };
  return { [`${name}@10`]: right(10), [`${name}@30`]: right(30) };
}

/** As it ships, and a little wider; what is said once it had to earn its place first. */
function measurePolicy(walk: Walk, candidates: readonly Candidate[]): CompanionFigures {
  return {
    ...measureSaid('policy', SPOKEN, { walk, candidates }),
    ...measureSaid('wide', WIDER, { walk, candidates }),
  };
}

interface Weighing {
  readonly walk: Walk;
  readonly candidates: readonly Candidate[];
}

function measureSaid(name: string, least: number, { walk, candidates }: Weighing): CompanionFigures {
  const said = rationed(sayable(candidates, ({ chance, gain }) => chance + gain >= least));
  const live = selfGated(said);
  const isEnough = said.length >= LEAST_CHOSEN;
  return {
    [`${name}.said`]: shareOf(said.length, walk.eligible.length),
    [`${name}.right`]: isEnough ? rightOf(said) : null,
    [`${name}.lift`]: isEnough ? liftOf(said, walk) : null,
    [`${name}.gated`]: live.length,
    [`${name}.gatedRight`]: rightOf(live),
  };
}

/** Chance and gain together: the default of the habit, and one that speaks of more commits. */
const SPOKEN = 0.55;
const WIDER = 0.5;

function measureOmissions(walk: Walk, candidates: readonly Candidate[]): CompanionFigures {
  const { n, first, first3 } = omissionsOf(walk, candidates, ({ chance }) => chance);
  return { 'omissions.n': n, 'omissions@1': n === 0 ? null : first / n, 'omissions@3': n === 0 ? null : first3 / n };
}
