// Between how many repositories a day goes, and how often it changes from one to another. Of one repository there is none.
import { localDayOf } from '../../domain/local-time.js';
import type { CommitFact } from '../../domain/fact.js';
import { defineMetric } from '../define-metric.js';
import { medianOf, quantileOf } from '../quantile.js';

export interface Switches {
  /** Days with commits. */
  readonly n: number;
  /** Days with commits in several repositories. */
  readonly days: number;
  /** Changes from one repository to another within a day. */
  readonly switches: number;
  /** Of the days in `days`; null without any. */
  readonly median: number | null;
  readonly p90: number | null;
}

export const switches = defineMetric<Switches>({
  name: 'switches',
  summary: 'Changes from one repository to another within a day.',
  measure: ({ handmade }) => {
    const days = [...daysOf(handmade).values()];
    const several = days.filter((repositories) => new Set(repositories).size > 1);
    const counts = several.map(switchesIn);
    return {
      n: days.length,
      days: several.length,
      switches: counts.reduce((sum, count) => sum + count, 0),
      median: medianOf(counts) ?? null,
      p90: quantileOf(counts, 0.9) ?? null,
    };
  },
});

/** Repositories of each local day, commit by commit. */
function daysOf(commits: readonly CommitFact[]): ReadonlyMap<string, readonly string[]> {
  const days = new Map<string, string[]>();
  for (const { authoredAt, utcOffset, repository } of commits.toSorted((a, b) => a.authoredAt - b.authoredAt)) {
    const day = localDayOf(authoredAt, utcOffset);
    const known = days.get(day);
    if (known === undefined) days.set(day, [repository]);
    else known.push(repository);
  }
  return days;
}

function switchesIn(repositories: readonly string[]): number {
  return repositories.filter((repository, index) => index > 0 && repository !== repositories[index - 1]).length;
}
