// What each repository needs once a day, and after an import: metrics measured, shown nudges judged. Done by the first
// commit of a new day, never by each commit: the work of a commit does not grow with history.
import { factOf } from '../analytics/fact-of.js';
import type { CommitRecord } from '../domain/commit-record.js';
import type { Fact } from '../domain/fact.js';
import { type Clock, epochOf } from '../domain/instant.js';
import { localDayOf } from '../domain/local-time.js';
import { systemOffset } from '../notify/wall-clock.js';
import { rewriteFactOf } from './habit-watch.js';
import type { Identities } from './identities.js';
import { judgeShown } from './judge-shown.js';
import type { Stores } from './stores.js';
import { writeMetrics } from './write-metrics.js';

export interface DailyWork {
  /** A commit was recorded there. */
  touch(commit: CommitRecord): void;
  /** Does what is due in the repositories that were touched. */
  save(): void;
  /** Does it for one, due or not. */
  doNow(repository: string): void;
}

export interface DailySources {
  readonly stores: Stores;
  readonly clock: Clock;
  identities(): Identities;
}

/** Repository id to the local day on which it was done last. */
type DoneFile = Readonly<Record<string, string>>;

const FILE = ['state', 'daily.json'] as const;

export function createDailyWork(sources: DailySources): DailyWork {
  const { stores, clock, identities } = sources;
  const touched = new Set<string>();
  const done = (): DoneFile => (stores.loadDerived(...FILE) as DoneFile | undefined) ?? {};
  const today = (): string => localDayOf(epochOf(clock.now()), systemOffset(epochOf(clock.now())));
  const doNow = (repository: string): void => {
    const facts = factsOf(repository, sources);
    writeMetrics(repository, facts, { data: stores.data, everybody: identities().emails.length === 0 });
    judgeShown(repository, facts, { stores, clock });
    stores.saveDerived({ ...done(), [repository]: today() }, ...FILE);
  };
  return {
    touch: ({ repository }) => void touched.add(repository.id),
    save: () => {
      for (const repository of touched) if (done()[repository] !== today()) doNow(repository);
      touched.clear();
    },
    doNow,
  };
}

function factsOf(repository: string, { stores, identities }: DailySources): readonly Fact[] {
  const { actorOf } = identities();
  const commits = [...stores.journal.read({ repository })].map((record) => factOf(record, actorOf(record.author)));
  const rewrites = [...stores.rewrites.read()].filter((one) => one.repository === repository);
  return [...commits, ...rewrites.map(rewriteFactOf)];
}
