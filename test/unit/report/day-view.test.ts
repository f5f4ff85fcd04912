import { describe, expect, it } from '@jest/globals';
import { dayViewOf } from '../../../src/report/day-view.js';
import { aFact } from './facts.js';
import { ada } from './sample.js';

const question = { subject: ada, day: '2026-11-22', nameOf: () => 'api', next: [] };

describe('the view of a day', () => {
  it('has the commits that were written on that local date, in order', () => {
    const commits = [
      aFact('2026-11-22T23:59', { subject: 'last' }),
      aFact('2026-11-22T00:00', { subject: 'first' }),
      aFact('2026-11-21T23:59'),
      aFact('2026-11-22T12:00', { actor: 'somebody' }),
    ];
    const view = dayViewOf({ ...question, commits });
    expect(view.commits.map(({ subject }) => subject)).toEqual(['first', 'last']);
    expect([view.lines, view.files, view.hours[0], view.hours[23]]).toEqual([20, 1, 1, 1]);
    expect(view.commits[0]).toMatchObject({ at: '2026-11-21T23:00:00Z', utcOffset: 60, repository: 'api' });
  });

  it('counts everybody where the page is about everybody', () => {
    const commits = [aFact('2026-11-22T12:00', { actor: 'somebody' })];
    expect(dayViewOf({ ...question, subject: { ...ada, who: 'everyone' }, commits }).commits).toHaveLength(1);
  });

  it('compares with the same weekday of the half year before, days with commits only', () => {
    const sundays = ['2026-11-15', '2026-11-08', '2026-10-25', '2026-10-04'];
    const commits = [
      ...sundays.flatMap((day) => [aFact(`${day}T10:00`), aFact(`${day}T11:00`)]),
      aFact('2026-11-15T12:00', { insertions: 100, deletions: 0 }),
      aFact('2026-11-16T12:00'),
      aFact('2025-11-16T12:00'),
    ];
    expect(dayViewOf({ ...question, commits }).usual).toEqual({ enough: true, n: 4, commits: 2, lines: 20 });
  });

  it('says how many days a comparison still needs', () => {
    const commits = [aFact('2026-11-15T10:00')];
    expect(dayViewOf({ ...question, commits }).usual).toEqual({ enough: false, n: 1, needed: 4 });
  });
});
