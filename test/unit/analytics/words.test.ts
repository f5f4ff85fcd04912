import { describe, expect, test } from '@jest/globals';
import {
  isBotName,
  isConventional,
  isEmptyWorded,
  isFix,
  isFixup,
  isMachineWorded,
  revertsIn,
} from '../../../src/analytics/message-class.js';
import { classOf, stemOf } from '../../../src/analytics/path-class.js';

describe('the class of a path', () => {
  test.each([
    ['src/a.ts', 'code'],
    ['Main.java', 'code'],
    ['src/contest.ts', 'code'],
    ['tests/a.py', 'test'],
    ['src/__tests__/a.js', 'test'],
    ['src/a.spec.ts', 'test'],
    ['pkg/parser_test.go', 'test'],
    ['test_parser.py', 'test'],
    ['conftest.py', 'test'],
    ['vendor/lib/a.go', 'vendored'],
    ['packages/a/node_modules/b/index.js', 'vendored'],
    ['deps/lua/a.c', 'vendored'],
    ['package-lock.json', 'lock'],
    ['crates/a/Cargo.lock', 'lock'],
    ['dist/index.js', 'generated'],
    ['lib/jquery.min.js', 'generated'],
    ['api/user.pb.go', 'generated'],
    ['README.md', 'other'],
    ['Makefile', 'other'],
  ])('%s is %s', (path, kind) => expect(classOf(path)).toBe(kind));

  test.each([
    'src/parser.ts',
    'test/test_parser.py',
    'parser.spec.js',
    'parser_test.go',
  ])('the stem of %s is parser', (path) => expect(stemOf(path)).toBe('parser'));
});

describe('the class of a message', () => {
  test.each(['fix: a thing', 'Fixes #12', 'Revert "a"', 'hotfix', 'security patch'])('%s is a fix', (subject) =>
    expect(isFix(subject)).toBe(true));
  test.each(['add prefix', 'debugger', 'fixture added', 'oops, forgot a file'])('%s is no fix', (subject) =>
    expect(isFix(subject)).toBe(false));
  test.each(['oops, forgot a file', 'typo', 'actually do it', 'fixup! add a'])('%s is a second try', (subject) =>
    expect(isFixup(subject)).toBe(true));
  test('a patch is a fix, yet no second try', () => {
    expect([isFix('patch the parser'), isFixup('patch the parser')]).toEqual([true, false]);
  });
  test.each([
    ['feat(api): add users', true],
    ['fix!: drop node 18', true],
    ['FIX: shout', true],
    ['feature: add users', false],
    ['router: add users', false],
    ['feat:', false],
  ])('%s follows the convention: %s', (subject, expected) => expect(isConventional(subject)).toBe(expected));
  test.each([
    'fix',
    'wip',
    '.',
    '',
    'JIRA-12: fix',
    '#12 update',
    '[ABC-1] wip',
    'Formatting',
  ])('"%s" says nothing', (subject) => expect(isEmptyWorded(subject)).toBe(true));
  test.each([
    'fix parser',
    'Handle null headers',
    'ABC-12 handle null',
    '修复登录问题',
    'ログインを修正',
  ])('"%s" says something', (subject) => expect(isEmptyWorded(subject)).toBe(false));
  test.each([
    'v1.2.3',
    '4.18.2-alpha.1',
    'husky@9.1.0',
    'grep-cli-0.1.5',
    'v9 (#1333)',
    'Release 2',
    'bump deps',
    'Version Packages',
    'Revert "add a"',
    'Merge branch main',
    'fixup! add a',
    'deps: qs@6.5.2',
  ])('nobody chose the words "%s"', (subject) => expect(isMachineWorded(subject)).toBe(true));
  test.each(['fix', 'Update README.md', 'make it 2 times faster'])('a person chose the words "%s"', (subject) =>
    expect(isMachineWorded(subject)).toBe(false));
  test('the commits that a message takes back are named', () => {
    expect(revertsIn('Revert "a"\n\nThis reverts commit 1234567abc.')).toEqual(['1234567abc']);
  });
  test.each(['dependabot[bot]', 'renovate-bot', 'bot@example.org'])('%s is a bot', (name) =>
    expect(isBotName(name)).toBe(true));
  test.each(['Abbott', 'Robot Fan', 'ada@example.org'])('%s is a person', (name) =>
    expect(isBotName(name)).toBe(false));
});

test('words of a hundred thousand characters are read in no time', () => {
  const hostile = ['a', ' ', '-', '.', '(', '#1 ', 'fix', '/test_', '.test', 'v1.', '[A-1]', '@'].map((part) =>
    part.repeat(100_000),
  );
  const start = performance.now();
  for (const text of hostile) {
    classOf(text);
    for (const read of [isFix, isFixup, isConventional, isEmptyWorded, isMachineWorded, isBotName]) read(text);
  }
  expect(performance.now() - start).toBeLessThan(5000);
});
