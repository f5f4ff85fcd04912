import { describe, expect, test } from '@jest/globals';
import type { Observation } from '../../../src/domain/observation.js';
import { composeNudge } from '../../../src/notify/compose-nudge.js';
import { toastArguments } from '../../../src/notify/desktop/toast-arguments.js';
import { parseTemplate } from '../../../src/notify/template.js';
import { nudgeIdOf } from '../../../src/store/ids.js';
import { FORBIDDEN, hostileTexts } from '../../support/hostile.js';
import { hashOf, START } from '../../support/nudges.js';

const template = parseTemplate(
  'fix-loop',
  `weight: 50
until-push: yes
---
when: whose=own
Own: {{nth|ordinal}} fix to {{file}}
{{k}} of {{m}}.
Run its test?
---
Plain one: {{file}}
In {{hours}} h.
---
Plain two: {{subject}}
In {{hours}} h, {{repository}}.
`,
);
const wording = { templates: new Map([['fix-loop', template]]), makeNudgeId: nudgeIdOf };
const seen = (changes: Partial<Observation> = {}): Observation => ({
  kind: 'fix-loop',
  tier: 'fact',
  repository: 'repository-1',
  hash: hashOf('a'),
  at: START,
  actor: 'me',
  file: 'src/parser.ts',
  evidence: { file: 'src/parser.ts', nth: 2, hours: 3 },
  n: 0,
  ...changes,
});
const compose = (changes: Partial<Observation> = {}, name = 'api') => composeNudge(seen(changes), name, wording);

describe('a nudge', () => {
  test('carries what policy and the ledger need', () => {
    expect(compose()).toMatchObject({
      id: nudgeIdOf('fix-loop', hashOf('a')),
      kind: 'fix-loop',
      tier: 'fact',
      file: 'src/parser.ts',
      commits: [hashOf('a')],
      repositoryName: 'api',
      weight: 50,
      untilPush: true,
    });
  });

  test('always says the same of the same commit, and not the same of all commits', () => {
    const hashes = '0123456789abcdef'.split('').map(hashOf);
    const titles = hashes.map((hash) => compose({ hash, evidence: { ...seen().evidence, subject: 'x' } }).title);
    expect(new Set(titles)).toEqual(new Set(['Plain one: src/parser.ts', 'Plain two: x']));
    expect(compose()).toEqual(compose());
  });

  test('never uses a variant whose figures are not there', () => {
    const hashes = '0123456789abcdef'.split('').map(hashOf);
    expect(new Set(hashes.map((hash) => compose({ hash }).title))).toEqual(new Set(['Plain one: src/parser.ts']));
  });

  test('prefers the variant made for this evidence', () => {
    const { title, body } = compose({ evidence: { ...seen().evidence, whose: 'own', k: 3, m: 12 } });
    expect(title).toBe('Own: 2nd fix to src/parser.ts');
    expect(body).toBe('3 of 12. Run its test?');
  });

  test.each([
    [1, '1st'],
    [3, '3rd'],
    [11, '11th'],
    [12, '12th'],
    [21, '21st'],
    [113, '113th'],
  ])('counts %i as %s', (nth, expected) => {
    expect(compose({ evidence: { ...seen().evidence, nth, whose: 'own', k: 1, m: 1 } }).title).toContain(
      `Own: ${expected} fix`,
    );
  });

  test('names a file with a long path by its last part, and a long name by both ends', () => {
    const deep = 'packages/server/src/middleware/authentication/token-refresh.ts';
    expect(compose({ evidence: { ...seen().evidence, file: deep } }).title).toBe('Plain one: token-refresh.ts');
    const long = `${'a'.repeat(60)}-parser.ts`;
    expect(compose({ evidence: { ...seen().evidence, file: long } }).title).toMatch(/^Plain one: a{16}…a+-parser\.ts$/);
  });

  test('of a kind without wording fails with a sentence', () => {
    expect(() => compose({ kind: 'unheard-of' })).toThrow(/no wording for unheard-of/);
  });
});

test('200 hostile texts come out short, on one line, without a control byte, in bounded time', () => {
  const started = process.cpuUsage();
  for (const text of hostileTexts('/tmp/canary')) {
    const evidence = { file: text, subject: text, whose: text, nth: 2, hours: 3 };
    for (const hash of [hashOf('a'), hashOf('b'), hashOf('c')]) {
      const nudge = compose({ hash, file: text, evidence }, text);
      expect(nudge.title.length).toBeLessThanOrEqual(60);
      expect(nudge.body.length).toBeLessThanOrEqual(200);
      expect(FORBIDDEN.test(nudge.title + nudge.body)).toBe(false);
    }
  }
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1e6).toBeLessThan(5);
});

describe('as arguments of notify-send', () => {
  test('text stands behind --, buttons before it', () => {
    expect(toastArguments({ title: '--help', body: '-w' }, true)).toEqual([
      '--app-name=CraftNudge',
      '--expire-time=20000',
      '--print-id',
      '--action=useful=Useful',
      '--action=not-now=Not now',
      '--action=never=Mute',
      '--',
      '--help',
      '-w',
    ]);
  });

  test('an old notify-send gets no buttons', () => {
    expect(toastArguments({ title: 't', body: 'b' }, false)).toEqual([
      '--app-name=CraftNudge',
      '--expire-time=20000',
      '--',
      't',
      'b',
    ]);
  });

  test('markup and the escapes that notify-send itself obeys are plain text', () => {
    expect(toastArguments({ title: '<b>', body: '<b>a</b> & \\033[31m' }, false).slice(-2)).toEqual([
      '<b>',
      '&lt;b&gt;a&lt;/b&gt; &amp; \\\\033[31m',
    ]);
  });
});
