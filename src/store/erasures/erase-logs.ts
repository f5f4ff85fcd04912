// Takes out of every log what a rule means. The order makes a kill harmless: small logs first, while the journal still
// says which commits it is about, the journal next, derived files and damaged copies last; run again, it goes on.
import { readdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DataDirectory } from '../data-directory.js';
import { changeJournal } from '../journal/change-journal.js';
import { parseLine, sealLine } from '../line.js';
import { withLock } from '../lock.js';
import { type LogName, LOGS } from '../logs.js';
import { isPrivateDirectory } from '../private-directory.js';
import { replaceLog } from '../replace-log.js';
import { SegmentFiles } from '../journal/segments.js';
import {
  countCommits,
  isAbout,
  judgeCommitLine,
  linesIn,
  type Meaning,
  nudgesAbout,
  type Subjects,
} from './plan-erasure.js';

export interface ErasureCounts {
  readonly commits: number;
  readonly masked: number;
  readonly rewrites: number;
  readonly nudges: number;
  readonly answers: number;
  /** Damaged lines, or of a newer version, that speak of it. */
  readonly others: number;
  /** Damaged files that `repair` kept: they go as a whole. */
  readonly copies: number;
}

export interface ErasurePlan {
  readonly counts: ErasureCounts;
  readonly also: readonly string[];
}

const PATIENCE = { waitSeconds: 30 };
const LEDGERS: readonly LogName[] = ['ledger', 'importedLedger'];
const ANSWERS: readonly LogName[] = ['feedback', 'importedFeedback'];
const REWRITES: readonly LogName[] = ['rewrites', 'importedRewrites'];

/** Counts; changes nothing. */
export function planErasure(data: DataDirectory, meaning: Meaning): ErasurePlan {
  const { commits, masked, others, hashes, also } = countCommits(commitPaths(data), meaning);
  const subjects = subjectsOf(data, meaning, hashes);
  const count = (names: readonly LogName[]): number => [...goingLines(pathsOf(data, names), meaning, subjects)].length;
  return {
    counts: {
      commits,
      masked,
      others,
      rewrites: count(REWRITES),
      nudges: subjects.nudges.size,
      answers: count(ANSWERS),
      copies: copiesIn(data).length,
    },
    also,
  };
}

/** Everything that would go, line by line as it is. */
export function* erasedLines(data: DataDirectory, meaning: Meaning): Generator<string> {
  const paths = commitPaths(data);
  for (const { line } of linesIn(paths)) {
    const verdict = judgeCommitLine(line, meaning);
    if (verdict.action === 'drop' && verdict.record !== undefined) yield line.toString('utf8');
  }
  const subjects = subjectsOf(data, meaning, countCommits(paths, meaning).hashes);
  yield* goingLines(pathsOf(data, [...REWRITES, ...LEDGERS, ...ANSWERS]), meaning, subjects);
}

/** Does it. Safe to run again after a kill. */
export function eraseLogs(data: DataDirectory, meaning: Meaning): void {
  const subjects = subjectsOf(data, meaning, countCommits(commitPaths(data), meaning).hashes);
  for (const name of [...REWRITES, ...ANSWERS, ...LEDGERS]) eraseSmall(data, name, { meaning, subjects });
  eraseCommits(data, meaning);
  for (const path of [...copiesIn(data), ...derivedFiles(data)]) rmSync(path, { force: true });
  removeDerived(data);
}

function subjectsOf(data: DataDirectory, meaning: Meaning, hashes: ReadonlySet<string>): Subjects {
  return { hashes, nudges: nudgesAbout(pathsOf(data, LEDGERS), meaning, hashes) };
}

function* goingLines(paths: readonly string[], meaning: Meaning, subjects: Subjects): Generator<string> {
  for (const { line } of linesIn(paths)) {
    const parsed = parseLine(line);
    if (parsed.ok && isAbout(parsed.record, meaning, subjects)) yield line.toString('utf8');
  }
}

interface SmallErasure {
  readonly meaning: Meaning;
  readonly subjects: Subjects;
}

function eraseSmall(data: DataDirectory, name: LogName, { meaning, subjects }: SmallErasure): void {
  const [path = ''] = pathsOf(data, [name]);
  if (!isPrivateDirectory(dirname(path))) return;
  const goes = (line: Buffer): boolean => {
    const parsed = parseLine(line);
    // what cannot be read cannot be said to be about somebody else
    return parsed.ok ? isAbout(parsed.record, meaning, subjects) : true;
  };
  withLock(`${path}.lock`, PATIENCE, () => {
    const isThere = [...linesIn([path])].some(({ line }) => goes(line));
    if (isThere) replaceLog(path, ({ line }) => (goes(line) ? undefined : line));
  });
}

function eraseCommits(data: DataDirectory, meaning: Meaning): void {
  changeJournal(data, ({ paths, moveLines }) => {
    const touched = [...paths, ...pathsOf(data, ['importConflicts'])].filter((path) => isTouched(path, meaning));
    if (touched.length === 0) return;
    moveLines(() => {
      for (const path of touched) replaceLog(path, ({ line }) => keptLine(line, meaning));
    });
  });
}

function isTouched(path: string, meaning: Meaning): boolean {
  for (const { line } of linesIn([path])) if (judgeCommitLine(line, meaning).action !== 'keep') return true;
  return false;
}

function keptLine(line: Buffer, meaning: Meaning): Buffer | string | undefined {
  const verdict = judgeCommitLine(line, meaning);
  if (verdict.action === 'mask') return sealLine(verdict.record);
  return verdict.action === 'keep' ? line : undefined;
}

function commitPaths(data: DataDirectory): readonly string[] {
  const folder = data.resolve('behaviors');
  if (!isPrivateDirectory(folder)) return [];
  const segments = new SegmentFiles(folder);
  segments.close();
  return [...segments.list.map(({ path }) => path), ...pathsOf(data, ['importConflicts'])];
}

const pathsOf = (data: DataDirectory, names: readonly LogName[]): readonly string[] =>
  names.map((name) => data.resolve(...LOGS[name]));

/** What `repair` kept beside: whole damaged files, of which no part can be told from another. */
function copiesIn(data: DataDirectory): readonly string[] {
  return ['behaviors', 'notifications'].flatMap((folder) =>
    namesIn(data, folder)
      .filter((name) => /\.jsonl(\.damaged-|\.new$)/.test(name))
      .map((name) => data.resolve(folder, name)),
  );
}

const derivedFiles = (data: DataDirectory): readonly string[] =>
  [
    ['behaviors', 'insights.jsonl'] as const,
    ['analytics', 'metrics.jsonl'] as const,
    ['notifications', 'pending'] as const,
  ].map((place) => data.resolve(...place));

/** Everything but who holds what: a lock on a deleted file excludes nobody. */
function removeDerived(data: DataDirectory): void {
  for (const folder of ['index', 'state']) {
    for (const name of namesIn(data, folder)) {
      if (!/\.(lock|pid|held)/.test(name)) rmSync(data.resolve(folder, name), { recursive: true, force: true });
    }
  }
}

function namesIn(data: DataDirectory, folder: string): readonly string[] {
  const path = data.resolve(folder);
  return isPrivateDirectory(path) ? readdirSync(path) : [];
}
