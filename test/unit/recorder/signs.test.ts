import { describe, expect, it } from '@jest/globals';
import type { ReflogEntry } from '../../../src/capture/reflog.js';
import type { CommitHash, Instant } from '../../../src/domain/commit-record.js';
import { epochOf } from '../../../src/domain/instant.js';
import { isAwaited } from '../../../src/recorder/signs.js';
import type { SpoolEvent } from '../../../src/recorder/spool-line.js';

const hashOf = (digit: string): CommitHash => digit.repeat(40) as CommitHash;
const at = '2026-11-22T10:00:00Z' as Instant;
const now = epochOf(at);
const entry: ReflogEntry = {
  gitDir: '/api/.git',
  old: hashOf('a'),
  new: hashOf('b'),
  at,
  message: 'commit: fix',
  operation: 'commit',
  made: true,
  doubtful: false,
  branch: 'main',
};
const told = (head: CommitHash | undefined): SpoolEvent => ({
  hook: 'post-commit',
  cwd: '/api',
  gitDir: undefined,
  head,
  session: {},
  agent: undefined,
  arguments: [],
  rewritten: [],
});

describe('a commit that git has logged just now', () => {
  it('waits for its hook where another commit here was told', () => {
    expect(isAwaited(entry, [told(hashOf('a'))], now + 1)).toBe(true);
  });

  it.each([
    ['its hook has told', [told(hashOf('b'))], 1],
    ['a hook told that could name none', [told(undefined)], 1],
    ['no hook told anything: a reconcile looks', [], 1],
    ['it has been a while', [told(hashOf('a'))], 3],
  ])('is recorded at once where %s', (_, events, later) => {
    expect(isAwaited(entry, events, now + later)).toBe(false);
  });
});
