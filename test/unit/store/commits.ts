// Commit records by their number.
import { createHash } from 'node:crypto';
import type { CommitHash, CommitRecord, Instant } from '../../../src/domain/commit-record.js';
import { instantOf } from '../../../src/domain/instant.js';
import { commitIdOf } from '../../../src/store/ids.js';

const EPOCH_2026 = 1_767_225_600;

export const hashOf = (number: number): CommitHash =>
  createHash('sha1').update(`commit ${number}`).digest('hex') as CommitHash;

/** The instant `hours` after the start of 2026. */
export const hour = (hours: number): Instant => instantOf(EPOCH_2026 + hours * 3600) as Instant;

/** The commit of that number: made in the hour of that number, in one of three repositories. */
export function aCommit(number: number, overrides: Partial<CommitRecord> = {}): CommitRecord {
  const name = ['api', 'site', 'tools'][number % 3] ?? 'api';
  const hash = hashOf(number);
  return {
    v: 1,
    id: commitIdOf(hash),
    recordedAt: hour(number),
    source: 'hook',
    repository: { id: `repository-${name}`, name, path: `/home/ada/${name}` },
    worktree: `/home/ada/${name}`,
    hash,
    parents: number === 0 ? [] : [hashOf(number - 1)],
    branch: 'main',
    operation: 'commit',
    author: { id: '0123456789abcdef', name: 'Ada', email: 'ada@example.org' },
    authoredAt: hour(number),
    authorUtcOffset: 60,
    committer: { id: '0123456789abcdef', name: 'Ada', email: 'ada@example.org' },
    committedAt: hour(number),
    committerUtcOffset: 60,
    message: `fix: number ${number}\n\nGrüße, "quoted" \\ and 🦊`,
    files: [{ path: `src/file-${number % 7}.ts`, status: 'M', insertions: number, deletions: 1 }],
    insertions: number,
    deletions: 1,
    ...overrides,
  };
}

export const commits = (count: number, from = 0): readonly CommitRecord[] =>
  Array.from({ length: count }, (_, at) => aCommit(from + at));
