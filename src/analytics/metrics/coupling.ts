// Files that change together, by anybody: where one change asks for another. Degree as code-maat defines it: shared
// revisions, divided by the average of both files' revisions.
import type { CommitFact } from '../../domain/fact.js';
import { DAY } from '../../domain/local-time.js';
import { defineMetric } from '../define-metric.js';
import { compareText } from '../quantile.js';

export interface CoupledPair {
  readonly files: readonly [string, string];
  /** Percent, rounded down. */
  readonly degree: number;
  /** Revisions of both, on average, rounded up. */
  readonly averageRevisions: number;
  readonly shared: number;
}

export interface Coupling {
  /** Commits behind it. */
  readonly n: number;
  /** At most ten, by degree, then by revisions. */
  readonly pairs: readonly CoupledPair[];
}

/** The names, and the defaults below, are code-maat's. */
export interface CouplingOptions {
  readonly minRevisions: number;
  readonly minSharedRevisions: number;
  readonly minCoupling: number;
  readonly maxCoupling: number;
  readonly maxChangesetSize: number;
}

export const USUAL_COUPLING: CouplingOptions = {
  minRevisions: 5,
  minSharedRevisions: 5,
  minCoupling: 30,
  maxCoupling: 100,
  maxChangesetSize: 30,
};

const DAYS = 365;
const MOST_COMMITS = 5000;
const MOST_PAIRS = 10;

export const coupling = defineMetric<Coupling>({
  name: 'coupling',
  summary: 'Files that change together, in 365 days.',
  days: DAYS,
  measure: ({ history, to, most = MOST_PAIRS }) => {
    const recent = history.filter(({ authoredAt }) => authoredAt > to - DAYS * DAY).slice(-MOST_COMMITS);
    return { n: recent.length, pairs: couplingOf(recent).slice(0, most) };
  },
});

/** code-maat's `coupling`: larger change sets are left out altogether, from the revisions of their files too. */
export function couplingOf(
  commits: readonly CommitFact[],
  options: CouplingOptions = USUAL_COUPLING,
): readonly CoupledPair[] {
  const changeSets = commits.map(pathsOf).filter(({ length }) => length <= options.maxChangesetSize);
  const revisions = new Map<string, number>();
  for (const path of changeSets.flat()) revisions.set(path, (revisions.get(path) ?? 0) + 1);
  return [...sharedRevisions(changeSets, revisions, options.minSharedRevisions)]
    .map(([pair, shared]) => measurePair(pair, shared, revisions))
    .filter((pair) => isWithin(pair, options))
    .map(({ files, degree, average, shared }) => ({
      files,
      degree: Math.floor(degree),
      averageRevisions: Math.ceil(average),
      shared,
    }))
    .sort(byDegree);
}

function pathsOf({ files }: CommitFact): readonly string[] {
  return [...new Set(files.map(({ path }) => path))].sort(compareText);
}

/** By the two paths; a file with fewer revisions than must be shared is in no pair, and most files are such. */
function sharedRevisions(
  changeSets: readonly (readonly string[])[],
  revisions: ReadonlyMap<string, number>,
  least: number,
): ReadonlyMap<string, number> {
  const shared = new Map<string, number>();
  for (const paths of changeSets) {
    const often = paths.filter((path) => (revisions.get(path) ?? 0) >= least);
    for (const [index, first] of often.entries())
      for (const second of often.slice(index + 1)) {
        const pair = `${first}${SEPARATOR}${second}`;
        shared.set(pair, (shared.get(pair) ?? 0) + 1);
      }
  }
  return shared;
}

/** No path that git stores has it. */
const SEPARATOR = '\0';

interface MeasuredPair extends Pick<CoupledPair, 'files' | 'shared'> {
  readonly degree: number;
  readonly average: number;
}

function measurePair(pair: string, shared: number, revisions: ReadonlyMap<string, number>): MeasuredPair {
  const [first = '', second = ''] = pair.split(SEPARATOR);
  const average = ((revisions.get(first) ?? 0) + (revisions.get(second) ?? 0)) / 2;
  return { files: [first, second], shared, average, degree: (shared * 100) / average };
}

function isWithin({ average, shared, degree }: MeasuredPair, options: CouplingOptions): boolean {
  const enough = average >= options.minRevisions && shared >= options.minSharedRevisions;
  return enough && degree >= options.minCoupling && Math.floor(degree) <= options.maxCoupling;
}

function byDegree(a: CoupledPair, b: CoupledPair): number {
  const [left, right] = [a.files.join(SEPARATOR), b.files.join(SEPARATOR)];
  return b.degree - a.degree || b.averageRevisions - a.averageRevisions || compareText(left, right);
}
