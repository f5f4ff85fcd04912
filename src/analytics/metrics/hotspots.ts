// Code files that many commits touch and many of them correct, by anybody, in ninety days: where a mistake costs most.
import { defineMetric } from '../define-metric.js';
import { isFix } from '../message-class.js';
import { codeFilesOf } from '../own-size.js';
import { compareText, tallyOf } from '../quantile.js';

export interface Hotspot {
  readonly path: string;
  readonly commits: number;
  readonly fixes: number;
}

export interface Hotspots {
  /** Commits behind it. */
  readonly n: number;
  /** At most ten, by commits times fixes. */
  readonly files: readonly Hotspot[];
}

/** Whoever gathers the commits goes by it. */
export const HOTSPOT_DAYS = 90;
const MOST_FILES = 10;

export const hotspots = defineMetric<Hotspots>({
  name: 'hotspots',
  summary: 'Files with most commits times fixes in 90 days.',
  days: HOTSPOT_DAYS,
  measure: ({ everybody, most = MOST_FILES }) => {
    const fixes = new Map(tallyOf(everybody.filter(({ subject }) => isFix(subject)).flatMap(codeFilesOf)));
    const files = tallyOf(everybody.flatMap(codeFilesOf))
      .map(([path, commits]) => ({ path, commits, fixes: fixes.get(path) ?? 0 }))
      .filter((file) => file.fixes > 0)
      .sort((a, b) => b.commits * b.fixes - a.commits * a.fixes || compareText(a.path, b.path));
    return { n: everybody.length, files: files.slice(0, most) };
  },
});
