import { expect, test } from '@jest/globals';
import { createAnswerCache } from '../../../src/gateway/answer-cache.js';

function cacheAt(start: string) {
  let revision = start;
  let made = 0;
  const cache = createAnswerCache({ revision: () => revision });
  const ask = (question: string) => cache.answer(question, async () => `{"made":${(made += 1)}}`);
  return { ask, cache, change: (next: string) => void (revision = next) };
}

test('the same question is answered once for a revision', async () => {
  const { ask, change } = cacheAt('1');
  const [first, second] = await Promise.all([ask('/a'), ask('/a')]);
  expect(second).toBe(first);
  expect((await ask('/b')).body.toString()).toBe('{"made":2}');
  change('2');
  expect((await ask('/a')).body.toString()).toBe('{"made":3}');
});

test('an ETag is of the bytes: equal answers have equal ones', async () => {
  const { cache } = cacheAt('1');
  const [one, two, three] = await Promise.all(
    ['{"a":1}', '{"a":1}', '{"a":2}'].map((json, n) => cache.answer(String(n), async () => json)),
  );
  expect(one?.etag).toBe(two?.etag);
  expect(one?.etag).not.toBe(three?.etag);
  expect(one?.etag).toMatch(/^"[\w-]{22}"$/);
});

test('a failure is asked again', async () => {
  const { ask, cache } = cacheAt('1');
  await expect(cache.answer('/a', () => Promise.reject(new Error('busy')))).rejects.toThrow('busy');
  expect((await ask('/a')).body.toString()).toBe('{"made":1}');
});

test('answers of many megabytes do not pile up', async () => {
  const { cache } = cacheAt('1');
  const big = `"${'x'.repeat(8 << 20)}"`;
  let made = 0;
  const ask = (n: number) =>
    cache.answer(`/${n}`, async () => {
      made += 1;
      return big;
    });
  for (let n = 0; n < 6; n += 1) await ask(n);
  await ask(0);
  expect(made).toBe(7);
});

test.each([
  ['long', 16 << 10, 1_000],
  ['short', 0, 40_000],
])('nor do many %s questions with small answers', async (_, length, count) => {
  const { ask } = cacheAt('1');
  const tail = 'x'.repeat(length);
  for (let n = 0; n < count; n += 1) await ask(`/${n}?${tail}`);
  expect((await ask(`/0?${tail}`)).body.toString()).toBe(`{"made":${count + 1}}`);
});
