// behaviors/insights.jsonl: what changed in how a person works, one line each. Derived: a repository is looked at anew as a
// whole, at most daily; what was known keeps the time at which it was found. Loaded only then, never by a commit.
import { insightsOf } from '../analytics/insights-of.js';
import { countedCommits } from '../analytics/superseded.js';
import { readRegularLines } from '../config/regular-file.js';
import type { Fact } from '../domain/fact.js';
import type { Insight } from '../domain/insight.js';
import type { DataDirectory } from '../store/data-directory.js';
import { writeText } from '../store/json-file.js';
import { parseObject } from '../store/line.js';
import { ME } from './identities.js';

export interface InsightPlace {
  readonly data: DataDirectory;
  readonly repository: string;
  /** Epoch seconds. */
  readonly now: number;
}

/** Writes those of the repository; returns the ones that are new. */
export function findInsights(facts: readonly Fact[], { data, repository, now }: InsightPlace): readonly Insight[] {
  const known = readInsights(data);
  const others = known.filter((insight) => insight.repository !== repository);
  const before = new Map(
    known.filter((insight) => insight.repository === repository).map((one) => [identityOf(one), one]),
  );
  const found = insightsOf(countedCommits(facts), { actor: ME, now });
  const kept = found.map((insight) => ({ ...insight, at: before.get(identityOf(insight))?.at ?? insight.at }));
  if (known.length > 0 || kept.length > 0) writeInsights(data, [...others, ...kept]);
  return kept.filter((insight) => !before.has(identityOf(insight)));
}

export function readInsights(data: DataDirectory): readonly Insight[] {
  return readRegularLines(pathIn(data)).flatMap(parseLine);
}

function writeInsights(data: DataDirectory, insights: readonly Insight[]): void {
  data.ensure('behaviors');
  writeText(pathIn(data), insights.map((insight) => `${JSON.stringify(insight)}\n`).join(''));
}

const pathIn = (data: DataDirectory): string => data.resolve('behaviors', 'insights.jsonl');

/** The same kind about the same thing in the same direction; when it changed is known better with each commit. */
function identityOf({ kind, evidence }: Insight): string {
  const { file = '', files = '', folder = '', hours = '', weekday = '', before = 0, after = 0 } = evidence;
  return [kind, file, files, folder, hours, weekday, after > before ? 'more' : 'less'].join('\0');
}

/** A damaged line, or one of other types, is passed over, and so is what nobody knows in it: all of this can be found again. */
function parseLine(line: string): readonly Insight[] {
  const found = parseObject(line) as Partial<Insight> | undefined;
  if (found === undefined || !isInsight(found)) return [];
  const { v, kind, at, repository, n, confidence, commits, evidence } = found;
  const { from, to } = found.window;
  return [{ v, kind, at, repository, n, window: { from, to }, confidence, commits, evidence }];
}

function isInsight(found: Partial<Insight>): found is Insight {
  const { v, kind, at, repository, n, window, confidence, commits, evidence } = found;
  const areTexts = [kind, at, repository ?? '', window?.from, window?.to].every((one) => typeof one === 'string');
  const areNumbers = [v, n, confidence].every((one) => typeof one === 'number');
  return (
    areTexts &&
    areNumbers &&
    Array.isArray(commits) &&
    areAll(commits, ['string']) &&
    areAll(evidence, ['string', 'number'])
  );
}

function areAll(parts: object | undefined, types: readonly string[]): boolean {
  return (
    typeof parts === 'object' && parts !== null && Object.values(parts).every((part) => types.includes(typeof part))
  );
}
