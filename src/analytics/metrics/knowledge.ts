// Files that one person knows nearly alone. Only one's own share is told: nobody else is named, counted or compared.
import type { CommitFact } from '../../domain/fact.js';
import { DAY } from '../../domain/local-time.js';
import { defineMetric } from '../define-metric.js';
import { codeFilesOf } from '../own-size.js';
import { compareText, tallyOf } from '../quantile.js';

export interface Knowledge {
  /** Code files that changed at least five times in the 180 days up to the period's end. */
  readonly n: number;
  /** Those of them with nine of ten commits by one person, whoever that is. */
  readonly byOne: number;
  /** Those of them where that is oneself; null where the figures are everybody's. */
  readonly byMe: number | null;
  /** The files of `byMe`, most commits first; at most ten. */
  readonly files: readonly { readonly path: string; readonly commits: number; readonly own: number }[];
}

const DAYS = 180;
const LEAST_COMMITS = 5;
const NEARLY_ALL = 0.9;
const MOST_FILES = 10;

export const knowledge = defineMetric<Knowledge>({
  name: 'knowledge',
  summary: 'Files that one person changes nearly alone, and which of them are yours.',
  days: DAYS,
  measure: ({ history, actor, to, most = MOST_FILES }) => {
    const recent = history.filter(({ agent, authoredAt }) => agent === null && authoredAt > to - DAYS * DAY);
    const files = [...actorsByFile(recent)].filter(([, actors]) => actors.length >= LEAST_COMMITS);
    const byOne = files.filter(([, actors]) => isNearlyAll(tallyOf(actors)[0]?.[1] ?? 0, actors));
    const own = ownFiles(byOne, actor).filter((file) => file.own >= NEARLY_ALL * file.commits);
    return {
      n: files.length,
      byOne: byOne.length,
      byMe: actor === undefined ? null : own.length,
      files: own.toSorted((a, b) => b.commits - a.commits || compareText(a.path, b.path)).slice(0, most),
    };
  },
});

type Touched = readonly [path: string, actors: readonly string[]];

function ownFiles(files: readonly Touched[], actor: string | undefined): Knowledge['files'] {
  if (actor === undefined) return [];
  return files.map(([path, actors]) => ({
    path,
    commits: actors.length,
    own: actors.filter((one) => one === actor).length,
  }));
}

function isNearlyAll(count: number, { length }: readonly string[]): boolean {
  return count >= NEARLY_ALL * length;
}

function actorsByFile(commits: readonly CommitFact[]): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, string[]>();
  for (const commit of commits)
    for (const path of codeFilesOf(commit)) {
      const known = files.get(path);
      if (known === undefined) files.set(path, [commit.actor]);
      else known.push(commit.actor);
    }
  return files;
}
