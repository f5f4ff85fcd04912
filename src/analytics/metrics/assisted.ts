// Commits that coding agents and bots made for a person, each kind beside its own usual size: never beside a person's.
import type { CommitFact } from '../../domain/fact.js';
import { defineMetric } from '../define-metric.js';
import { medianOf, shareOf, tallyOf } from '../quantile.js';
import { isMerge } from '../superseded.js';
import { linesOf } from './batch.js';

export interface Assisted {
  /** Commits but merges. */
  readonly n: number;
  /** Those made by coding agents; bots are told below and not counted here. */
  readonly assisted: number;
  /** From 0 to 1. */
  readonly share: number;
  readonly kinds: readonly AssistedKind[];
}

interface AssistedKind {
  readonly agent: string;
  readonly n: number;
  readonly linesMedian: number | null;
  readonly filesMedian: number | null;
}

const BOT = 'bot';

export const assisted = defineMetric<Assisted>({
  name: 'assisted',
  summary: 'Share of commits that coding agents made, each agent with its own usual size.',
  measure: ({ all }) => {
    const commits = all.filter((fact) => !isMerge(fact));
    const made = commits.filter(({ agent }) => agent !== null && agent !== BOT).length;
    const agents = tallyOf(commits.flatMap(({ agent }) => agent ?? []));
    return {
      n: commits.length,
      assisted: made,
      share: shareOf(made, commits.length),
      kinds: agents.map(([agent]) =>
        kindOf(
          agent,
          commits.filter((fact) => fact.agent === agent),
        ),
      ),
    };
  },
});

function kindOf(agent: string, commits: readonly CommitFact[]): AssistedKind {
  return {
    agent,
    n: commits.length,
    linesMedian: medianOf(commits.map(linesOf).filter((lines) => lines !== null)) ?? null,
    filesMedian: medianOf(commits.map(({ fileCount }) => fileCount)) ?? null,
  };
}
