// Needs another look: the ranker puts a commit above nearly all of one's own, and there is a reason that can be named. A
// prediction, so that it must earn its toast; it promises no more than what was measured.
import type { CommitFact } from '../../domain/fact.js';
import { HOUR } from '../../domain/local-time.js';
import type { Verdict } from '../../domain/observation.js';
import { integer } from '../../domain/setting.js';
import { type ActorWindows, emptyWindows, entriesOf, remember } from '../actor-windows.js';
import { type CommitFeatures, commitFeaturesOf } from '../commit-memory/commit-features.js';
import { emptyMemory, rememberCommit } from '../commit-memory/commit-memory.js';
import { viewOf } from '../commit-memory/commit-view.js';
import type { CommitMemory } from '../commit-memory/memory-shape.js';
import { judgeCorrected } from '../correction-judge.js';
import { defineHabit, type Habit, type JudgedSighting, type Sighting } from '../define-habit.js';
import { type LaterFacts, verdictOf } from '../later-facts.js';
import { isFix } from '../message-class.js';
import { riskModel } from '../models/risk-model.js';
import { rankerVersion } from '../models/shipped.js';
import { isAtLeastOwn, isFirst } from '../own-size.js';
import { isRankable } from '../rankers/ranked-commits.js';
import { chanceOf, type RankerModel, scoreOf } from '../rankers/ranker-model.js';
import { reasonOf } from '../rankers/risk-reason.js';

interface State {
  readonly memory: CommitMemory;
  /** Scores of each person's own commits. */
  readonly scores: ActorWindows<number>;
}

const REVIEW_HOURS = 2;
/** Of ten commits with so high a score; the weights are measured on repositories that they never saw. */
const MOST_PROMISED = 5;

const settings = {
  percentile: integer({ default: 98, min: 80, max: 99, help: 'Speak only above this percentile of your own commits.' }),
};

/** The evaluation takes weights that never saw the history. */
export const anotherLookBy = (model: () => RankerModel): Habit =>
  defineHabit({
    name: 'another-look',
    tier: 'earned',
    readsWords: true,
    model: rankerVersion,
    summary: 'Of all your commits among those that most often needed a correction, and the reason why.',
    evidence:
      'Of the 2 % that rank highest, half were later fixed, against 18 % of all (ten public histories, each unseen).',
    settings,
    start: (): State => ({ memory: emptyMemory(), scores: emptyWindows() }),
    step: ({ memory, scores }, fact, context) => {
      const view = viewOf(fact);
      const next = rememberCommit(memory, view);
      if (!isRankable(view) || fact.codeChurn === null) return { state: { memory: next, scores } };
      const features = commitFeaturesOf(memory, view);
      const score = scoreOf(model(), features);
      const own = entriesOf(scores, fact.actor);
      const state = { memory: next, scores: remember(scores, { actor: fact.actor, entry: score }) };
      const isHigh = !isFirst(fact) && isAtLeastOwn(context.settings.percentile, score, own);
      const ranked = { features, chance: chanceOf(model(), score), own: own.length };
      const sighting = isHigh ? sightingOf(fact, ranked) : undefined;
      return sighting === undefined ? { state } : { state, sighting };
    },
    judge: (sighting, later) => ({
      hit: judgeCorrected(sighting.commit, later),
      followed: judgeReviewed(sighting, later),
    }),
    control: { outcome: (commit, _file, later) => judgeCorrected(commit, later) },
  });

export const anotherLook = anotherLookBy(riskModel);

interface Ranked {
  readonly features: CommitFeatures;
  readonly chance: number;
  /** Own commits that it is compared with. */
  readonly own: number;
}

function sightingOf(fact: CommitFact, { features, chance, own }: Ranked): Sighting | undefined {
  const reason = reasonOf(fact, features);
  if (reason === undefined) return undefined;
  const inTen = Math.min(MOST_PROMISED, Math.round(10 * chance));
  return { evidence: { ...reason, inTen: Math.max(1, inTen), n: own }, n: own };
}

/** Looked at again: the same files within two hours, and not to correct them; or amended. */
function judgeReviewed({ commit }: JudgedSighting, later: LaterFacts): Verdict {
  const within = REVIEW_HOURS * HOUR;
  const rewrite = later.rewriteOf(commit.hash);
  if (rewrite !== undefined && rewrite.at - commit.at <= within) return 'hit';
  const paths = new Set(commit.files.map(({ path }) => path));
  const again = later
    .ownWithin(commit, within)
    .some((next) => !isFix(next.subject) && next.files.some(({ path }) => paths.has(path)));
  return verdictOf(again, later.now > commit.at + within);
}
