import { describe, expect, it, test } from '@jest/globals';
import { createMasker } from '../../../src/privacy/mask.js';
import { LONG_RUN, SECRET_MARKS, secretRules } from '../../../src/privacy/secret-rules.js';
import fc from 'fast-check';
import { makeCanaries } from '../../support/canaries.js';

const mask = createMasker();
const SECRET_RULES = secretRules();

describe('the rule set', () => {
  it('knows at least 35 kinds, in alphabetical order, each name once', () => {
    const names = SECRET_RULES.map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(35);
    expect(names).toEqual([...new Set(names)].toSorted());
  });

  test.each(SECRET_RULES)('masks the $name of its own example and nothing beside it', ({ name, example }) => {
    const { text, redacted } = mask(`see ${example} there`);
    expect(redacted).toBe(1);
    expect(text).toContain(`[masked:${name}]`);
    expect(text.startsWith('see ') && text.endsWith(' there')).toBe(true);
  });

  test.each(SECRET_RULES)('masks the $name inside a name of a file or a branch', ({ example }) => {
    const secret = example.slice(example.lastIndexOf('/') + 1);
    for (const text of [`old-${secret}.txt`, `old_${secret}.txt`, `src/${secret}.ts`]) {
      expect(mask(text).text.includes(secret.slice(-20)) && mask(secret).redacted > 0).toBe(false);
    }
  });

  test.each(SECRET_RULES)('finds with the hint of $name whatever its pattern matches', ({ hint, example }) => {
    expect(hint.test(example)).toBe(true);
    expect(hint.flags).toBe('');
  });

  test.each(SECRET_RULES)('keeps the time of $name linear: nothing unbounded inside a quantifier', ({ pattern }) => {
    expect(nestedQuantifiersIn(pattern.source)).toEqual([]);
  });
});

describe('the quick look in front of the rules', () => {
  /** What a pattern matches, whatever may not stand beside it. */
  const plain = ({ source }: RegExp): RegExp =>
    new RegExp(
      source
        .replaceAll(/\(\?<?[!=](?:\[[^\]]*\]|\\.|[^)])*\)/g, '')
        .replaceAll(/\(\?<\w+>/g, '(?:')
        .replaceAll('[^]*?', '[a-z]{0,9}')
        .replaceAll(/\{(\d+),\d{3,}\}/g, (_, least: string) => `{${least},${Number(least) + 9}}`),
    );

  test.each(SECRET_RULES)('passes on whatever the pattern of $name matches', ({ pattern }) => {
    fc.assert(
      fc.property(fc.stringMatching(plain(pattern)), (text) => {
        expect(LONG_RUN.test(text) || SECRET_MARKS.some((mark) => text.includes(mark))).toBe(true);
      }),
    );
  });

  it('is done with what most texts are', () => {
    for (const text of ['feat(api): read the header once', 'src/capture/read-commits.ts', 'Fix a crash, see #12']) {
      expect(LONG_RUN.test(text) || SECRET_MARKS.some((mark) => text.includes(mark))).toBe(false);
    }
  });
});

/** Groups that hold a quantifier without bound and are themselves repeated. */
function nestedQuantifiersIn(source: string): readonly string[] {
  const bare = source.replaceAll(/\\./g, 'x').replaceAll(/\[[^\]]*\]/g, 'x');
  return bare.match(/\([^()]*(?:[*+]|\{\d+,\})[^()]*\)(?:[*+]|\{\d)/g) ?? [];
}

describe('a key that says what its value is', () => {
  test.each([
    ['password=hunter2', 'password=[masked:secret]'],
    ['DB_PASSWORD: "s3cr3t!x"', 'DB_PASSWORD: "[masked:secret]"'],
    ["client_secret => 'Zx81kd93KdO2pqLmN7'", "client_secret => '[masked:secret]'"],
    ['Authorization: Bearer abcdEF0123456789abcdEF', 'Authorization: Bearer [masked:secret]'],
    ['{"api_key": "a8Fh3kLm9Qp2Xz7Rt5Yw"}', '{"api_key": "[masked:secret]"}'],
    ['mysql://root:s3cr3t@db/app', 'mysql://root:[masked:url-password]@db/app'],
  ])('masks the value of %s', (text, masked) => {
    expect(mask(text)).toEqual({ text: masked, redacted: 1 });
  });
});

describe('ordinary messages', () => {
  test.each([
    'fix: password: allow empty values',
    'feat(auth): token: refresh-token-rotation-2',
    'refactor token=getTokenFromCookie1() calls',
    'feat: hash the password: argon2 instead of sha256',
    'docs: set secret: process.env.SESSION_SECRET_1',
    'chore: API_KEY=<your-api-key-here-1234>',
    'secrets.yaml: moved to config/secrets.yaml',
    'key: value pairs are kept in order, tokens: 12',
    'This reverts commit 5e2c6a0d1f3b4c5d6e7f8091a2b3c4d5e6f70812.',
    'merge 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef into main',
    'fixes 123e4567-e89b-12d3-a456-426614174000 and 95954fd4-da7f-5f99-a332-abd40030a256',
    'Bump @types/node from 20.19.43 to 22.0.0-beta.1+build.5',
    'integrity sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==',
    'move src/components/authentication-token/index.test.ts to src/auth/token.test.ts',
    'see https://github.com/expressjs/express/pull/5432#issuecomment-1234567890',
    'Co-authored-by: Ada Lovelace <12345678+ada@users.noreply.github.com>',
    'Signed-off-by: Bob <bob@example.org>',
    'ssh: git@github.com:acme/widgets.git, http://localhost:8080/@scope/package',
    'SKIP=1 AC voltage; pat on the back; sk-learn; hf_hub; key-value store',
    'nightly 2026-11-22T10:40:18Z, 10:40:18, 192.168.100.200:5432',
    'token: refresh-token-rotation-2.test.ts, key=authentication-provider-factory.spec.ts',
    'css: --token-color-primary-500: #ff00aa; $secret-garden-palette: none',
  ])('are left as they are: %s', (text) => {
    expect(mask(text)).toEqual({ text, redacted: 0 });
  });
});

describe('attack texts', () => {
  const beginnings = SECRET_RULES.slice(0, 60).map(({ example }) => example.slice(0, 7));
  const attacks = [
    '://',
    '://a:',
    'eyJ',
    'eyJa.',
    'token',
    'token=',
    'pass:',
    'a',
    '0',
    '.',
    ' ',
    '"',
    '-----BEGIN PRIVATE KEY-----',
    'key: ',
    '-eyJ',
    '_eyJa-',
    '-eyJ-eyJ-eyJ-eyJ-eyJ-eyJ-eyJ-eyJ-eyJ-eyJ-eyJ-eyJ-eyJ-eyJ-eyJ ',
    '-sk-',
  ];
  test.each([...attacks, ...beginnings])('one megabyte of %j ends', (piece) => {
    const text = piece.repeat(Math.ceil((1 << 20) / piece.length));
    expect(typeof mask(text).text).toBe('string');
  });
});

describe('200 canaries of 30 kinds', () => {
  const canaries = makeCanaries(200);

  it('are masked in at least 99 of 100 cases, within ordinary text', () => {
    const leaked = canaries.filter((canary) => mask(`deploy with ${canary} please\n\nmore text`).text.includes(canary));
    expect(leaked).toEqual([]);
  });
});
