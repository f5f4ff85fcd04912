// Parts of the tracker without a server: cursors, the scan budget, and that no kind of record is missing from the privacy page.
import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CraftNudgeError } from '../../../src/domain/failure.js';
import { createIdentities } from '../../../src/recorder/identities.js';
import { cursorOf, placeAt } from '../../../src/services/tracker/commit-cursor.js';
import { commitFilter } from '../../../src/services/tracker/commit-filter.js';
import { listCommits, SCAN_BUDGET } from '../../../src/services/tracker/list-commits.js';
import { fieldsOf, valueOf } from '../../../src/services/tracker/schema-fields.js';
import { storedKinds } from '../../../src/services/tracker/stored-kinds.js';
import { type Journal, openJournal } from '../../../src/store/journal/journal.js';
import type { Schema } from '../../../src/store/schema-check.js';
import { createRandom } from '../../support/random.mjs';
import { projectRoot } from '../../support/world.js';
import { aCommit, commits } from '../store/commits.js';
import { createStoreWorld, type StoreWorld } from '../store/store-world.js';

const schemas = join(projectRoot, 'src/store/schemas');
const schemaOf = (name: string): Schema =>
  JSON.parse(readFileSync(join(schemas, `${name}.schema.json`), 'utf8')) as Schema;

describe('a cursor', () => {
  test.each([
    { at: 0, prefix: '0123456789abcdef' },
    { at: -0x8000_0000, prefix: 'ffffffffffffffff' },
    { at: 0x7fff_ffff, prefix: '0000000000000000' },
  ])('comes back as the place that it was: %j', (place) => {
    expect(placeAt(cursorOf(place))).toEqual(place);
  });

  it('is refused with one character changed, cut off or put on', () => {
    const cursor = cursorOf({ at: 1_767_225_600, prefix: '0123456789abcdef' });
    const draw = createRandom(1);
    const pick = (count: number): number => Math.floor(draw() * count);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=. ';
    const changed = Array.from({ length: 2000 }, () => {
      const at = pick(cursor.length);
      return `${cursor.slice(0, at)}${alphabet[pick(alphabet.length)]}${cursor.slice(at + pick(2))}`;
    }).filter((text) => text !== cursor);
    expect(changed.filter((text) => isTaken(text))).toEqual([]);
    expect(isTaken(cursor)).toBe(true);
  });
});

function isTaken(cursor: string): boolean {
  try {
    placeAt(cursor);
    return true;
  } catch (thrown) {
    if (thrown instanceof CraftNudgeError && thrown.code === 'WRONG_USAGE') return false;
    throw thrown;
  }
}

describe('a page', () => {
  let world: StoreWorld;
  let journal: Journal;
  beforeEach(() => {
    world = createStoreWorld();
    journal = openJournal(world.data);
  });
  afterEach(() => {
    journal.close();
    world.remove();
  });

  const identities = createIdentities({ learnt: [], configured: [], authorId: () => '' });
  const filterOf = (question: Parameters<typeof commitFilter>[0]) =>
    commitFilter(question, { identities, authorId: () => '' });

  it('stops at the scan budget, says where to go on, and misses nothing', () => {
    const rare = [3, 5000, 5001, 11_999];
    const session = journal.openImport();
    for (const commit of commits(12_000))
      session.add(rare.includes(commit.insertions) ? { ...commit, operation: 'revert' } : commit);
    session.close();
    const filter = filterOf({ operation: 'revert' });
    const pages: (readonly number[])[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const before = cursor === '' ? undefined : placeAt(cursor);
      const page = listCommits(journal, { filter, limit: 50, before });
      pages.push(page.items.map(({ insertions }) => insertions));
      cursor = page.next;
    }
    expect(pages.flat()).toEqual(rare.toReversed());
    expect(pages).toHaveLength(Math.ceil(12_000 / SCAN_BUDGET));
  });

  it('of 100,000 records reads little of the journal, the first as well as a later one', () => {
    const session = journal.openImport();
    for (let n = 1; n <= 100_000; n += 1) session.add(aCommit(n));
    session.close();
    const sizeOf = (folder: string): number =>
      readdirSync(world.data.resolve(folder))
        .map((name) => readFileSync(world.data.resolve(folder, name)).length)
        .reduce((sum, bytes) => sum + bytes, 0);
    const bytesRead = (): number => Number(/rchar: (\d+)/.exec(readFileSync('/proc/self/io', 'utf8'))?.[1]);
    const filter = filterOf({});
    const readPage = (cursor: string | null) => {
      const before = cursor === null ? undefined : placeAt(cursor);
      const start = bytesRead();
      const page = listCommits(journal, { filter, limit: 50, before });
      return { ...page, bytes: bytesRead() - start };
    };
    const first = readPage(null);
    const second = readPage(first.next);
    expect(first.items[0]).toMatchObject({ insertions: 100_000 });
    expect(second.items[0]).toMatchObject({ insertions: 99_950 });
    // the rows once, 32 bytes each, and the lines of the page
    for (const { bytes } of [first, second]) expect(bytes).toBeLessThan(sizeOf('behaviors') / 10);
    expect(first.bytes).toBeLessThan(100_000 * 36 + (1 << 17));
  });
});

describe('what is stored', () => {
  it('is listed with every schema that ships', () => {
    const shipped = readdirSync(schemas).map((name) => name.replace('.schema.json', ''));
    expect(storedKinds.map(({ schema }) => schema).toSorted()).toEqual(shipped.toSorted());
  });

  test.each(storedKinds.map(({ schema }) => [schema]))('has a meaning for each field of %s', (name) => {
    const fields = [...fieldsOf(schemaOf(name))];
    expect(fields.length).toBeGreaterThan(1);
    expect(fields.filter(({ description }) => description === '')).toEqual([]);
  });

  it('names parts by their place, and finds their values', () => {
    const names = [...fieldsOf(schemaOf('commit'))].map(({ field }) => field);
    expect(names).toEqual(expect.arrayContaining(['hash', 'repository.id', 'files[].path', 'features.reverts']));
    const record = { hash: 'a', repository: { id: 'r' }, files: [{ status: 'A' }, { path: 'x', status: 'M' }] };
    expect(
      ['hash', 'repository.id', 'files[].path', 'files[].status', 'author.id'].map((field) => valueOf(record, field)),
    ).toEqual(['a', 'r', 'x', 'A', undefined]);
  });
});
