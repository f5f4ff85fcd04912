import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalOrder } from '../../../src/analytics/canonical-order.js';
import { countedCommits, supersededBy } from '../../../src/analytics/superseded.js';
import { aFact, aRewrite, hashOf } from './facts.js';

const numbers = (facts: readonly { readonly hash: string }[]): readonly number[] =>
  facts.map(({ hash }) => parseInt(hash, 16));

test('time comes first, then parents, then the hash', () => {
  const at = 1000;
  const facts = [
    aFact({ number: 1, at, parents: [hashOf(9)] }),
    aFact({ number: 9, at, parents: [hashOf(5)] }),
    aFact({ number: 5, at, parents: [] }),
    aFact({ number: 2, at, parents: [] }),
    aFact({ number: 3, at: at - 1, parents: [hashOf(1)] }),
  ];
  expect(numbers(canonicalOrder(facts))).toEqual([3, 2, 5, 9, 1]);
});

test('the order does not depend on the order of arrival', () => {
  const facts = Array.from({ length: 12 }, (_, n) =>
    aFact({ number: n + 1, at: 1000 + (n % 3), parents: [hashOf((n * 7) % 12)] }),
  );
  const expected = canonicalOrder(facts);
  const shuffled = fc.shuffledSubarray(facts, { minLength: facts.length });
  fc.assert(fc.property(shuffled, (some) => expect(canonicalOrder(some)).toEqual(expected)));
});

test('ten thousand commits of one second are put in order', () => {
  const facts = Array.from({ length: 10_000 }, (_, n) =>
    aFact({ number: 20_000 - n, at: 5, parents: [hashOf(20_001 - n)] }),
  );
  expect(canonicalOrder(facts.toReversed())).toEqual(facts);
});

test('an amend of an amend leaves the last; an amend back revives the first', () => {
  const [a, b, c] = [hashOf(1), hashOf(2), hashOf(3)];
  expect([...supersededBy([aRewrite(a, b, 10), aRewrite(b, c, 20)])]).toEqual([a, b]);
  expect([...supersededBy([aRewrite(a, b, 10), aRewrite(b, a, 20)])]).toEqual([b]);
  expect([...supersededBy([aRewrite(a, b, 10), aRewrite(b, a, 10)])]).toEqual([b]);
  expect([...supersededBy([aRewrite(a, a, 10)])]).toEqual([]);
});

test('who tells late of a rewrite does not revive what was replaced since', () => {
  const [a, b, c] = [hashOf(1), hashOf(2), hashOf(3)];
  expect([...supersededBy([aRewrite(a, b, 100), aRewrite(b, c, 20)])]).toEqual([a, b]);
  expect([...supersededBy([aRewrite(a, b, 100), aRewrite(b, c, 20), aRewrite(c, b, 30)])]).toEqual([a, c]);
});

test('a commit that arrives twice, and one that was replaced, count once', () => {
  const facts = [aFact({ number: 1 }), aFact({ number: 1 }), aFact({ number: 2 }), aRewrite(hashOf(1), hashOf(2), 5)];
  expect(numbers(countedCommits(facts))).toEqual([2]);
});
