import { describe, expect, it } from '@jest/globals';
import { periodHighlights } from '../../../src/analytics/period-highlights.js';
import { aFact } from '../report/facts.js';

const sized = (lines: number) => aFact('2026-11-01T10:00', { insertions: lines, deletions: 0 });
const before = Array.from({ length: 40 }, (_, index) => sized(index + 1));
const kinds = (period: Parameters<typeof periodHighlights>[0]): readonly string[] =>
  periodHighlights(period).map(({ kind }) => kind);
const everybody = [] as const;

describe('highlights of a period', () => {
  it('name the file that took most corrections, in its repository', () => {
    const fix = {
      subject: 'fix: port',
      files: [{ path: 'src/port.ts', status: 'M', insertions: 1, deletions: 1 }],
    } as const;
    const other = {
      subject: 'fix: x',
      files: [{ path: 'src/x.ts', status: 'M', insertions: 1, deletions: 1 }],
    } as const;
    const within = [aFact('2026-11-17T10:00', fix), aFact('2026-11-18T10:00', fix), aFact('2026-11-19T10:00', other)];
    expect(periodHighlights({ before: [], within, everybody })).toEqual([
      {
        kind: 'corrected-file',
        evidence: { file: 'src/port.ts', k: 2 },
        n: 3,
        repository: 'id-of-api',
        commits: [within[1]?.hash, within[0]?.hash],
      },
    ]);
  });

  it('name a changed file that anybody corrected often before, with how many of its commits', () => {
    const touch = { files: [{ path: 'src/port.ts', status: 'M', insertions: 1, deletions: 1 }] } as const;
    const past = ['fix: a', 'fix: b', 'feat: c'].map((subject) =>
      aFact('2026-11-01T10:00', { ...touch, subject, actor: 'bob' }),
    );
    const within = [aFact('2026-11-17T10:00', touch)];
    expect(periodHighlights({ before: [], within, everybody: past })).toEqual([
      {
        kind: 'hot-ground',
        evidence: { file: 'src/port.ts', k: 2 },
        n: 3,
        repository: 'id-of-api',
        commits: [within[0]?.hash],
      },
    ]);
    expect(kinds({ before: [], within, everybody: past.slice(1) })).toEqual([]);
  });

  it('tell where others were since one was there last', () => {
    const touch = { files: [{ path: 'src/port.ts', status: 'M', insertions: 1, deletions: 1 }] } as const;
    const mine = aFact('2026-06-01T10:00', touch);
    const theirs = [1, 2, 3].map((day) => aFact(`2026-07-0${day}T10:00`, { ...touch, actor: 'bob' }));
    const within = [aFact('2026-11-17T10:00', touch)];
    const [found] = periodHighlights({ before: [], within, everybody: [mine, ...theirs] });
    expect(found).toMatchObject({ kind: 'changed-since', evidence: { file: 'src/port.ts', k: 3 }, n: 3 });
    expect(kinds({ before: [], within, everybody: theirs })).toEqual([]);
    expect(kinds({ before: [], within, everybody: [mine, ...theirs.slice(1)] })).toEqual([]);
  });

  it('tell of a commit that is larger than nine of ten before, with both figures', () => {
    const within = [sized(20), sized(400), sized(30)];
    const [largest] = periodHighlights({ before, within, everybody });
    expect(largest).toMatchObject({
      kind: 'largest-commit',
      evidence: { lines: 400, ninetieth: 36 },
      n: 40,
      commits: [within[1]?.hash],
    });
    expect(kinds({ before, within: [sized(36)], everybody })).toEqual([]);
    expect(kinds({ before: before.slice(0, 29), within, everybody })).not.toContain('largest-commit');
  });

  it('tell of tests only where they usually come along', () => {
    const test = { files: [{ path: 'test/a.test.ts', status: 'M', insertions: 1, deletions: 0 }] } as const;
    const tested = before.map((commit, index) => (index % 2 === 0 ? { ...commit, ...test } : commit));
    const within = Array.from({ length: 5 }, () => sized(10));
    expect(periodHighlights({ before: tested, within, everybody })).toContainEqual(
      expect.objectContaining({ kind: 'tests-along', evidence: { k: 0, m: 5, percent: 50, usualN: 40 } }),
    );
    expect(kinds({ before, within, everybody })).not.toContain('tests-along');
  });

  it('an active week with a past brings at least one thing, a quiet one none', () => {
    expect(kinds({ before, within: Array.from({ length: 3 }, () => sized(10)), everybody })).toEqual(['batch-size']);
    expect(kinds({ before, within: [], everybody })).toEqual([]);
  });
});
