import { describe, expect, test } from '@jest/globals';
import { branchesIn, placeBranches, wayTo } from '../../../src/dashboard/charts/file-tree.js';
import { fitted, widthOf } from '../../../src/dashboard/charts/fit-text.js';
import { peakScale } from '../../../src/dashboard/charts/peak-scale.js';

const files = [
  { path: 'src/a.ts', area: 30 },
  { path: 'src/deep/b.ts', area: 50 },
  { path: 'srcs/c.ts', area: 10 },
  { path: 'README.md', area: 10 },
  { path: 'src/untouched.ts', area: 0 },
];

describe('a folder', () => {
  test('has its files and the folders below, largest first', () => {
    expect(branchesIn(files, '').map(({ path, isFolder, area }) => [path, isFolder, area])).toEqual([
      ['src', true, 80],
      ['srcs', true, 10],
      ['README.md', false, 10],
    ]);
    expect(branchesIn(files, 'src').map(({ path }) => path)).toEqual(['src/deep', 'src/a.ts', 'src/untouched.ts']);
    expect(branchesIn(files, 'nowhere')).toEqual([]);
  });

  test('is reached step by step', () => {
    expect(wayTo('a/b/c')).toEqual(['a', 'a/b', 'a/b/c']);
    expect(wayTo('')).toEqual([]);
  });
});

describe('the treemap', () => {
  const size = { width: 800, height: 400 };
  const { cells, folders } = placeBranches(branchesIn(files, ''), size);

  test('has a place for each file that changed, inside and over no other', () => {
    expect(cells.map(({ file }) => file.path).sort()).toEqual(['README.md', 'src/a.ts', 'src/deep/b.ts', 'srcs/c.ts']);
    for (const [index, a] of cells.entries()) {
      expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= size.width && a.y + a.height <= size.height).toBe(true);
      for (const b of cells.slice(index + 1)) {
        const isApart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(isApart).toBe(true);
      }
    }
  });

  test('gives more room to what changed more, and tells of each cell what to open', () => {
    const areaOf = (path: string): number => {
      const cell = cells.find(({ file }) => file.path === path);
      return (cell?.width ?? 0) * (cell?.height ?? 0);
    };
    expect(areaOf('src/deep/b.ts') / areaOf('src/a.ts')).toBeCloseTo(50 / 30, 0);
    expect(cells.find(({ file }) => file.path === 'src/deep/b.ts')?.branch).toBe('src');
    expect(cells.find(({ file }) => file.path === 'README.md')?.branch).toBe('README.md');
    expect(folders.map(({ path, files: below }) => [path, below]).sort()).toEqual([
      ['src', 3],
      ['srcs', 1],
    ]);
  });
});

test('a text is cut where its room ends, and left out where next to nothing would be left', () => {
  expect(fitted('server.c', 200)).toBe('server.c');
  expect(fitted('server_configuration.c', 60)).toMatch(/^serv\w*…$/);
  expect(widthOf(fitted('server_configuration.c', 60))).toBeLessThanOrEqual(60);
  expect(fitted('server.c', 20)).toBe('');
});

describe('shades of peaks', () => {
  test.each([
    [[], ['0']],
    [[0, 0], ['0']],
    [
      [0, 1],
      ['0', '1+'],
    ],
    [
      [1, 3],
      ['0', '1', '2', '3+'],
    ],
    [
      [1, 5, 81],
      ['0', '1–2', '3–8', '9–26', '27+'],
    ],
  ])('%j has %j', (counts, legend) => {
    expect(peakScale(counts).legend.map((entry) => entry.counts)).toEqual(legend);
  });

  test('the peak is darkest, nothing is lightest', () => {
    const { levelOf } = peakScale([1, 5, 81]);
    expect([0, 1, 5, 81].map(levelOf)).toEqual([0, 1, 2, 4]);
  });
});
