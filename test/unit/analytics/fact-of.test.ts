import { expect, test } from '@jest/globals';
import { factOf, type FactSource } from '../../../src/analytics/fact-of.js';
import type { FileChange, Instant } from '../../../src/domain/commit-record.js';
import { hashOf } from './facts.js';

const aFile = (path: string, more: Partial<FileChange> = {}): FileChange => ({
  path,
  status: 'M',
  insertions: 10,
  deletions: 2,
  ...more,
});

function aRecord(wish: Partial<FactSource> = {}): FactSource {
  return {
    repository: { id: 'r' },
    hash: hashOf(2),
    parents: [hashOf(1)],
    author: { id: 'a', name: 'Ada', email: 'ada@example.org' },
    authoredAt: '2026-01-05T10:00:00Z' as Instant,
    authorUtcOffset: 60,
    committedAt: '2026-01-05T11:00:00Z' as Instant,
    recordedAt: '2026-01-05T12:00:00Z' as Instant,
    message: 'Handle null\n\nBecause of a.\nThis reverts commit abcdef1.',
    files: [
      aFile('src/a.ts'),
      aFile('test/a.test.ts'),
      aFile('package-lock.json', { insertions: 900 }),
      aFile('docs/x.md'),
    ],
    insertions: 930,
    deletions: 8,
    ...wish,
  };
}

test('a record becomes a fact: code is counted apart from tests and lock files', () => {
  expect(factOf(aRecord(), 'me')).toMatchObject({
    actor: 'me',
    agent: null,
    operation: null,
    subject: 'Handle null',
    reverts: ['abcdef1'],
    fileCount: 4,
    insertions: 930,
    codeChurn: 12,
    codeDeletions: 2,
    codeExtensions: 1,
    directories: 3,
    at: 1767610800,
    authoredAt: 1767607200,
    utcOffset: 60,
  });
});

test('an impossible committer date falls back to the author date, then to the time of recording', () => {
  expect(factOf(aRecord({ committedAt: null }), 'me').at).toBe(1767607200);
  expect(factOf(aRecord({ committedAt: null, authoredAt: null }), 'me').at).toBe(1767614400);
});

test('where lines were not counted the counts are null, and everything else is there', () => {
  const fact = factOf(aRecord({ stats: 'unknown', insertions: 0, deletions: 0 }), 'me');
  expect(fact).toMatchObject({ insertions: null, deletions: null, codeChurn: null, codeDeletions: null, fileCount: 4 });
});

test('agents are named by the record, bots are known by their names', () => {
  expect(factOf(aRecord({ agent: 'claude-code' }), 'me').agent).toBe('claude-code');
  expect(factOf(aRecord({ author: { id: 'b', name: 'dependabot[bot]' } }), 'b').agent).toBe('bot');
});

test('of a thousand files two hundred are kept, code first, and all are counted', () => {
  const docs = Array.from({ length: 999 }, (_, index) => aFile(`docs/${index}.md`));
  const fact = factOf(aRecord({ files: [...docs, aFile('src/last.ts')] }), 'me');
  expect(fact.files).toHaveLength(200);
  expect(fact.files[0]?.path).toBe('src/last.ts');
  expect(fact.fileCount).toBe(1000);
});

test('pure renames and foreign files do not make a commit wide', () => {
  const renamed = aFile('new/place/a.ts', { status: 'R', insertions: 0, deletions: 0, from: 'old/a.ts' });
  expect(factOf(aRecord({ files: [renamed, aFile('vendor/b.c'), aFile('src/c.ts')] }), 'me').directories).toBe(1);
});
