import { describe, expect, test } from '@jest/globals';
import { inColumns, inRows, moved, movedNearby } from '../../../src/dashboard/charts/moves.js';
import { rollingOf } from '../../../src/dashboard/charts/rolling.js';
import { shownWeeks } from '../../../src/dashboard/parts/sample-text.js';
import { filtersIn, paramsOf } from '../../../src/dashboard/shell/filters.js';
import { entriesOf } from '../../../src/dashboard/shell/view-order.js';
import { views } from '../../../src/dashboard/views/index.js';

describe('filters', () => {
  test('what an address does not say, or says wrongly, is as usual', () => {
    const usual = { repository: '', window: '90', author: 'me' };
    expect(filtersIn(new URLSearchParams())).toEqual(usual);
    expect(filtersIn(new URLSearchParams('window=7&author=boss'))).toEqual(usual);
  });

  test('a window of 90 days counts its last day', () => {
    const filters = filtersIn(new URLSearchParams('author=everyone'));
    expect(paramsOf(filters, '2026-11-26')).toMatchObject({ from: '2026-08-29', to: '2026-11-26', author: 'everyone' });
  });
});

test('every view has a letter of its own, and the root comes first', () => {
  const entries = entriesOf(views);
  expect(entries[0]?.view.path).toBe('/');
  expect(entries).toHaveLength(views.length);
  expect(new Set(entries.map(({ letter }) => letter)).size).toBe(views.length);
});

describe('arrow keys', () => {
  const week = { moves: inColumns(7), count: 21 };
  test.each([
    ['ArrowRight', 3, 10],
    ['ArrowDown', 3, 4],
    ['ArrowLeft', 3, 3],
    ['End', 3, 20],
    ['Home', 3, 0],
    ['x', 3, 3],
  ])('%s leads from %i to %i in a calendar of three weeks', (key, from, to) => {
    expect(moved(key, from, week)).toBe(to);
  });

  test('the first one lands on the last mark, Escape leaves', () => {
    expect(moved('ArrowLeft', null, { moves: inRows(24), count: 168 })).toBe(167);
    expect(moved('Escape', 5, week)).toBeNull();
  });
});

test('one odd week does not bend the line, and three weeks are the least', () => {
  const points = [4, 5, 900, 6, 5, null, null, null, null].map((value, index) => ({
    day: `d${index}`,
    value,
    text: '',
  }));
  const rolling = rollingOf(points, 5);
  expect(rolling[2]).toMatchObject({ value: 5, low: 5, high: 6 });
  expect(rolling[8]?.value).toBeNull();
});

test('among scattered marks an arrow leads to the nearest one in its direction', () => {
  const spots = [
    { x: 50, y: 50 },
    { x: 90, y: 52 },
    { x: 60, y: 100 },
    { x: 10, y: 10 },
  ];
  expect(movedNearby('ArrowRight', 0, spots)).toBe(1);
  expect(movedNearby('ArrowDown', 0, spots)).toBe(2);
  expect(movedNearby('ArrowLeft', 0, spots)).toBe(3);
  expect(movedNearby('ArrowUp', 3, spots)).toBe(3);
  expect(movedNearby('ArrowUp', null, spots)).toBe(0);
  expect(movedNearby('Escape', 2, spots)).toBeNull();
});

test('in a long window weeks begin with the first commit', () => {
  const weeks = [0, 0, 3, 0, 1].map((commits) => ({ commits }));
  expect(shownWeeks({ weeks, window: { from: '2016-11-29', to: '2026-11-26' } })).toEqual(weeks.slice(2));
  expect(shownWeeks({ weeks, window: { from: '2026-01-01', to: '2026-11-26' } })).toEqual(weeks);
});
