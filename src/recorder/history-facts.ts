// All that is known of one repository, as facts: what habits rebuild from, reports show and the day's work measures.
import { factOf } from '../analytics/fact-of.js';
import type { CommitRecord, Instant } from '../domain/commit-record.js';
import type { CommitFact, Fact, RewriteFact } from '../domain/fact.js';
import { epochOf } from '../domain/instant.js';
import type { Rewrite } from '../domain/rewrite.js';
import type { Journal } from '../store/journal/journal.js';
import type { RewriteLog } from '../store/logs.js';
import type { Identities } from './identities.js';

export interface HistoryLogs {
  readonly journal: Pick<Journal, 'read'>;
  readonly rewrites: Pick<RewriteLog, 'read'>;
}

export interface HistoryFacts {
  readonly commits: readonly CommitFact[];
  /** Commits and rewrites. */
  readonly facts: readonly Fact[];
}

export function readFacts(repository: string, logs: HistoryLogs, identities: Identities): HistoryFacts {
  return readFactsOf({ repository }, logs, identities);
}

export interface HistoryQuery {
  /** Its id. */
  readonly repository: string;
  /** Author time; some older commits come with those. Left out: the whole history. */
  readonly writtenSince?: Instant;
}

/** All rewrites, of whatever time: which commits count is the same as in the whole history. */
export function readFactsOf(
  query: HistoryQuery,
  { journal, rewrites }: HistoryLogs,
  identities: Identities,
): HistoryFacts {
  const commits = factsIn(journal.read(query), identities);
  const replaced = [...rewrites.read()].filter(({ repository }) => repository === query.repository);
  return { commits, facts: [...commits, ...replaced.map(rewriteFactOf)] };
}

export interface FactsOnce {
  of(repository: string): readonly Fact[];
  /** The run is over: the next one finds other facts. */
  forget(): void;
}

/** Two works of one run ask for the same history: it is read once. No more than the last one is held. */
export function readFactsOnce(read: (repository: string) => readonly Fact[]): FactsOnce {
  let last: { readonly repository: string; readonly facts: readonly Fact[] } | undefined;
  return {
    of: (repository) => {
      if (last?.repository !== repository) last = { repository, facts: read(repository) };
      return last.facts;
    },
    forget: () => {
      last = undefined;
    },
  };
}

/** Record by record: a long history's records do not fit into memory as its facts do. */
function factsIn(records: Iterable<CommitRecord>, { actorOf }: Identities): readonly CommitFact[] {
  const facts: CommitFact[] = [];
  for (const record of records) facts.push(factOf(record, actorOf(record.author)));
  return facts;
}

export function rewriteFactOf({ repository, at, from, to, command }: Rewrite): RewriteFact {
  return { type: 'rewrite', repository, at: epochOf(at), from, to, command };
}
