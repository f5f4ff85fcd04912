// What follows commits in which a habit saw something, beside those in which it did not.
import { quantileOf, shareOf } from '../quantile.js';
import type { RankedCommit } from '../rankers/ranked-commits.js';
import type { Measured } from './define-section.js';
import { type Exposed, pooledRatio } from './mantel-haenszel.js';
import { nextWithinDay } from './opportunity.js';
import type { TestedHistory } from './tested-history.js';

export interface SignQuestion {
  readonly kind: string;
  readonly outcome: 'rework' | 'risk';
}

/** Fewer commits with the sign are no measure. */
const LEAST_SEEN = 15;

export function measureSign(history: TestedHistory, { kind, outcome }: SignQuestion): Measured {
  const seen = new Set(
    history
      .replayed()
      .observations.filter((one) => one.kind === kind)
      .map(({ hash }) => hash),
  );
  const counted = history.ranked().filter(({ isCounted }) => isCounted);
  const hasNext = outcome === 'rework' ? nextWithinDay(history.commits) : undefined;
  const asked = counted.filter(({ fact }) => hasNext?.has(fact.hash) !== false);
  const stratumOf = strataOf(counted);
  const cases = asked.map((commit) => ({
    stratum: stratumOf(commit),
    isExposed: seen.has(commit.fact.hash),
    happened: commit[outcome] === 1,
  }));
  const exposed = cases.filter(({ isExposed }) => isExposed);
  const share = shareOf(counted.filter(({ fact }) => seen.has(fact.hash)).length, counted.length);
  if (exposed.length < LEAST_SEEN) return { n: exposed.length, share };
  const others = cases.filter(({ isExposed }) => !isExposed);
  return {
    n: exposed.length,
    share,
    with: happenedIn(exposed),
    without: happenedIn(others),
    ratio: pooledRatio(cases),
  };
}

function happenedIn(cases: readonly Exposed[]): number {
  return shareOf(cases.filter(({ happened }) => happened).length, cases.length);
}

/** The same author, and the same third of sizes in this history. */
function strataOf(commits: readonly RankedCommit[]): (commit: RankedCommit) => string {
  const sizes = commits.map(({ fact }) => fact.codeChurn ?? 0);
  const [low, high] = [quantileOf(sizes, 0.33) ?? 0, quantileOf(sizes, 0.67) ?? 0];
  return ({ fact }) => {
    const size = fact.codeChurn ?? 0;
    return `${fact.actor} ${(size > low ? 1 : 0) + (size > high ? 1 : 0)}`;
  };
}
