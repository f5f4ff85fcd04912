// What judges ask of the time after a commit. Facts of one repository in; look-ups that never see superseded commits out.
import type { CommitHash } from '../domain/commit-record.js';
import type { CommitFact, Fact, LabelFact, RewriteFact } from '../domain/fact.js';
import type { Verdict } from '../domain/observation.js';
import { firstIndex } from './first-index.js';
import { type Labeller, labelLastTouchers } from './labeller.js';
import { isFix } from './message-class.js';
import { codeFilesOf } from './own-size.js';
import { countedCommits, isHandmade } from './superseded.js';

export interface LaterFacts {
  /** Epoch seconds: what has not happened until now may still happen. */
  readonly now: number;
  /** Handmade commits of the same person after `commit`, in canonical order. */
  ownAfter(commit: CommitFact, count: number): readonly CommitFact[];
  /** The last so many before it, the nearest last. */
  ownBefore(commit: CommitFact, count: number): readonly CommitFact[];
  /** Those after it within so many seconds. */
  ownWithin(commit: CommitFact, seconds: number): readonly CommitFact[];
  /** The same, and those before; `commit` itself left out. */
  ownAround(commit: CommitFact, seconds: number): readonly CommitFact[];
  /** The first correction of a commit, or of what it was rewritten into. */
  labelOf(hash: CommitHash): LabelFact | undefined;
  rewriteOf(hash: CommitHash): RewriteFact | undefined;
  commitOf(hash: CommitHash): CommitFact | undefined;
  /** Corrections, by anybody, that touched `file` after one moment and until another. */
  fixesOf(file: string, after: number, until: number): number;
  /** Handmade commits, by anybody, that touched `file` after one moment and until another. */
  touchesOf(file: string, after: number, until: number): readonly CommitFact[];
}

export interface LaterFactsOptions {
  readonly now: number;
  readonly labeller?: Labeller;
}

export function collectLaterFacts(
  facts: readonly Fact[],
  { now, labeller = labelLastTouchers }: LaterFactsOptions,
): LaterFacts {
  const commits = countedCommits(facts);
  return { now, ...ownLine(commits), ...outcomes(facts, commits, labeller), ...filePast(commits) };
}

type OwnLine = Pick<LaterFacts, 'ownAfter' | 'ownAround' | 'ownBefore' | 'ownWithin'>;

/** Only what was asked for is copied: each judge asks, of each of its commits. */
function ownLine(commits: readonly CommitFact[]): OwnLine {
  const lines = ownLines(commits);
  const lineOf = ({ actor }: CommitFact): readonly CommitFact[] => lines.get(actor) ?? [];
  const placeOf = (commit: CommitFact): Place => placeIn(lineOf(commit), commit);
  return {
    ownAfter: (commit, count) => {
      const { line, next } = placeOf(commit);
      return line.slice(next, next + count);
    },
    ownBefore: (commit, count) => {
      const { line, before } = placeOf(commit);
      return line.slice(Math.max(0, before - count), before);
    },
    ownWithin: (commit, seconds) => {
      const { line, next } = placeOf(commit);
      const end = firstIndex(line, ({ at }) => at > commit.at + seconds);
      return line.slice(next, Math.max(next, end));
    },
    ownAround: (commit, seconds) => {
      const line = lineOf(commit);
      const from = firstIndex(line, ({ at }) => at >= commit.at - seconds);
      const end = firstIndex(line, ({ at }) => at > commit.at + seconds);
      return line.slice(from, end).filter(({ hash }) => hash !== commit.hash);
    },
  };
}

type Outcomes = Pick<LaterFacts, 'commitOf' | 'labelOf' | 'rewriteOf'>;

function outcomes(facts: readonly Fact[], commits: readonly CommitFact[], labeller: Labeller): Outcomes {
  const rewrites = new Map(facts.filter((fact) => fact.type === 'rewrite').map((fact) => [fact.from, fact]));
  const given = facts.filter((fact) => fact.type === 'label');
  const labels = onDemand(() => firstLabels([...given, ...labeller(commits)]));
  const byHash = new Map(commits.map((commit) => [commit.hash, commit]));
  return {
    labelOf: (hash) =>
      lineageOf(hash, rewrites)
        .map((one) => labels().get(one))
        .find((label) => label !== undefined),
    rewriteOf: (hash) => rewrites.get(hash),
    commitOf: (hash) => byHash.get(hash),
  };
}

function filePast(commits: readonly CommitFact[]): Pick<LaterFacts, 'fixesOf' | 'touchesOf'> {
  const fixes = onDemand(() => fixTimes(commits));
  const touches = onDemand(() => commitsByFile(commits));
  return {
    fixesOf: (file, from, until) => (fixes().get(file) ?? []).filter((at) => at > from && at <= until).length,
    touchesOf: (file, from, until) => (touches().get(file) ?? []).filter(({ at }) => at > from && at <= until),
  };
}

/** A commit's place among its person's own. */
interface Place {
  readonly line: readonly CommitFact[];
  /** How many come before it. */
  readonly before: number;
  /** Where those after it begin. */
  readonly next: number;
}

function placeIn(line: readonly CommitFact[], commit: CommitFact): Place {
  const second = firstIndex(line, ({ at }) => at >= commit.at);
  const position = line.indexOf(commit, second);
  if (position >= 0) return { line, before: position, next: position + 1 };
  return { line, before: second, next: firstIndex(line, ({ at }) => at > commit.at) };
}

/** What few judges ask for is made when the first one does. */
function onDemand<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** A yes counts at once; a no only when the time for it is over. */
export function verdictOf(happened: boolean, isOver: boolean): Verdict {
  if (happened) return 'hit';
  return isOver ? 'miss' : 'open';
}

/** A commit and what it was rewritten into, one after the other. */
function lineageOf(hash: CommitHash, rewrites: ReadonlyMap<CommitHash, RewriteFact>): readonly CommitHash[] {
  const line = new Set([hash]);
  for (let next = rewrites.get(hash); next !== undefined && !line.has(next.to); next = rewrites.get(next.to)) {
    line.add(next.to);
  }
  return [...line];
}

function firstLabels(labels: readonly LabelFact[]): ReadonlyMap<CommitHash, LabelFact> {
  return new Map(labels.toSorted((a, b) => b.at - a.at).map((label) => [label.hash, label]));
}

function ownLines(commits: readonly CommitFact[]): ReadonlyMap<string, readonly CommitFact[]> {
  const lines = new Map<string, CommitFact[]>();
  for (const commit of commits.filter(isHandmade)) append(lines, commit.actor, commit);
  return lines;
}

function append<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

function fixTimes(commits: readonly CommitFact[]): ReadonlyMap<string, readonly number[]> {
  const times = new Map<string, number[]>();
  for (const commit of commits.filter((one) => isHandmade(one) && isFix(one.subject))) {
    for (const file of codeFilesOf(commit)) append(times, file, commit.at);
  }
  return times;
}

function commitsByFile(commits: readonly CommitFact[]): ReadonlyMap<string, readonly CommitFact[]> {
  const touches = new Map<string, CommitFact[]>();
  for (const commit of commits.filter(isHandmade)) for (const { path } of commit.files) append(touches, path, commit);
  return touches;
}
