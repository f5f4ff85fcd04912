import { describe, expect, test } from '@jest/globals';
import { type Draft, spreadOut, trackOf } from '../../../src/dashboard/charts/draft-track.js';

const draft = (hash: string, minute: number, replacedBy: string, wish: Partial<Draft> = {}): Draft => ({
  hash,
  at: `2026-11-26T10:${String(minute).padStart(2, '0')}:00Z`,
  command: 'amend',
  isFixup: false,
  replacedBy,
  ...wish,
});

describe('the track of a commit', () => {
  const fixup = draft('c', 20, 'z', { command: 'rebase', isFixup: true });
  const { points, steps } = trackOf({
    hash: 'z',
    at: '2026-11-26T10:30:00Z',
    drafts: [fixup, draft('b', 10, 'z', { command: 'rebase' }), draft('a', 0, 'b')],
  });

  test('goes from the earliest draft to what stayed', () => {
    expect(points).toEqual([
      { hash: 'a', before: 1800, kind: 'amend' },
      { hash: 'b', before: 1200, kind: 'rebase' },
      { hash: 'c', before: 600, kind: 'fixup' },
      { hash: 'z', before: 0, kind: null },
    ]);
  });

  test('leads from each draft to what replaced it, over others in between', () => {
    expect(steps).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 3 },
      { from: 2, to: 3 },
    ]);
  });

  test('a draft that replaced nothing known leads to what stayed, and a clock that went back to no time before', () => {
    const track = trackOf({ hash: 'z', at: '2026-11-26T10:00:00Z', drafts: [draft('a', 30, 'gone')] });
    expect(track).toEqual({
      points: [
        { hash: 'a', before: 0, kind: 'amend' },
        { hash: 'z', before: 0, kind: null },
      ],
      steps: [{ from: 0, to: 1 }],
    });
  });
});

test('points too close to be told apart stand side by side, the last where it belongs', () => {
  expect(spreadOut([10, 11, 12, 200], 13)).toEqual([10, 23, 36, 200]);
  expect(spreadOut([100, 198, 200], 13)).toEqual([100, 187, 200]);
});
