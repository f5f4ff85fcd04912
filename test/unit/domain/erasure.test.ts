import { createHash } from 'node:crypto';
import { describe, expect, it, test } from '@jest/globals';
import type { Instant } from '../../../src/domain/commit-record.js';
import { isErased, isMeant, mentions, withoutPerson } from '../../../src/domain/erasure.js';

const authorId = (email: string): string => createHash('sha1').update(email.toLowerCase()).digest('hex').slice(0, 16);
const bob = authorId('bob@example.org');
const at = (day: number): Instant => `2026-01-0${day}T00:00:00Z` as Instant;
const commit = { repository: { id: 'api' }, committedAt: at(3), author: { id: bob }, committer: { id: 'other' } };

describe('a rule', () => {
  test.each([
    ['the repository', { repository: 'api' }, true],
    ['another repository', { repository: 'site' }, false],
    ['its author', { person: bob }, true],
    ['somebody else', { person: 'x' }, false],
    ['its day', { from: at(3), to: at(4) }, true],
    ['the day before', { to: at(3) }, false],
    ['the day after', { from: at(4) }, false],
    ['the author in another repository', { person: bob, repository: 'site' }, false],
  ])('of %s: %j', (_, rule, expected) => {
    expect(isMeant(commit, rule, authorId)).toBe(expected);
  });

  it('knows a person by hash or address, as author or committer', () => {
    const elsewhere = { author: { id: 'of another machine', email: 'Bob@Example.org' } };
    expect(isMeant(elsewhere, { person: bob }, authorId)).toBe(true);
    expect(isMeant({ committer: { id: bob } }, { person: bob }, authorId)).toBe(true);
  });

  it('that is about a span leaves commits without a date, and one about a repository takes them', () => {
    expect(isMeant({ ...commit, committedAt: null }, { from: at(1) }, authorId)).toBe(false);
    expect(isErased({ ...commit, committedAt: null }, { repository: 'api', until: at(4) }, authorId)).toBe(true);
  });

  it('lets in what is committed later', () => {
    expect(isErased(commit, { repository: 'api', until: at(3) }, authorId)).toBe(true);
    expect(isErased(commit, { repository: 'api', until: at(2) }, authorId)).toBe(false);
  });
});

describe('lines that name a person', () => {
  test.each([
    ['Co-authored-by: Bob <bob@example.org>', '[erased]'],
    ['seen by BOB@example.org.', '[erased]'],
    ['(mailto:bob@example.org)', '[erased]'],
    ['notbob@example.org', 'notbob@example.org'],
    ['bob@example.organic', 'bob@example.organic'],
  ])('%s becomes %s', (line, expected) => {
    expect(withoutPerson(`feat: x\n${line}\nend`, bob, authorId)).toBe(`feat: x\n${expected}\nend`);
  });

  it('are found in linear time, whatever the text', () => {
    // a pattern that tries again at every character would not be back before the test's end
    for (const text of ['a', '@', 'a@', 'a.@b.', '.', '<@>']) {
      const long = text.repeat(1_000_000 / text.length);
      expect(withoutPerson(long, bob, () => 'x')).toBe(long);
    }
  });
});

test('a damaged line is about somebody where it says so, and about no date', () => {
  const torn = `{"v":1,"repository":{"id":"api"},"author":{"id":"${bob}","ema`;
  expect(mentions(torn, { person: bob }, authorId)).toBe(true);
  expect(mentions(torn, { repository: 'api' }, authorId)).toBe(true);
  expect(mentions(torn, { repository: 'site', person: bob }, authorId)).toBe(false);
  expect(mentions(torn, { from: at(1) }, authorId)).toBe(false);
});
