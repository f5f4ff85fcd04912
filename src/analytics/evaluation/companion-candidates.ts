// Candidates of a walked history, weighed by weights that never saw it and with what came of them: what the figures of the
// companion ranker are made of.
import type { CommitFact } from '../../domain/fact.js';
import { type CompanionModel, weigh, type Weighed } from '../companion/companion-model.js';
import { COMPANION_FEATURES } from '../companion/features.js';
import type { Prospect } from '../companion/prospects.js';
import type { Walk } from '../companion/walk-history.js';
import { shareOf } from '../quantile.js';

export interface Candidate extends Weighed {
  readonly index: number;
  readonly fact: CommitFact;
  readonly prospect: Prospect;
  readonly day: boolean;
  readonly next3: boolean;
}

export type Score = (candidate: Candidate) => number;

/** What needs no training: each is a feature by itself. */
export const baselines: Readonly<Record<string, Score>> = {
  confidence: featureScore('largest'),
  hot: featureScore('recent'),
  lag: featureScore('next3'),
  recent: featureScore('ownDayRate'),
};

function featureScore(name: string): Score {
  const position = COMPANION_FEATURES.indexOf(name);
  return ({ prospect }) => prospect.features[position] ?? 0;
}

export function candidatesOf({ eligible, outlook }: Walk, model: CompanionModel): readonly Candidate[] {
  return eligible.flatMap(({ index, fact, prospects }) =>
    prospects.map((prospect) => ({
      index,
      fact,
      prospect,
      ...weigh(model, prospect.features),
      ...outlook.fateOf(index, prospect.path),
    })),
  );
}

/** Of each commit the candidate with the highest score, those commits that score highest first. */
export function ranked(candidates: readonly Candidate[], score: Score): readonly Candidate[] {
  const best = new Map<number, { readonly candidate: Candidate; readonly value: number }>();
  for (const candidate of candidates) {
    const value = score(candidate);
    const known = best.get(candidate.index);
    if (known === undefined || value > known.value) best.set(candidate.index, { candidate, value });
  }
  return [...best.values()].toSorted((a, b) => b.value - a.value).map(({ candidate }) => candidate);
}

/** The share that came, less what other commits of the same author would let expect, of those that have such commits. */
export function liftOf(chosen: readonly Candidate[], { outlook }: Walk): number | null {
  const compared = chosen.flatMap((candidate) => {
    const { n, came } = outlook.controlOf(candidate.index, candidate.prospect.path);
    return n < LEAST_COMPARED ? [] : [(candidate.day ? 1 : 0) - came / n];
  });
  return compared.length === 0 ? null : compared.reduce((sum, lift) => sum + lift, 0) / compared.length;
}

const LEAST_COMPARED = 5;

export function rightOf(chosen: readonly Candidate[]): number | null {
  return chosen.length === 0 ? null : shareOf(chosen.filter(({ day }) => day).length, chosen.length);
}
