// Commit facts for tests of views: a local date and a clock time are enough.
import type { CommitHash } from '../../../src/domain/commit-record.js';
import type { CommitFact } from '../../../src/domain/fact.js';

let made = 0;

/** A commit of mine at `when`, a local time like `2026-11-22T09:14`, one hour east of UTC. */
export function aFact(when: string, fact: Partial<CommitFact> = {}): CommitFact {
  const at = Date.parse(`${when}:00Z`) / 1000 - 3600;
  made += 1;
  return {
    type: 'commit',
    repository: 'id-of-api',
    hash: made.toString(16).padStart(40, '0') as CommitHash,
    parents: ['f'.repeat(40) as CommitHash],
    at,
    authoredAt: at,
    utcOffset: 60,
    actor: 'me',
    agent: null,
    operation: 'commit',
    subject: 'feat: something',
    bodyLength: 0,
    reverts: [],
    files: [{ path: 'src/router.js', status: 'M', insertions: 8, deletions: 2 }],
    fileCount: 1,
    insertions: 8,
    deletions: 2,
    codeChurn: 10,
    codeDeletions: 2,
    codeExtensions: 1,
    directories: 1,
    ...fact,
  };
}
