// What is worth a look in a day or a week, beside one's own past: for digests, so that an active week brings at least one
// thing. Facts with their n, no claim about what comes. In: own handmade commits before and within. Out: highlights.
import type { CommitHash } from '../domain/commit-record.js';
import type { CommitFact } from '../domain/fact.js';
import { DAY } from '../domain/local-time.js';
import { isFix } from './message-class.js';
import { linesOf } from './metrics/batch.js';
import { codeFilesOf } from './own-size.js';
import { isTest } from './path-class.js';
import { compareText, medianOf, quantileOf, tallyOf } from './quantile.js';

export interface Highlight {
  readonly kind: 'batch-size' | 'changed-since' | 'corrected-file' | 'hot-ground' | 'largest-commit' | 'tests-along';
  /** Figures and names that its sentence needs. */
  readonly evidence: Readonly<Record<string, string | number>>;
  readonly n: number;
  /** Repository id, where it is about one. */
  readonly repository: string | null;
  readonly commits: readonly CommitHash[];
}

export interface PeriodCommits {
  /** Own handmade commits of the weeks before, oldest first. */
  readonly before: readonly CommitFact[];
  readonly within: readonly CommitFact[];
  /** Everybody's, of a year before: what happened to files does not ask who did it. */
  readonly everybody: readonly CommitFact[];
}

/** Fewer than these say nothing. */
const LEAST_BEFORE = 30;
const LEAST_WITHIN = 3;
const LEAST_FIXES = 2;
const MOST_COMMITS = 20;
/** Half a year of corrections tells where a file stands. */
const GROUND_DAYS = 182;
const LEAST_OTHERS = 3;

/** Most useful first. */
export function periodHighlights(period: PeriodCommits): readonly Highlight[] {
  const kinds = [correctedFile, hotGround, largestCommit, testsAlong, changedSince, batchSize];
  return kinds.flatMap((find) => find(period));
}

/** The file that took most corrections: a test there pays first. */
function correctedFile({ within }: PeriodCommits): readonly Highlight[] {
  const fixes = within.filter(({ subject }) => isFix(subject));
  const keys = fixes.flatMap((commit) => codeFilesOf(commit).map((path) => `${commit.repository}\n${path}`));
  const [most] = tallyOf(keys);
  if (most === undefined || most[1] < LEAST_FIXES) return [];
  const [repository = '', file = ''] = most[0].split('\n', 2);
  const about = fixes.filter((commit) => commit.repository === repository && codeFilesOf(commit).includes(file));
  return [
    { kind: 'corrected-file', evidence: { file, k: most[1] }, n: fixes.length, repository, commits: hashesOf(about) },
  ];
}

/** Of the files that were changed, the one that was corrected most in the weeks before: where another look pays. */
function hotGround({ within, everybody: all }: PeriodCommits): readonly Highlight[] {
  const since = (within[0]?.authoredAt ?? 0) - GROUND_DAYS * DAY;
  const everybody = all.filter(({ authoredAt }) => authoredAt > since);
  const touched = new Set(within.flatMap(keysOf));
  const fixes = everybody.filter(({ subject }) => isFix(subject)).flatMap(keysOf);
  const [most] = tallyOf(fixes.filter((key) => touched.has(key)));
  if (most === undefined || most[1] < LEAST_FIXES) return [];
  const [repository = '', file = ''] = most[0].split('\n', 2);
  const n = everybody.filter((commit) => keysOf(commit).includes(most[0])).length;
  const about = within.filter((commit) => keysOf(commit).includes(most[0]));
  return [{ kind: 'hot-ground', evidence: { file, k: most[1] }, n, repository, commits: hashesOf(about) }];
}

const keysOf = (commit: CommitFact): readonly string[] =>
  codeFilesOf(commit).map((path) => `${commit.repository}\n${path}`);

/** A file that others changed again and again since one's own last change to it: worth reading what they did. */
function changedSince({ within, everybody }: PeriodCommits): readonly Highlight[] {
  const me = within[0]?.actor;
  const past = everybody.map((commit) => ({ commit, keys: new Set(keysOf(commit)) }));
  const counts = [...new Set(within.flatMap(keysOf))].map((key) => {
    const changes = past.filter(({ keys }) => keys.has(key)).map(({ commit }) => commit);
    const own = changes.findLastIndex(({ actor }) => actor === me);
    return { key, since: own < 0 ? [] : changes.slice(own + 1) };
  });
  const most = counts.toSorted((a, b) => b.since.length - a.since.length || compareText(a.key, b.key))[0];
  if (most === undefined || most.since.length < LEAST_OTHERS) return [];
  const [repository = '', file = ''] = most.key.split('\n', 2);
  const n = most.since.length;
  return [{ kind: 'changed-since', evidence: { file, k: n }, n, repository, commits: hashesOf(most.since) }];
}

/** One that is larger than nine of ten of those before: worth a second reading. */
function largestCommit({ before, within }: PeriodCommits): readonly Highlight[] {
  const usual = before.flatMap((commit) => linesOf(commit) ?? []);
  const largest = within.toSorted((a, b) => (linesOf(b) ?? 0) - (linesOf(a) ?? 0))[0];
  const bar = quantileOf(usual, 0.9);
  if (largest === undefined || bar === undefined || usual.length < LEAST_BEFORE) return [];
  const lines = linesOf(largest) ?? 0;
  if (lines <= bar) return [];
  const evidence = { lines, ninetieth: Math.round(bar), subject: largest.subject };
  return [
    { kind: 'largest-commit', evidence, n: usual.length, repository: largest.repository, commits: [largest.hash] },
  ];
}

/** Where tests usually come along: how often they did now. */
function testsAlong({ before, within }: PeriodCommits): readonly Highlight[] {
  const [past, now] = [before, within].map((some) => some.filter(({ codeExtensions }) => codeExtensions > 0));
  if (past === undefined || now === undefined || past.length < LEAST_BEFORE || now.length < LEAST_WITHIN) return [];
  const [pastK, k] = [past.filter(bringsTest).length, now.filter(bringsTest).length];
  if (pastK * 5 < past.length) return []; // tests live elsewhere, or nowhere
  const evidence = { k, m: now.length, percent: Math.round((pastK / past.length) * 100), usualN: past.length };
  const without = now.filter((commit) => !bringsTest(commit));
  return [{ kind: 'tests-along', evidence, n: now.length, repository: null, commits: hashesOf(without) }];
}

const bringsTest = ({ files }: CommitFact): boolean => files.some(({ path }) => isTest(path));

function batchSize({ before, within }: PeriodCommits): readonly Highlight[] {
  const [past, now] = [before, within].map((some) => some.flatMap((commit) => linesOf(commit) ?? []));
  const [usual, median] = [medianOf(past ?? []), medianOf(now ?? [])];
  if (past === undefined || now === undefined || usual === undefined || median === undefined) return [];
  if (past.length < LEAST_WITHIN || now.length < LEAST_WITHIN) return [];
  const evidence = { median, usual, usualN: past.length };
  return [{ kind: 'batch-size', evidence, n: now.length, repository: null, commits: [] }];
}

function hashesOf(commits: readonly CommitFact[]): readonly CommitHash[] {
  return commits
    .toReversed()
    .slice(0, MOST_COMMITS)
    .map(({ hash }) => hash);
}
