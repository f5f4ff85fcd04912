// The lines of analytics/metrics.jsonl: one a repository and day of the author. Derived, so it is written anew at will.
import { lengthOfSubject } from '../domain/concealed-subject.js';
import type { CommitFact, Fact } from '../domain/fact.js';
import { localDayOf } from '../domain/local-time.js';
import { isConventional, isEmptyWorded, isFix, isMachineWorded } from './message-class.js';
import { linesOf } from './metrics/batch.js';
import { compareText, medianOf } from './quantile.js';
import { countedCommits, isHandmade, isMerge } from './superseded.js';

/** Of the commits of a day, or of a week. */
export interface WorkFigures {
  readonly commits: number;
  readonly merges: number;
  readonly agents: number;
  /** From here on merges and agents' commits are left out. */
  readonly fixes: number;
  readonly insertions: number;
  readonly deletions: number;
  /** Changed files, a file counted once a commit. */
  readonly files: number;
  readonly linesMedian: number | null;
  readonly filesMedian: number | null;
  readonly directoriesMedian: number | null;
  readonly subjectMedian: number | null;
  readonly bodies: number;
  readonly conventional: number;
  readonly emptySubjects: number;
}

export interface DailyMetrics extends WorkFigures {
  readonly v: 1;
  readonly day: string;
  readonly repository: string;
}

/** Of one person, or of everybody where `actor` is left out; by day, then by repository. */
export function dailyMetricsOf(facts: readonly Fact[], actor?: string): readonly DailyMetrics[] {
  const own = countedCommits(facts).filter((fact) => actor === undefined || fact.actor === actor);
  const keyOf = (fact: CommitFact): string => `${localDayOf(fact.authoredAt, fact.utcOffset)} ${fact.repository}`;
  return figuresBy(keyOf, own).map(([key, figures]) => ({
    v: 1,
    day: key.slice(0, 10),
    repository: key.slice(11),
    ...figures,
  }));
}

/** Of each group of `commits` that have a key in common, in the order of the keys. */
export function figuresBy(
  keyOf: (fact: CommitFact) => string,
  commits: readonly CommitFact[],
): readonly (readonly [key: string, figures: WorkFigures])[] {
  const groups = new Map<string, CommitFact[]>();
  for (const fact of commits) {
    const key = keyOf(fact);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [fact]);
    else known.push(fact);
  }
  return [...groups].sort(([a], [b]) => compareText(a, b)).map(([key, some]) => [key, figuresOf(some)]);
}

/** Zeros and nulls where there is none. */
export function figuresOf(commits: readonly CommitFact[]): WorkFigures {
  const handmade = commits.filter(isHandmade);
  const count = (matches: (fact: CommitFact) => boolean): number => handmade.filter(matches).length;
  const median = (value: (fact: CommitFact) => number | null): number | null =>
    medianOf(handmade.map(value).filter((one) => one !== null)) ?? null;
  const sum = (value: (fact: CommitFact) => number | null): number =>
    handmade.reduce((total, fact) => total + (value(fact) ?? 0), 0);
  return {
    commits: commits.length,
    merges: commits.filter(isMerge).length,
    agents: commits.filter(({ agent }) => agent !== null).length,
    fixes: count(({ subject }) => isFix(subject)),
    insertions: sum(({ insertions }) => insertions),
    deletions: sum(({ deletions }) => deletions),
    files: sum(({ fileCount }) => fileCount),
    linesMedian: median(linesOf),
    filesMedian: median(({ fileCount }) => fileCount),
    directoriesMedian: median(({ directories }) => directories),
    subjectMedian: median(({ subject }) => lengthOfSubject(subject)),
    bodies: count(({ bodyLength }) => bodyLength > 0),
    conventional: count(({ subject }) => isConventional(subject)),
    emptySubjects: count(({ subject }) => isEmptyWorded(subject) && !isMachineWorded(subject)),
  };
}
