import fc from 'fast-check';
import { describe, expect, it, test } from '@jest/globals';
import { observeRules } from '../../../src/analytics/rule-fit.js';
import type { CommitFact } from '../../../src/domain/fact.js';
import { compileGlob } from '../../../src/domain/glob.js';
import { parseRule, type Rule } from '../../../src/domain/rule.js';
import { aFact } from '../report/facts.js';

const ruleOf = (text: string): Rule => {
  const parsed = parseRule(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.rule;
};

describe('a pattern', () => {
  test.each([
    ['*.sql', 'db/migrate/1.sql', true],
    ['*.sql', 'db/migrate/1.sqlx', false],
    ['src/*.ts', 'src/a.ts', true],
    ['src/*.ts', 'src/deep/a.ts', false],
    ['src/**/*.ts', 'src/deep/er/a.ts', true],
    ['src/**/*.ts', 'src/a.ts', true],
    ['src/**/a.ts', 'src/ba.ts', false],
    ['**/test/**', 'pkg/test/x/y.js', true],
    ['**/test/**', 'test/x.js', true],
    ['**/test/**', 'contest/x.js', false],
    ['src/?.ts', 'src/a.ts', true],
    ['src/?.ts', 'src/ab.ts', false],
    ['src/**', 'src/', true],
    ['a/b', 'a/b', true],
    ['a/b', 'x/a/b', false],
    ['[a].(ts)', 'src/[a].(ts)', true],
    ['日*.ts', 'x/日本.ts', true],
    ['🙂?', 'x/🙂🙂', true],
  ])('%s and %s: %s', (pattern, path, fits) => {
    expect(compileGlob(pattern)(path)).toBe(fits);
  });

  test.each([
    ['*wip*', 'Fix the WIP thing', true],
    ['wip*', 'a wip', false],
    ['*a/b*', 'see a/b/c', true],
    ['fix?', 'fix:', true],
  ])('for subjects: %s and %s: %s', (pattern, subject, fits) => {
    expect(compileGlob(pattern, { isText: true })(subject)).toBe(fits);
  });

  it('agrees with a plain reading by regular expression', () => {
    const letter = fc.constantFrom('a', 'b', '/', '.');
    const piece = fc.constantFrom('a', 'b', '/', '.', '*', '?', '**');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), fc.array(letter, { maxLength: 7 }), (pieces, letters) => {
        const pattern = `/${pieces.join('')}`.replaceAll(/\*{3,}/g, '**'); // more stars say no more
        const source = pattern
          .replaceAll('.', '\\.')
          .replaceAll('**/', '\u0001')
          .replaceAll('**', '\u0002')
          .replaceAll('*', '[^/]*')
          .replaceAll('?', '[^/]')
          .replaceAll('\u0001', '(?:[^]*/)?')
          .replaceAll('\u0002', '[^]*');
        const text = `/${letters.join('')}`;
        expect([pattern, text, compileGlob(pattern)(text)]).toEqual([
          pattern,
          text,
          new RegExp(`^${source}$`).test(text),
        ]);
      }),
      { numRuns: 3000 },
    );
  });

  it('takes linear time where a regular expression would take for ever', () => {
    const glob = compileGlob('**a**a**a**a**a**a**a**a**a**a**a**a**a**a**b');
    const started = process.cpuUsage().user;
    for (let round = 0; round < 5; round += 1) expect(glob('a'.repeat(4000))).toBe(false);
    expect(process.cpuUsage().user - started).toBeLessThan(10_000_000); // a backtracking matcher needs years
  });
});

describe('a rule in words', () => {
  it('has a name, conditions, and what it says', () => {
    expect(ruleOf('big: when lines >= 500 and weekday weekend say Can this be "two commits"?')).toMatchObject({
      name: 'big',
      say: 'Can this be "two commits"?',
      conditions: [
        { field: 'lines', operator: '>=', than: 500 },
        { field: 'weekday', days: [5, 6] },
      ],
    });
  });

  test.each([
    ['', 'begins with its name'],
    ['Big: when lines > 1 say x', 'begins with its name'],
    ['__proto__: when lines > 1 say x', 'begins with its name'],
    ['big: lines > 1 say x', 'write NAME: when'],
    ['big: when lines > 1', 'write NAME: when'],
    ['big: when say x', 'no condition'],
    ['big: when lines > many say x', '"lines > many" is no condition'],
    ['big: when lines ~ 5 say x', 'is no condition'],
    ['big: when constructor > 5 say x', 'is no condition'],
    ['big: when weekday constructor say x', 'is no condition'],
    ['big: when no lines > 5 say x', 'is no condition'],
    ['big: when path src/** more say x', 'is no condition'],
    ['big: when path "src/** say x', 'not closed'],
    [`big: when lines > 1 say ${'x'.repeat(61)}`, '1 to 60 characters'],
    ['big: when lines > 1 say', '1 to 60 characters'],
    [`big: when ${Array.from({ length: 9 }, () => 'lines > 1').join(' and ')} say x`, 'at most 8 conditions'],
    [`big: when path ${'x'.repeat(121)} say x`, 'is no condition'],
    ['x'.repeat(401), 'at most 400 characters'],
  ])('%s is refused: %s', (text, reason) => {
    expect(parseRule(text)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
  });

  it('whatever is written, it is read or refused', () => {
    const isAnswered = (text: string): void => expect(typeof parseRule(text).ok).toBe('boolean');
    fc.assert(fc.property(fc.string({ maxLength: 500 }), isAnswered));
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => isAnswered(`a: when ${text} say x`)));
  });
});

describe('a rule and a commit', () => {
  const commit = aFact('2026-11-20T22:30', {
    subject: 'WIP: headers',
    files: [
      { path: 'db/migrate/1.sql', status: 'A', insertions: 300, deletions: 0 },
      { path: 'src/a.ts', status: 'M', insertions: 20, deletions: 1 },
    ],
    fileCount: 2,
    insertions: 320,
    deletions: 1,
  });
  const seen = (condition: string, fact: CommitFact = commit) =>
    observeRules([ruleOf(`r: when ${condition} say x`)], fact);

  test.each([
    ['lines > 320', true],
    ['lines > 321', false],
    ['lines = 321 and files <= 2 and folders < 2', true],
    ['insertions >= 320 and deletions <= 1', true],
    ['hour >= 22', true],
    ['hour < 22', false],
    ['weekday fri', true],
    ['weekday workday', true],
    ['weekday weekend', false],
    ['path db/**', true],
    ['path *.py', false],
    ['no path test/**', true],
    ['no path src/**', false],
    ['subject wip:*', true],
    ['subject "wip: headers"', true],
    ['no subject *wip*', false],
    ['subject-length > 11', true],
  ])('%s: %s', (condition, fits) => {
    expect(seen(condition)).toHaveLength(fits ? 1 : 0);
  });

  it('says which facts made it fit', () => {
    expect(seen('path db/** and lines > 300 and no path test/**')).toEqual([
      {
        kind: 'rule:r',
        tier: 'fact',
        repository: commit.repository,
        hash: commit.hash,
        at: commit.at,
        actor: 'me',
        evidence: { rule: 'r', say: 'x', facts: 'path db/migrate/1.sql, lines 321, no path test/**' },
        n: 1,
      },
    ]);
  });

  it('never speaks of an agent, a merge, or lines that were not counted', () => {
    expect(seen('lines > 0', { ...commit, agent: 'claude-code' })).toEqual([]);
    expect(seen('lines > 0', { ...commit, parents: [commit.hash, commit.hash] })).toEqual([]);
    expect(seen('lines >= 0', { ...commit, insertions: null, deletions: null })).toEqual([]);
  });
});
