// How a commit came to be what it is: the drafts that it took the place of, and how long it was one. Facts in, lineages out.
import type { CommitHash } from '../domain/commit-record.js';
import type { CommitFact, Fact } from '../domain/fact.js';
import { medianOf } from './quantile.js';

export interface DraftFigures {
  /** Commits that had drafts before them. */
  readonly commits: number;
  /** Those drafts: amended, folded in, rebased. */
  readonly drafts: number;
  /** From the first draft to the commit that stayed; null where there was none. */
  readonly secondsMedian: number | null;
}

/** Of `counted`, commits that stayed; `facts` has their drafts. */
export function draftFiguresOf(facts: readonly Fact[], counted: readonly CommitFact[]): DraftFigures {
  const times = new Map(facts.flatMap((fact) => (fact.type === 'commit' ? [[fact.hash, fact.at] as const] : [])));
  const origins = originsIn(facts);
  const lineages = counted
    .map(({ hash, at }) => ({ at, drafts: draftsOf(hash, origins).flatMap((draft) => times.get(draft) ?? []) }))
    .filter(({ drafts }) => drafts.length > 0);
  return {
    commits: lineages.length,
    drafts: lineages.reduce((sum, { drafts }) => sum + drafts.length, 0),
    secondsMedian: medianOf(lineages.map(({ at, drafts }) => Math.max(0, at - Math.min(...drafts)))) ?? null,
  };
}

/** How many drafts each of `counted` took the place of, where it did. */
export function draftCountsOf(facts: readonly Fact[], counted: readonly CommitFact[]): ReadonlyMap<CommitHash, number> {
  const origins = originsIn(facts);
  return new Map(counted.map(({ hash }) => [hash, draftsOf(hash, origins).length]));
}

function originsIn(facts: readonly Fact[]): ReadonlyMap<CommitHash, readonly CommitHash[]> {
  const origins = new Map<CommitHash, CommitHash[]>();
  for (const fact of facts)
    if (fact.type === 'rewrite' && fact.from !== fact.to)
      origins.set(fact.to, [...(origins.get(fact.to) ?? []), fact.from]);
  return origins;
}

/** A way that leads back (a rebase given up) is gone once. */
function draftsOf(hash: CommitHash, origins: ReadonlyMap<CommitHash, readonly CommitHash[]>): readonly CommitHash[] {
  const drafts = new Set<CommitHash>();
  const waiting = [...(origins.get(hash) ?? [])];
  for (let draft = waiting.pop(); draft !== undefined; draft = waiting.pop()) {
    if (draft === hash || drafts.has(draft)) continue;
    drafts.add(draft);
    waiting.push(...(origins.get(draft) ?? []));
  }
  return [...drafts];
}
