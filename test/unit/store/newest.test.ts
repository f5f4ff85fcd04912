import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import type { CommitRecord, Instant } from '../../../src/domain/commit-record.js';
import { epochOf } from '../../../src/domain/instant.js';
import type { NewestPlace } from '../../../src/store/journal-index/newest-rows.js';
import { type Journal, type JournalQuery, openJournal } from '../../../src/store/journal/journal.js';
import { tryLock } from '../../../src/store/lock.js';
import { createRandom } from '../../support/random.mjs';
import { aCommit, hour } from './commits.js';
import { createStoreWorld, type StoreWorld } from './store-world.js';

let world: StoreWorld;
let journal: Journal;
beforeEach(() => {
  world = createStoreWorld();
  journal = openJournal(world.data, { segmentBytes: 40_000 });
});
afterEach(() => {
  journal.close();
  world.remove();
});

/** Commits of any order of time, many of the same second, some without one. */
function shuffled(count: number, { seed, from = 0 }: { readonly seed: number; readonly from?: number }) {
  const draw = createRandom(seed);
  return Array.from({ length: count }, (_, at): CommitRecord => {
    const committedAt = draw() < 0.05 ? null : hour(Math.floor(draw() * count * 0.4));
    return aCommit(from + at, { committedAt });
  });
}

const keyOf = ({ committedAt, hash }: CommitRecord): string => `${committedAt ?? ''} ${hash}`;
const sorted = (records: readonly CommitRecord[]): readonly string[] => records.map(keyOf).sort().reverse();

interface Paging extends JournalQuery {
  readonly most: number;
}

/** Every page to the end; `between` happens after each. */
function pagesOf(
  query: Paging,
  between: (page: number) => void = () => undefined,
): readonly (readonly CommitRecord[])[] {
  const pages: (readonly CommitRecord[])[] = [];
  for (let before: NewestPlace | undefined; ; ) {
    const { records, last } = journal.newest({ ...query, before });
    pages.push([...records].map(({ record }) => record));
    if (last === undefined) return pages;
    before = last;
    between(pages.length);
  }
}

const bytesRead = (): number => Number(/rchar: (\d+)/.exec(readFileSync('/proc/self/io', 'utf8'))?.[1]);

describe('newest', () => {
  test.each([1, 2, 3, 4, 5])('pages together are everything sorted (seed %i)', (seed) => {
    const all = shuffled(700, { seed });
    for (let at = 0; at < all.length; at += 90) journal.append(all.slice(at, at + 90));
    for (const most of [1 + seed, 64, 65, 1000]) {
      const pages = pagesOf({ most });
      expect(pages.flat().map(keyOf)).toEqual(sorted(all));
      expect(pages.slice(0, -1).every((page) => page.length === most)).toBe(true);
    }
  });

  test.each([6, 7])('what arrives in between moves nothing (seed %i)', (seed) => {
    const first = shuffled(400, { seed });
    const later = shuffled(400, { seed: seed + 100, from: 1000 });
    journal.append(first);
    const other = openJournal(world.data, { segmentBytes: 40_000 }); // as another process writes
    const arrived = new Map<number, readonly CommitRecord[]>();
    const pages = pagesOf({ most: 30 }, (page) => {
      arrived.set(page, other.append(later.slice(page * 20, page * 20 + 20)));
    });
    other.close();
    const shown = pages.flat().map(keyOf);
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown).toEqual(shown.toSorted().reverse());
    expect(shown).toEqual(expect.arrayContaining(sorted(first) as string[]));
    for (const [page, records] of arrived) {
      const end = keyOf(pages[page - 1]?.at(-1) as CommitRecord);
      for (const record of records) expect(shown.includes(keyOf(record))).toBe(keyOf(record) < end);
    }
  });

  it('keeps to one repository and to bounds', () => {
    const all = shuffled(600, { seed: 8 });
    for (let at = 0; at < all.length; at += 60) journal.append(all.slice(at, at + 60));
    const [from, to] = [hour(40), hour(200)];
    const isIn = ({ committedAt }: CommitRecord): boolean =>
      committedAt !== null && committedAt >= from && committedAt < to;
    const pages = pagesOf({ most: 17, repository: 'repository-site', from, to });
    const expected = all.filter((record) => record.repository.name === 'site' && isIn(record));
    expect(expected.length).toBeGreaterThan(30);
    expect(pages.flat().map(keyOf)).toEqual(sorted(expected));
  });

  it('takes in what lies behind the index while another process holds the lock', () => {
    journal.append(shuffled(50, { seed: 9 }));
    const lock = tryLock(world.data.resolve('behaviors', 'commits.lock'));
    const [newest] = [aCommit(5000, { committedAt: '2027-01-01T00:00:00Z' as Instant })];
    // the line alone, as after a kill between journal and index
    const scratch = createStoreWorld();
    openJournal(scratch.data).append([newest]);
    writeFileSync(world.journalPath, readFileSync(scratch.journalPath), { flag: 'a' });
    scratch.remove();
    expect([...journal.newest({ most: 1 }).records].map(({ record }) => record.hash)).toEqual([newest.hash]);
    lock?.release();
  });

  it('passes over a damaged line, and says where the page ends all the same', () => {
    const records = Array.from({ length: 10 }, (_, at) => aCommit(at));
    journal.append(records);
    const text = readFileSync(world.journalPath, 'utf8');
    journal.newest({ most: 1 });
    writeFileSync(
      world.journalPath,
      text.replace(`"hash":"${records[8]?.hash ?? ''}"`, `"hush":"${records[8]?.hash ?? ''}"`),
    );
    const { records: found, last } = journal.newest({ most: 3 });
    expect([...found].map(({ record }) => record.insertions)).toEqual([9, 7]);
    expect(last).toEqual({ at: epochOf(hour(7)), prefix: records[7]?.hash.slice(0, 16) });
    expect(journal.damage()).toHaveLength(1);
  });

  it('reads of many sealed segments only those that may have one of the newest', () => {
    for (let at = 0; at < 4000; at += 100)
      journal.append(Array.from({ length: 100 }, (_, number) => aCommit(at + number)));
    expect([...journal.newest({ most: 1 }).records]).toHaveLength(1); // makes the summaries
    const rows = readFileSync(world.indexPaths[0] ?? '').length;
    const before = bytesRead();
    const page = [...journal.newest({ most: 20 }).records];
    const spent = bytesRead() - before;
    expect(page.map(({ record }) => record.insertions)).toEqual(Array.from({ length: 20 }, (_, at) => 3999 - at));
    expect(spent).toBeGreaterThan(0);
    expect(spent).toBeLessThan(rows / 2);
  });
});

describe('tally', () => {
  it('counts each repository from the index, over segments', () => {
    for (let at = 0; at < 900; at += 100)
      journal.append(Array.from({ length: 100 }, (_, number) => aCommit(at + number)));
    journal.append([aCommit(9000, { committedAt: null, repository: { id: 'r', name: 'undated', path: '/r' } })]);
    const tallies = journal.tally().map(({ repository, commits, latest }) => [repository.name, commits, latest]);
    expect(tallies.toSorted()).toEqual([
      ['api', 300, hour(897)],
      ['site', 300, hour(898)],
      ['tools', 300, hour(899)],
      ['undated', 1, null],
    ]);
  });

  it('is the same where a segment has too many repositories to list', () => {
    const many = Array.from({ length: 600 }, (_, number) =>
      aCommit(number, { repository: { id: `r${number % 300}`, name: `n${number % 300}`, path: '/' } }),
    );
    for (let at = 0; at < 600; at += 300) journal.append(many.slice(at, at + 300));
    journal.append([aCommit(9000)]);
    expect(journal.tally()).toHaveLength(301);
    expect(journal.tally().filter(({ commits }) => commits === 2)).toHaveLength(300);
  });

  it('knows none in an empty journal', () => {
    expect(journal.tally()).toEqual([]);
    expect([...journal.newest({ most: 5 }).records]).toEqual([]);
  });
});
