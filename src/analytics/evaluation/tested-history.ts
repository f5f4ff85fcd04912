// One history under test: its facts, the weights that never saw it, and what several sections need, made once.
import type { CommitFact, Fact } from '../../domain/fact.js';
import type { CompanionWeights } from '../companion/train-companion.js';
import { anotherLookBy } from '../habits/another-look.js';
import { habits } from '../habits/index.js';
import { collectLaterFacts, type LaterFacts } from '../later-facts.js';
import { isHandmade, countedCommits } from '../superseded.js';
import { type RankedCommit, rankedCommits } from '../rankers/ranked-commits.js';
import type { Weights } from '../models/weights.js';
import { type Replay, replay } from '../replay.js';

export interface TestedHistory {
  readonly name: string;
  readonly facts: readonly Fact[];
  /** Handmade, in canonical order. */
  readonly commits: readonly CommitFact[];
  /** When the history ends: what has not happened by then may still happen. */
  readonly now: number;
  readonly weights: Weights;
  /** Weights of missing companion, likewise. */
  readonly companion: CompanionWeights;
  /** Commits that rankers may speak of, each with its features of that time. */
  readonly ranked: () => readonly RankedCommit[];
  /** Every habit over the whole history; those with a model by weights that never saw it. */
  readonly replayed: () => Replay;
  /** What judges ask of the time after a commit. */
  readonly later: () => LaterFacts;
}

export interface HistorySource {
  readonly name: string;
  readonly facts: readonly Fact[];
  readonly weights: Weights;
  readonly companion: CompanionWeights;
}

export function testHistory({ name, facts, weights, companion }: HistorySource): TestedHistory {
  const commits = countedCommits(facts).filter(isHandmade);
  const now = countedCommits(facts).at(-1)?.at ?? 0;
  return {
    name,
    facts,
    commits,
    now,
    weights,
    companion,
    ranked: onDemand(() => rankedCommits(facts)),
    later: onDemand(() => collectLaterFacts(facts, { now })),
    replayed: onDemand(() => replay(facts, { now, habits: [...habits, anotherLookBy(() => weights.risk)] })),
  };
}

function onDemand<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
