// Builders: facts with everything that a test does not care about filled in.
import type { CommitHash } from '../../../src/domain/commit-record.js';
import type { CommitFact, FileFact, RewriteFact } from '../../../src/domain/fact.js';
import { directoryOf, extensionOf, isCode } from '../../../src/analytics/path-class.js';

export const MONDAY_NOON = 1_763_985_600; // 2025-11-24T12:00:00Z
export const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86_400;

export function hashOf(number: number): CommitHash {
  return number.toString(16).padStart(40, '0') as CommitHash;
}

export type Change = Partial<FileFact> & { readonly path: string };

interface FactWish extends Partial<Omit<CommitFact, 'files'>> {
  readonly number?: number;
  readonly files?: readonly Change[];
}

/** A commit by `me` to src/a.ts, one line, with a usual subject. */
export function aFact({ number = 1, files = [{ path: 'src/a.ts' }], ...wish }: FactWish = {}): CommitFact {
  const changed = files.map((file): FileFact => ({ status: 'M', insertions: 1, deletions: 0, ...file }));
  const code = changed.filter(({ path }) => isCode(path));
  const sum = (some: readonly FileFact[], field: 'insertions' | 'deletions'): number =>
    some.reduce((total, file) => total + (file[field] ?? 0), 0);
  const at = wish.at ?? MONDAY_NOON + number * HOUR;
  return {
    type: 'commit',
    repository: 'repository',
    hash: hashOf(number),
    parents: [hashOf(number - 1)],
    at,
    authoredAt: at,
    utcOffset: 0,
    actor: 'me',
    agent: null,
    operation: null,
    subject: `describe change number ${number} in words`,
    bodyLength: 0,
    reverts: [],
    files: changed,
    fileCount: changed.length,
    insertions: sum(changed, 'insertions'),
    deletions: sum(changed, 'deletions'),
    codeChurn: sum(code, 'insertions') + sum(code, 'deletions'),
    codeDeletions: sum(code, 'deletions'),
    codeExtensions: new Set(code.map(({ path }) => extensionOf(path))).size,
    directories: new Set(changed.map(({ path }) => directoryOf(path))).size,
    ...wish,
  };
}

export function aRewrite(from: CommitHash, to: CommitHash, at: number): RewriteFact {
  return { type: 'rewrite', repository: 'repository', at, from, to, command: 'amend' };
}

/** `count` small commits, an hour apart, numbered from `first`. */
export function usualCommits(count: number, wish: FactWish = {}, first = 1): readonly CommitFact[] {
  return Array.from({ length: count }, (_, index) => aFact({ ...wish, number: first + index }));
}

/** Code files in so many folders, with so many added lines in all. */
export function changesIn(folders: number, lines: number): readonly Change[] {
  return Array.from({ length: folders }, (_, index) => ({
    path: `src/part${index}/file.${index % 2 === 0 ? 'ts' : 'js'}`,
    insertions: Math.floor(lines / folders),
  }));
}
