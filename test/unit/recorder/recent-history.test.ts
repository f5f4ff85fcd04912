// Pages of a window are made from the part of the journal that it needs, and say what the whole history would have said,
// by whatever clocks the commits were made.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { countedCommits } from '../../../src/analytics/superseded.js';
import type { CommitRecord, Instant } from '../../../src/domain/commit-record.js';
import { instantOf } from '../../../src/domain/instant.js';
import { DAY } from '../../../src/domain/local-time.js';
import { type HistoryFacts, readFacts, readFactsOf } from '../../../src/recorder/history-facts.js';
import { createIdentities } from '../../../src/recorder/identities.js';
import { dayViewOf, PAST_DAYS } from '../../../src/report/day-view.js';
import type { Subject } from '../../../src/report/view.js';
import { WEEK_VIEW_DAYS, weekViewOf } from '../../../src/report/week-view.js';
import { openJournal } from '../../../src/store/journal/journal.js';
import { openRewrites } from '../../../src/store/logs.js';
import { aCommit, hashOf } from '../store/commits.js';
import { createStoreWorld, type StoreWorld } from '../store/store-world.js';

const REPOSITORY = 'repository-api';
const TODAY = '2026-11-22';
const NOON = Date.parse(`${TODAY}T12:00:00Z`) / 1000;
const ME: Subject = { who: 'me', identities: ['ada@example.org'], repositories: ['api'] };
const ada = createIdentities({ learnt: ['ada@example.org'], configured: [], authorId: (email) => email });

let world: StoreWorld;

beforeEach(() => {
  world = createStoreWorld();
});
afterEach(() => world.remove());

const daysAgo = (days: number): Instant => instantOf(NOON - Math.round(days * DAY)) as Instant;

/** One commit a day of one repository, oldest first; numbers that three divides are of `repository-api`. */
const commitOf = (age: number, odd: Partial<CommitRecord> = {}): CommitRecord =>
  aCommit(age * 3, { authoredAt: daysAgo(age), committedAt: daysAgo(age), ...odd });

/** Clocks that went wrong: each by the days between today and what the author's clock said. */
const ODD: readonly CommitRecord[] = [
  commitOf(2001, { authoredAt: daysAgo(1), committedAt: daysAgo(900) }),
  commitOf(2002, { authoredAt: daysAgo(8), committedAt: daysAgo(3000) }),
  commitOf(2003, { authoredAt: daysAgo(3), committedAt: null }),
  commitOf(2004, { authoredAt: null, committedAt: daysAgo(2) }),
  commitOf(2005, { authoredAt: daysAgo(700), committedAt: daysAgo(0) }),
  commitOf(2006, { authoredAt: daysAgo(-2), committedAt: daysAgo(0) }),
  commitOf(2007, { authoredAt: daysAgo(6), committedAt: daysAgo(-400) }),
  commitOf(2008, { authoredAt: daysAgo(6.6), committedAt: daysAgo(7.4), authorUtcOffset: 840 }),
  commitOf(2009, { authoredAt: daysAgo(98), committedAt: daysAgo(98.9), authorUtcOffset: -720 }),
];

function fill(): ReturnType<typeof logsOf> {
  const logs = logsOf();
  const usual = Array.from({ length: 1200 }, (_, at) => commitOf(1200 - at));
  logs.journal.append([...usual.slice(0, 600), ...ODD, ...usual.slice(600)]);
  // An amend of long ago that was told then, and one whose clock was set back.
  logs.rewrites.append([rewrite(5, 4, 5), rewrite(12, 11, 800)]);
  return logs;
}

const logsOf = () => ({
  journal: openJournal(world.data, { segmentBytes: 100_000 }),
  rewrites: openRewrites(world.data),
});

const rewrite = (from: number, to: number, age: number) => ({
  v: 1 as const,
  at: daysAgo(age),
  repository: REPOSITORY,
  from: hashOf(from * 3),
  to: hashOf(to * 3),
  command: 'amend' as const,
  source: 'hook' as const,
});

const dayBefore = (age: number): string => new Date((NOON - age * DAY) * 1000).toISOString().slice(0, 10);

function recent(logs: ReturnType<typeof logsOf>, last: number, days: number): HistoryFacts {
  const first = Date.parse(`${dayBefore(last + days - 1)}T00:00:00Z`) / 1000 - DAY;
  return readFactsOf({ repository: REPOSITORY, writtenSince: instantOf(first) as Instant }, logs, ada);
}

const weekOf = (age: number, { facts }: HistoryFacts) =>
  weekViewOf({ subject: ME, today: dayBefore(age), utcOffset: 60, facts });

const dayOf = (age: number, { facts }: HistoryFacts) =>
  dayViewOf({ subject: ME, day: dayBefore(age), commits: countedCommits(facts), nameOf: (id) => id, next: [] });

test.each([0, 1, 2, 3, 6, 7, 8, 90, 300])('a week that ends %i days ago is what the whole history says', (age) => {
  const logs = fill();
  const whole = readFacts(REPOSITORY, logs, ada);
  const part = recent(logs, age, WEEK_VIEW_DAYS);
  expect(part.commits.length).toBeLessThan(whole.commits.length - 600);
  expect(weekOf(age, part)).toEqual(weekOf(age, whole));
  expect(weekOf(age, whole).n).toBeGreaterThan(0);
});

test.each([0, 1, 3, 6, 8, 200])('the day %i days ago is what the whole history says', (age) => {
  const logs = fill();
  const whole = readFacts(REPOSITORY, logs, ada);
  const part = recent(logs, age, PAST_DAYS + 1);
  expect(part.commits.length).toBeLessThan(whole.commits.length - 600);
  expect(dayOf(age, part)).toEqual(dayOf(age, whole));
});

test('a commit whose committer clock was years behind is among what was written since', () => {
  const found = recent(fill(), 0, 7).commits.map(({ hash }) => hash);
  expect(found).toContain(hashOf(2001 * 3));
  expect(found).toContain(hashOf(2003 * 3));
  expect(found).not.toContain(hashOf(1000 * 3));
});
