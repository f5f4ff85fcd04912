import { expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { createAuthorIds } from '../../../src/privacy/author-ids.js';

const key = Buffer.alloc(32, 7);

it('gives 16 hex digits of the HMAC of the address in lower case', () => {
  const expected = createHmac('sha256', key).update('ada@example.org').digest('hex').slice(0, 16);
  const idOf = createAuthorIds(key);
  expect([idOf('ada@example.org'), idOf('Ada@Example.ORG'), idOf('ada@example.org')]).toEqual([
    expected,
    expected,
    expected,
  ]);
});

it('gives another id under another key', () => {
  expect(createAuthorIds(key)('a@b')).not.toBe(createAuthorIds(Buffer.alloc(32, 8))('a@b'));
});
