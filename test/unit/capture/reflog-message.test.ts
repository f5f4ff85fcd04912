import { describe, expect, test } from '@jest/globals';
import { meaningOf } from '../../../src/capture/reflog-message.js';

describe('a commit was made by', () => {
  test.each([
    ['commit: feat: colons: everywhere', 'commit'],
    ['commit (initial): first', 'commit'],
    ['commit: checkout page of its own', 'commit'],
    ['commit: Fast-forward the clock', 'commit'],
    ['commit (amend): Merge made by hand', 'amend'],
    ['commit (amend): better', 'amend'],
    ['commit (merge): Merge branch x', 'merge'],
    ['commit (cherry-pick): picked by hand', 'cherry-pick'],
    ['cherry-pick: fix', 'cherry-pick'],
    ['revert: Revert "fix"', 'revert'],
    ['am: patch', 'am'],
    ['rebase (pick): a', 'rebase'],
    ['rebase -i (pick): a', 'rebase'],
    ['rebase (squash): a', 'rebase'],
    ['rebase (fixup): a', 'rebase'],
    ['rebase (reword): a', 'rebase'],
    ['rebase (edit): a', 'rebase'],
    ['rebase (continue): a', 'rebase'],
    ['rebase (merge): Merge branch x', 'rebase'],
    ['rebase: subject of the apply backend', 'rebase'],
    ['pull --rebase (pick): a', 'rebase'],
    ['pull --rebase origin main (pick): a', 'rebase'],
    ["merge topic: Merge made by the 'ort' strategy.", 'merge'],
    ["pull origin main: Merge made by the 'recursive' strategy.", 'merge'],
    ['my tool (pick): a', 'rebase'],
  ])('%s', (message, operation) => {
    expect(meaningOf(message)).toMatchObject({ made: true, operation });
  });
});

describe('HEAD only moved by', () => {
  test.each([
    'checkout: moving from main to topic',
    'reset: moving to HEAD~2',
    'clone: from git@example.org:x.git',
    'merge topic: Fast-forward',
    'pull: Fast-forward',
    'pull origin main: Fast-forward',
    'rebase: fast-forward',
    'rebase (start): checkout main',
    'rebase (finish): returning to refs/heads/topic',
    'rebase finished: returning to refs/heads/topic',
    'rebase (abort): updating HEAD',
    'rebase: aborting',
    'pull --rebase (start): checkout 5e2c6a0',
    'pull --rebase (finish): returning to refs/heads/main',
    'rebase: checkout main',
    'branch: Created from main',
    'push',
  ])('%s', (message) => {
    expect(meaningOf(message)).toMatchObject({ made: false, operation: null });
  });
});

describe('doubt remains about', () => {
  test.each([
    '',
    'my tool: custom',
    'cherry-pick: perhaps a fast-forward',
    'rebase: subject',
    'filter-branch: rewrite',
  ])('%j', (message) => {
    expect(meaningOf(message)).toMatchObject({ made: true, doubtful: true });
  });
});

test.each([
  ['commit (amend): a', true],
  ['rebase (fixup): a', true],
  ['rebase (squash): a', true],
  ['rebase (reword): a', false],
  ['commit: a', false],
])('%s replaces the commit before it: %s', (message, replaces) => {
  expect(meaningOf(message).replaces).toBe(replaces);
});
