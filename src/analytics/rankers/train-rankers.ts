// Training of the rankers of commits: every history once as examples, then weights.
import type { Fact } from '../../domain/fact.js';
import { type Trained, trainLeavingOut } from '../learning/leave-out.js';
import type { Weights } from '../models/weights.js';
import { fitRanker } from './fit-ranker.js';
import { type RankedCommit, rankedCommits } from './ranked-commits.js';

export interface LessonHistory {
  readonly repository: string;
  readonly facts: readonly Fact[];
}

interface Lesson {
  readonly repository: string;
  readonly commits: readonly RankedCommit[];
}

/** `tell` hears of each set of weights that is done. */
export function trainRankers(histories: readonly LessonHistory[], tell: (done: string) => void): Trained<Weights> {
  const lessons = histories.map(({ repository, facts }) => ({ repository, commits: rankedCommits(facts) }));
  return trainLeavingOut(lessons, { fit, tell });
}

function fit(lessons: readonly Lesson[]): Weights {
  const histories = lessons.map(({ commits }) => commits);
  return {
    risk: fitRanker({ histories, happened: ({ risk }) => risk, l2: 300 }),
    rework: fitRanker({ histories, happened: ({ rework }) => rework, l2: 100 }),
  };
}
