// The lines of analytics/metrics.jsonl: one a repository and day of the author. Derived, so it is written anew at will.
import { lengthOfSubject } from '../domain/concealed-subject.js';
import type { CommitFact, Fact } from '../domain/fact.js';
import { localDayOf } from '../domain/local-time.js';
import { isConventional, isEmptyWorded, isFix, isMachineWorded } from './message-class.js';
import { linesOf } from './metrics/batch.js';
import { compareText, medianOf } from './quantile.js';
import { countedCommits, isHandmade, isMerge } from './superseded.js';

export interface DailyMetrics {
  readonly v: 1;
  readonly day: string;
  readonly repository: string;
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

/** Of one person, or of everybody where `actor` is left out; by day, then by repository. */
export function dailyMetricsOf(facts: readonly Fact[], actor?: string): readonly DailyMetrics[] {
  const groups = new Map<string, CommitFact[]>();
  for (const fact of countedCommits(facts)) {
    if (actor !== undefined && fact.actor !== actor) continue;
    const key = `${localDayOf(fact.authoredAt, fact.utcOffset)} ${fact.repository}`;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return [...groups]
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, commits]) => measureDay(key.slice(0, 10), commits));
}

function measureDay(day: string, commits: readonly CommitFact[]): DailyMetrics {
  const handmade = commits.filter(isHandmade);
  const count = (matches: (fact: CommitFact) => boolean): number => handmade.filter(matches).length;
  const median = (value: (fact: CommitFact) => number | null): number | null =>
    medianOf(handmade.map(value).filter((one) => one !== null)) ?? null;
  const sum = (value: (fact: CommitFact) => number | null): number =>
    handmade.reduce((total, fact) => total + (value(fact) ?? 0), 0);
  return {
    v: 1,
    day,
    repository: commits[0]?.repository ?? '',
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
