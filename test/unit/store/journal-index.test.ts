import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { readPage, writePage } from '../../../src/store/journal-index/page-file.js';
import type { IndexHeader } from '../../../src/store/journal-index/row-file.js';
import { type Journal, openJournal } from '../../../src/store/journal/journal.js';
import { tryLock } from '../../../src/store/lock.js';
import { aCommit, commits, hashOf, hour } from './commits.js';
import { createStoreWorld, type StoreWorld } from './store-world.js';

const COUNT = 1100; // enough for the table to grow and for several pages of rows
const FIRST = commits(COUNT);
const OTHERS = commits(COUNT + 100, 50_000);
const ALL = [...FIRST, ...OTHERS.slice(0, 20)].map(({ hash }) => hash);

let world: StoreWorld;
let journal: Journal;
let rows: string;
let table: string;
beforeEach(() => {
  world = createStoreWorld();
  [rows = '', table = ''] = world.indexPaths;
  openJournal(world.data).append(FIRST);
  journal = openJournal(world.data);
});
afterEach(() => {
  journal.close();
  world.remove();
});

/** Everything that can be asked, as one value. */
function answersOf(asked: Journal): unknown {
  return {
    all: [...asked.read()].map(({ insertions }) => insertions),
    some: [...asked.read({ repository: 'repository-api', from: hour(1000) })].map(({ hash }) => hash),
    missing: asked.missing(ALL),
    found: [0, 77, 1099].map((number) => asked.find(hashOf(number).slice(0, 14))?.insertions),
    last: [...asked.readFrom([...asked.readFrom(undefined)][1050]?.cursor)].length,
    cursor: asked.cursor(),
    damaged: asked.damagedParts(),
  };
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  writeFileSync(path, bytes);
}

/** Puts earlier contents of rows and table back. */
function restore(contents: readonly Buffer[]): void {
  for (const [at, path] of world.indexPaths.entries()) writeFileSync(path, contents[at] ?? '');
}

describe('the index', () => {
  test.each<[string, () => void]>([
    ['deleted', () => rmSync(world.data.resolve('index'), { recursive: true })],
    ['without its rows', () => rmSync(rows)],
    ['without its table', () => rmSync(table)],
    ['with empty files', () => restore([])],
    ['with zeros for rows', () => writeFileSync(rows, Buffer.alloc(readFileSync(rows).length))],
    ['with zeros for a table', () => writeFileSync(table, Buffer.alloc(readFileSync(table).length))],
    ['with a flipped bit in the header', () => flip(rows, 40)],
    ['with a flipped bit in the first rows', () => flip(rows, 5000)],
    ['with a flipped bit in the last rows', () => flip(rows, readFileSync(rows).length - 3000)],
    ['with a flipped bit in the table', () => flip(table, 9000)],
    ['with a shorter table', () => truncateSync(table, 4096)],
    ['with shorter rows', () => truncateSync(rows, 8192)],
    [
      'with its files swapped',
      () => {
        copyFileSync(rows, `${rows}.kept`);
        copyFileSync(table, rows);
        copyFileSync(`${rows}.kept`, table);
      },
    ],
    [
      'with the table of another journal',
      () => {
        const other = createStoreWorld();
        openJournal(other.data).append(OTHERS);
        copyFileSync(other.indexPaths[1] ?? '', table);
        other.remove();
      },
    ],
    [
      'with all of another journal',
      () => {
        const other = createStoreWorld();
        openJournal(other.data).append(OTHERS);
        restore(other.indexPaths.map((path) => readFileSync(path)));
        other.remove();
      },
    ],
  ])('%s gives the same answers, and nothing is recorded twice', (_, harm) => {
    const before = answersOf(journal);
    harm();
    expect(answersOf(journal)).toEqual(before); // a journal that had it open
    expect(answersOf(openJournal(world.data))).toEqual(before);
    harm();
    expect(openJournal(world.data).append(FIRST)).toEqual([]);
    expect(answersOf(openJournal(world.data))).toEqual(before);
  });

  it('is healed where a writer was killed between journal and index', () => {
    const kept = world.indexPaths.map((path) => readFileSync(path));
    journal.append(commits(600, COUNT));
    restore(kept);
    const fresh = openJournal(world.data);
    expect(fresh.append(commits(COUNT + 600))).toEqual([]);
    expect([...fresh.read()]).toHaveLength(COUNT + 600);
  });

  it('is healed where a writer was killed before the header', () => {
    const header = readFileSync(rows).subarray(0, 4096);
    journal.append(commits(600, COUNT));
    const torn = readFileSync(rows);
    header.copy(torn);
    writeFileSync(rows, torn);
    const fresh = openJournal(world.data);
    expect(fresh.append(commits(COUNT + 601))).toHaveLength(1);
    expect([...fresh.read()]).toHaveLength(COUNT + 601);
  });

  it('does not outlive a journal that was replaced', () => {
    const other = createStoreWorld();
    openJournal(other.data).append(OTHERS);
    copyFileSync(other.journalPath, world.journalPath);
    other.remove();
    expect(journal.has(hashOf(1))).toBe(false);
    expect(openJournal(world.data).missing(OTHERS.map(({ hash }) => hash))).toEqual([]);
  });

  it('that lags is made up for in memory while another process holds the lock', () => {
    const kept = world.indexPaths.map((path) => readFileSync(path));
    openJournal(world.data).append(commits(300, COUNT));
    const after = answersOf(openJournal(world.data));
    restore(kept);
    const lock = tryLock(world.data.resolve('behaviors', 'commits.lock'));
    expect(answersOf(openJournal(world.data))).toEqual(after);
    rmSync(world.data.resolve('index'), { recursive: true });
    expect(answersOf(openJournal(world.data))).toEqual(after);
    expect(existsSync(rows)).toBe(false);
    lock?.release();
  });

  it('that cannot be written does not keep a question from its answer', () => {
    const before = answersOf(journal);
    rmSync(world.data.resolve('index'), { recursive: true });
    mkdirSync(rows, { recursive: true }); // root writes into anything, but not into a directory
    chmodSync(world.data.resolve('index'), 0o700);
    expect(() => openJournal(world.data).append([aCommit(9999)])).toThrow(/commits\.rows is a directory/);
    rmSync(world.data.resolve('index'), { recursive: true });
    symlinkSync(world.root, world.data.resolve('index'));
    expect(() => openJournal(world.data).append([aCommit(9999)])).toThrow(/index is a symbolic link/);
    rmSync(world.data.resolve('index'));
    expect(answersOf(openJournal(world.data))).toEqual(before);
  });

  it('counts only as far as it was fsynced, once the machine was started anew', () => {
    const before = answersOf(journal);
    const fd = openSync(rows, 'r+');
    const page = readPage(fd, 0);
    const header = JSON.parse(page.payload.toString('utf8', 0, page.used)) as IndexHeader;
    const payload = Buffer.from(JSON.stringify({ ...header, boot: 'an earlier start' }));
    writePage(fd, { number: 0, generation: page.generation, payload, used: payload.length });
    closeSync(fd);
    expect(header.durable.rows).toBeLessThan(COUNT);
    expect(answersOf(openJournal(world.data))).toEqual(before);
    expect(openJournal(world.data).append(FIRST)).toEqual([]);
  });
});
