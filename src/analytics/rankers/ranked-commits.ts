// The past as examples: each commit that a ranker may speak of, with its features as they were known then and with what
// came of it. Facts of one repository in, examples in canonical order out. Training and evaluation read the same.
import type { CommitHash } from '../../domain/commit-record.js';
import type { CommitFact, Fact } from '../../domain/fact.js';
import { type CommitFeatures, commitFeaturesOf } from '../commit-memory/commit-features.js';
import { emptyMemory, rememberCommit } from '../commit-memory/commit-memory.js';
import { type CommitView, viewOf } from '../commit-memory/commit-view.js';
import { LABEL_HORIZON, type Labeller, labelLastTouchers } from '../labeller.js';
import { countedCommits, isHandmade, isMerge } from '../superseded.js';
import { reworkedCommits } from './rework-labels.js';

export interface RankedCommit {
  readonly fact: CommitFact;
  readonly features: CommitFeatures;
  readonly risk: 0 | 1;
  readonly rework: 0 | 1;
  /** Neither of the first commits, of which little is known, nor so late that it could still be corrected. */
  readonly isCounted: boolean;
}

/** More files than this are a sweep through the repository, of which nothing is foretold. */
const MOST_FILES = 100;
const WARM_UP = { most: 200, share: 0.1 };

/** May a ranker speak of it? Handmade, with code, and no sweep. */
export function isRankable({ fact, code, isHandmade: isOwnHand }: CommitView): boolean {
  return isOwnHand && code.length > 0 && fact.fileCount <= MOST_FILES;
}

export function rankedCommits(facts: readonly Fact[], labeller: Labeller = labelLastTouchers): readonly RankedCommit[] {
  const commits = countedCommits(facts).filter((commit) => !isMerge(commit));
  const corrected = new Set(labeller(commits).map(({ hash }) => hash));
  const reworked = reworkedCommits(commits);
  const early = firstOf(commits);
  const end = (commits.at(-1)?.at ?? 0) - LABEL_HORIZON;
  const ranked: RankedCommit[] = [];
  let memory = emptyMemory();
  for (const fact of commits) {
    const view = viewOf(fact);
    if (isRankable(view)) {
      const features = commitFeaturesOf(memory, view);
      const isCounted = fact.at <= end && !early.has(fact.hash);
      ranked.push({ fact, features, risk: flag(corrected, fact), rework: flag(reworked, fact), isCounted });
    }
    memory = rememberCommit(memory, view);
  }
  return ranked;
}

function firstOf(commits: readonly CommitFact[]): ReadonlySet<CommitHash> {
  const own = commits.filter(isHandmade);
  const count = Math.min(WARM_UP.most, Math.floor(own.length * WARM_UP.share));
  return new Set(own.slice(0, count).map(({ hash }) => hash));
}

function flag(hashes: ReadonlySet<CommitHash>, { hash }: CommitFact): 0 | 1 {
  return hashes.has(hash) ? 1 : 0;
}
