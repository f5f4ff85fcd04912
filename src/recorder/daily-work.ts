// What each repository needs once a day: metrics measured, nudges judged, gates opened and closed, insights looked for. Done by the first
// commit of a new day and, after an import, by whoever reads that history next; never by each commit: its work does not grow with history.
import type { CommitRecord } from '../domain/commit-record.js';
import type { Fact } from '../domain/fact.js';
import type { Insight } from '../domain/insight.js';
import { type Clock, epochOf } from '../domain/instant.js';
import type { Observation } from '../domain/observation.js';
import { openDoneToday } from './done-today.js';
import type { ShadowSources } from './enter-shadows.js';
import { readFacts } from './history-facts.js';
import type { Identities } from './identities.js';
import type { KindSources } from './kind-work.js';
import { readStandings } from './standings.js';
import type { Stores } from './stores.js';
import { writeMetrics } from './write-metrics.js';

export interface DailyWork {
  /** A commit was recorded there. */
  touch(commit: CommitRecord): void;
  /** Does what is due in the repositories that were touched. */
  save(): Promise<void>;
  /** An import came: what was done there no longer holds. */
  outdate(repository: string): void;
  /** Does again what an import outdated, or what was lost; with all facts of the repository where they are at hand and joined by no .mailmap. */
  renew(repository: string, facts?: readonly Fact[]): Promise<void>;
  /** Does what has not been done today; `facts` as above. */
  catchUp(repository: string, facts?: readonly Fact[]): Promise<void>;
}

export interface DailySources extends KindSources, ShadowSources {
  readonly stores: Stores;
  readonly clock: Clock;
  identities(): Identities;
  /** Of this run, which ends with `save`: others are read when they are asked for. */
  factsOf(repository: string): readonly Fact[];
  /** The gates there may have opened or fallen. */
  gatesRenewed(repository: string): Promise<void>;
  /** Hears of what was not known before. */
  onInsight(insight: Insight): void;
}

export function createDailyWork(sources: DailySources): DailyWork {
  const { stores, identities } = sources;
  const touched = new Set<string>();
  const done = openDoneToday('daily', sources);
  const doNow = async (repository: string, facts: readonly Fact[]): Promise<readonly Observation[]> => {
    const observations = await lookAt(repository, facts, sources);
    done.note(repository);
    return observations;
  };
  const factsOf = (repository: string): readonly Fact[] => readFacts(repository, stores, identities()).facts;
  return {
    touch: ({ repository }) => void touched.add(repository.id),
    save: async () => {
      const due = [...touched].filter((repository) => !done.has(repository));
      touched.clear();
      for (const repository of due) {
        const observations = await doNow(repository, sources.factsOf(repository));
        const { enterShadows } = await import('./earned-kinds.js');
        enterShadows(observations, sources); // here: one recorder at a time, none twice
      }
    },
    outdate: done.outdate,
    renew: async (repository, facts) => {
      const isThere = !done.isOutdated(repository) && readStandings(stores, repository) !== undefined;
      const known = isThere ? [] : (facts ?? factsOf(repository));
      if (known.length > 0) await doNow(repository, known);
    },
    catchUp: async (repository, facts) => {
      if (!done.has(repository)) await doNow(repository, facts ?? factsOf(repository));
    },
  };
}

/** Everything of the day, in its order. What is not needed by each commit is not loaded by it. */
async function lookAt(
  repository: string,
  facts: readonly Fact[],
  sources: DailySources,
): Promise<readonly Observation[]> {
  const { stores, clock, identities, onInsight } = sources;
  const { judgeLedger, renewKinds } = await import('./earned-kinds.js');
  writeMetrics(repository, facts, { data: stores.data, everybody: identities().emails.length === 0 });
  judgeLedger(repository, facts, { stores, clock });
  const observations = renewKinds(repository, facts, sources);
  await sources.gatesRenewed(repository);
  const { findInsights } = await import('./find-insights.js');
  const place = { data: stores.data, repository, now: epochOf(clock.now()) };
  for (const insight of findInsights(facts, place)) onInsight(insight);
  return observations;
}
