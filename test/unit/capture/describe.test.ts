import { describe, expect, it } from '@jest/globals';
import type { CommitHash, Instant } from '../../../src/domain/commit-record.js';
import { describeCommit, type Describe } from '../../../src/capture/describe.js';
import type { RawCommit } from '../../../src/capture/raw-commit.js';
import { createMasker, createPathMasker, maskNothing } from '../../../src/privacy/mask.js';

const hash = 'a'.repeat(40) as CommitHash;
const token = `ghp_${'a1B2c3'.repeat(6)}`;
const signature = { name: 'Ada', email: 'Ada@Example.org', digits: '1700000000', date: '1700000000 +0100' };

const aRaw = (more: Partial<RawCommit> = {}): RawCommit => ({
  hash,
  parents: [],
  author: signature,
  committer: { ...signature, name: 'Bob', email: 'bob@example.org' },
  notes: '',
  message: Buffer.from('subject\n'),
  files: [],
  fileCount: 0,
  insertions: 0,
  deletions: 0,
  ...more,
});

const aDescribe = (more: Partial<Describe> = {}): Describe => ({
  repository: {
    id: 'r',
    name: 'n',
    path: '/p',
    gitDir: '/p/.git',
    commonDir: '/p/.git',
    worktree: '/p',
    shallow: false,
    partial: false,
    objectFormat: 'sha1',
  },
  source: 'hook',
  clock: { now: () => '2026-11-22T10:00:00Z' as Instant },
  privacy: { others: 'hashed', mask: createMasker(), maskPath: createPathMasker((secret) => `#${secret.length}`) },
  commitId: () => 'id',
  me: (email) => email === 'Ada@Example.org',
  authorId: (email) => email.toLowerCase(),
  operationOf: () => 'amend',
  branchOf: () => 'main',
  markerOf: () => undefined,
  ...more,
});

describe('a record', () => {
  it('has the fields of version 1, in the order in which they are written', () => {
    const record = describeCommit(aRaw(), aDescribe());
    expect(JSON.stringify(record)).toBe(
      `{"v":1,"id":"id","recordedAt":"2026-11-22T10:00:00Z","source":"hook","repository":{"id":"r","name":"n","path":"/p"},` +
        `"worktree":"/p","hash":"${hash}","parents":[],"branch":"main","operation":"amend",` +
        `"author":{"id":"ada@example.org","name":"Ada","email":"Ada@Example.org"},"authoredAt":"2023-11-14T22:13:20Z",` +
        `"authorUtcOffset":60,"committer":{"id":"bob@example.org"},"committedAt":"2023-11-14T22:13:20Z",` +
        `"committerUtcOffset":60,"message":"subject","files":[],"insertions":0,"deletions":0}`,
    );
  });

  it('names other people only where that is asked for', () => {
    const full = aDescribe({ privacy: { others: 'full', mask: maskNothing, maskPath: maskNothing } });
    expect(describeCommit(aRaw(), full).committer).toEqual({
      id: 'bob@example.org',
      name: 'Bob',
      email: 'bob@example.org',
    });
  });

  it('masks secrets in message, branch and paths, and counts them', () => {
    const file = { path: `keys/${token}.txt`, status: 'R', from: `${token}`, insertions: 1, deletions: 0 } as const;
    const raw = aRaw({ message: Buffer.from(`use ${token} and ${token}`), files: [file], fileCount: 1 });
    const record = describeCommit(raw, aDescribe({ branchOf: () => `try/${token}` }));
    expect(JSON.stringify(record)).not.toContain(token);
    expect(record).toMatchObject({ redacted: 5, branch: 'try/[masked:github-token]' });
  });

  it('does not keep the bytes of a text that had a secret in it', () => {
    const message = Buffer.concat([Buffer.from(`${token} `), Buffer.from([0xe9])]);
    expect(describeCommit(aRaw({ message }), aDescribe()).messageBytes).toBeUndefined();
    const file = {
      path: token,
      pathBytes: Buffer.from(token).toString('base64'),
      status: 'A',
      insertions: 1,
      deletions: 0,
    } as const;
    const record = describeCommit(aRaw({ files: [file], fileCount: 1 }), aDescribe());
    expect(record.files).toEqual([{ path: '[masked:github-token~#40]', status: 'A', insertions: 1, deletions: 0 }]);
  });

  it('masks a secret that the cut at 1 MiB would halve', () => {
    const message = Buffer.from(`${'x'.repeat((1 << 20) - 12)} ${token} and more`);
    const record = describeCommit(aRaw({ message }), aDescribe());
    expect(record.message.slice(-20)).not.toContain('ghp_');
    expect(record).toMatchObject({ messageTotal: message.length, redacted: 1 });
  });

  it('never cuts a character in two', () => {
    const message = Buffer.from(`x${'é'.repeat(1 << 19)}`);
    const record = describeCommit(aRaw({ message }), aDescribe());
    expect(record.message).not.toContain('\ufffd');
    expect(Buffer.byteLength(record.message)).toBe((1 << 20) - 1);
  });

  it('is marked with the agent behind it', () => {
    const message = Buffer.from('feat: x\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n');
    expect(describeCommit(aRaw({ message }), aDescribe()).agent).toBe('claude-code');
    expect(describeCommit(aRaw(), aDescribe({ markerOf: () => 'cursor' })).agent).toBe('cursor');
  });
});
