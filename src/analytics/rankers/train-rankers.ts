// Training as a whole: every history once as examples, then weights of all histories, and for each history weights that
// never saw it, by which the evaluation measures it.
import type { Fact } from '../../domain/fact.js';
import type { Weights } from '../models/weights.js';
import { fitRanker } from './fit-ranker.js';
import { type RankedCommit, rankedCommits } from './ranked-commits.js';

export interface LessonHistory {
  readonly repository: string;
  readonly facts: readonly Fact[];
}

export interface Trained {
  readonly all: Weights;
  /** By repository: trained on all the others. */
  readonly leftOut: Readonly<Record<string, Weights>>;
}

/** `tell` hears of each set of weights that is done. */
export function trainRankers(histories: readonly LessonHistory[], tell: (done: string) => void): Trained {
  const lessons = histories.map(({ repository, facts }) => ({ repository, commits: rankedCommits(facts) }));
  const train = (left: string | undefined): Weights => {
    const taught = lessons.filter(({ repository }) => repository !== left).map(({ commits }) => commits);
    const weights = fitWeights(taught);
    tell(left === undefined ? 'all' : `without ${left}`);
    return weights;
  };
  return {
    all: train(undefined),
    leftOut: Object.fromEntries(lessons.map(({ repository }) => [repository, train(repository)])),
  };
}

function fitWeights(histories: readonly (readonly RankedCommit[])[]): Weights {
  return {
    risk: fitRanker({ histories, happened: ({ risk }) => risk, l2: 300 }),
    rework: fitRanker({ histories, happened: ({ rework }) => rework, l2: 100 }),
  };
}
