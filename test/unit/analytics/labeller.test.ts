// Whom a correction points at.
import { describe, expect, it } from '@jest/globals';
import { labelByBlame, labelLastTouchers, replacedFilesOf } from '../../../src/analytics/labeller.js';
import type { CommitHash } from '../../../src/domain/commit-record.js';
import { aFact, DAY, hashOf } from './facts.js';

const history = [
  aFact({ number: 1 }),
  aFact({ number: 2 }),
  aFact({ number: 3, subject: 'fix: a' }),
  aFact({ number: 4, subject: 'fix: a again' }),
];
const pairs = (labels: ReturnType<typeof labelLastTouchers>) => labels.map(({ by, hash }) => [by, hash]);

describe('a correction', () => {
  it('points at the last toucher where blame was not asked', () => {
    expect(pairs(labelLastTouchers(history))).toEqual([
      [hashOf(3), hashOf(2)],
      [hashOf(4), hashOf(3)],
    ]);
  });

  it('points where blame points, and only there', () => {
    const blamed = new Map([
      [hashOf(3), [hashOf(1)]],
      [hashOf(4), []],
    ]);
    expect(pairs(labelByBlame(blamed)(history))).toEqual([[hashOf(3), hashOf(1)]]);
  });

  it('points at nothing that is unknown here, or older than thirty days', () => {
    const fix = aFact({ number: 5, subject: 'fix: late', at: (history[0]?.at ?? 0) + 31 * DAY });
    const elsewhere = `${hashOf(1).slice(0, 7)}${'f'.repeat(33)}` as CommitHash;
    const blamed = new Map([
      [hashOf(3), [elsewhere]],
      [hashOf(4), []],
      [hashOf(5), [hashOf(1)]],
    ]);
    expect(pairs(labelByBlame(blamed)([...history, fix]))).toEqual([]);
  });

  it('asks blame about the code files from which it takes lines away, and about no large one', () => {
    const files = [
      { path: 'src/a.ts', deletions: 2 },
      { path: 'src/b.ts' },
      { path: 'README.md', deletions: 1 },
      { path: 'test/a.test.ts', deletions: 1 },
    ];
    const large = Array.from({ length: 6 }, (_, index) => ({ path: `src/${index}.ts`, deletions: 1 }));
    expect(replacedFilesOf(aFact({ subject: 'fix: a', files }))).toEqual(['src/a.ts']);
    expect(replacedFilesOf(aFact({ subject: 'fix: a', files: large }))).toEqual([]);
    expect(replacedFilesOf(aFact({ subject: 'feat: a', files }))).toEqual([]);
  });
});
