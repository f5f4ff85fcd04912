import { expect, it } from '@jest/globals';
import { createAuthorIds } from '../../../src/privacy/author-ids.js';
import { createPathMasker } from '../../../src/privacy/mask.js';
import { createSecretIds } from '../../../src/privacy/secret-ids.js';

const key = Buffer.alloc(32, 7);
const tokens = ['a1B2c3', 'd4E5f6'].map((part) => `ghp_${part.repeat(6)}`) as [string, string];
const mask = createPathMasker(createSecretIds(key));

it('keeps two files apart that are named by secrets, and one file one', () => {
  const [one, other, again] = [...tokens, tokens[0]].map((token) => mask(`keys/${token}/password=Zx81kd93`));
  expect(one).toEqual(again);
  expect(one?.text).toMatch(/^keys\/\[masked:github-token~[0-9a-f]{8}\]\/password=\[masked:secret~[0-9a-f]{8}\]$/);
  expect(one?.text).not.toBe(other?.text);
  expect(one?.redacted).toBe(2);
});

it('masks what is masked already no further', () => {
  const { text } = mask(`keys/${tokens[0]}/password=Zx81kd93`);
  expect(mask(text)).toEqual({ text, redacted: 0 });
});

it('gives another id under another key, and none that an e-mail address would have', () => {
  const id = createSecretIds(key)(tokens[0]);
  expect(createSecretIds(Buffer.alloc(32, 8))(tokens[0])).not.toBe(id);
  expect(createAuthorIds(key)(tokens[0]).startsWith(id)).toBe(false);
});
