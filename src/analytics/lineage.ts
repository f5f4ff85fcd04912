// How a commit came to be what it is: the drafts that it took the place of, and how long it was one. Facts in, lineages out.
import type { CommitHash } from '../domain/commit-record.js';
import type { CommitFact, Fact, RewriteFact } from '../domain/fact.js';
import { isAutosquash } from './message-class.js';
import { medianOf } from './quantile.js';

export interface DraftFigures {
  /** Commits that had drafts before them. */
  readonly commits: number;
  /** Those drafts: amended, folded in, rebased. */
  readonly drafts: number;
  /** Of the drafts: replaced by an amend, and by a rebase. */
  readonly amended: number;
  readonly rebased: number;
  /** Of the drafts: meant to be folded in from the start (`fixup! …`). */
  readonly fixups: number;
  /** From the first draft to the commit that stayed; null where there was none. */
  readonly secondsMedian: number | null;
}

export interface Lineage {
  /** The commit that stayed. */
  readonly commit: CommitFact;
  readonly drafts: readonly CommitFact[];
}

/** Of `counted`, commits that stayed; `facts` has their drafts. */
export function draftFiguresOf(facts: readonly Fact[], counted: readonly CommitFact[]): DraftFigures {
  const rewrites = replacementsIn(facts);
  const lineages = lineagesOf(facts, counted);
  const drafts = lineages.flatMap((lineage) => lineage.drafts);
  const commands = new Map(rewrites.map(({ from, command }) => [from, command]));
  const replacedBy = (command: RewriteFact['command']): number =>
    drafts.filter(({ hash }) => commands.get(hash) === command).length;
  return {
    commits: lineages.length,
    drafts: drafts.length,
    amended: replacedBy('amend'),
    rebased: replacedBy('rebase'),
    fixups: drafts.filter(({ subject }) => isAutosquash(subject)).length,
    secondsMedian: medianOf(lineages.map(timeInDraft)) ?? null,
  };
}

/** How many drafts each of `counted` took the place of, where it did. */
export function draftCountsOf(facts: readonly Fact[], counted: readonly CommitFact[]): ReadonlyMap<CommitHash, number> {
  const origins = originsIn(replacementsIn(facts));
  return new Map(counted.map(({ hash }) => [hash, draftsOf(hash, origins).length]));
}

export function replacementsIn(facts: readonly Fact[]): readonly RewriteFact[] {
  return facts.filter((fact): fact is RewriteFact => fact.type === 'rewrite' && fact.from !== fact.to);
}

function originsIn(rewrites: readonly RewriteFact[]): ReadonlyMap<CommitHash, readonly CommitHash[]> {
  const origins = new Map<CommitHash, CommitHash[]>();
  for (const { from, to } of rewrites) origins.set(to, [...(origins.get(to) ?? []), from]);
  return origins;
}

/** Those of `counted` that had drafts, which are among `facts`; in the order of `counted`. */
export function lineagesOf(facts: readonly Fact[], counted: readonly CommitFact[]): readonly Lineage[] {
  const origins = originsIn(replacementsIn(facts));
  if (origins.size === 0) return [];
  const commits = new Map(facts.flatMap((fact) => (fact.type === 'commit' ? [[fact.hash, fact] as const] : [])));
  return counted
    .map((commit) => ({
      commit,
      drafts: draftsOf(commit.hash, origins).flatMap((draft) => commits.get(draft) ?? []),
    }))
    .filter(({ drafts }) => drafts.length > 0);
}

/** Seconds from the first draft to the commit that stayed. */
export function timeInDraft({ commit, drafts }: Lineage): number {
  return Math.max(0, commit.at - Math.min(...drafts.map((draft) => draft.at)));
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
