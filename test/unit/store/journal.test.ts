import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import {
  appendFileSync,
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { type Journal, openJournal } from '../../../src/store/journal/journal.js';
import { sealLine } from '../../../src/store/line.js';
import { verifyFile } from '../../../src/store/verify-file.js';
import { aCommit, commits, hashOf, hour } from './commits.js';
import { writeDerived } from '../../../src/store/json-file.js';
import { createStoreWorld, type StoreWorld } from './store-world.js';

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

const numbersOf = (records: Iterable<{ readonly insertions: number }>): readonly number[] =>
  [...records].map(({ insertions }) => insertions);

describe('the journal', () => {
  it('answers when nothing was ever written, and makes nothing', () => {
    expect([...journal.read()]).toEqual([]);
    expect(journal.has(hashOf(1))).toBe(false);
    expect(journal.find('abcd')).toBeUndefined();
    expect(journal.cursor()).toEqual({ segment: 1, offset: 0 });
    expect(journal.verify()).toEqual({ intact: true, files: [], damage: [] });
    expect([...journal.readFrom(undefined)]).toEqual([]);
  });

  it('has each commit once, whoever brings it and however often', () => {
    expect(journal.append([aCommit(1), aCommit(2), aCommit(1)])).toHaveLength(2);
    expect(journal.append([aCommit(2), aCommit(3)]).map(({ hash }) => hash)).toEqual([hashOf(3)]);
    expect(openJournal(world.data).append([aCommit(3)])).toEqual([]);
    expect(numbersOf(journal.read())).toEqual([1, 2, 3]);
  });

  it('gives records back as they were, with their check', () => {
    const odd = aCommit(1, { committedAt: null, committedAtRaw: '99999999999999', redacted: 2, worktree: null });
    const [written] = journal.append([odd]);
    expect(written).toEqual({ ...odd, check: expect.stringMatching(/^[0-9a-f]{16}$/) });
    expect([...journal.read()]).toEqual([written]);
    expect(Object.keys([...journal.read()][0] ?? {}).at(-1)).toBe('check');
  });

  it('keeps fields that it does not know', () => {
    const fromLaterVersion = { ...aCommit(1), later: [1] };
    journal.append([fromLaterVersion]);
    expect([...journal.read()][0]).toMatchObject({ later: [1] });
    expect([...journal.exportJournal()]).toEqual([readFileSync(world.journalPath, 'utf8').trimEnd()]);
  });

  it('sees what another process has written meanwhile', () => {
    const other = openJournal(world.data);
    expect(journal.has(hashOf(1))).toBe(false);
    other.append([aCommit(1)]);
    expect(journal.has(hashOf(1))).toBe(true);
    expect(journal.missing([hashOf(1), hashOf(2)])).toEqual([hashOf(2)]);
    other.close();
  });

  it('may be read while it is written, by the same process too', () => {
    journal.append(commits(300));
    const seen: number[] = [];
    for (const { insertions } of journal.read()) {
      if (insertions < 10) journal.append([aCommit(1000 + insertions)]);
      seen.push(insertions);
    }
    expect(seen).toEqual(Array.from({ length: 300 }, (_, at) => at));
    expect(numbersOf(journal.read())).toHaveLength(310);
  });

  it('does not mind hashes that look alike', () => {
    const alike = (end: string): string => `${'0'.repeat(40 - end.length)}${end}`;
    const records = Array.from({ length: 700 }, (_, at) => aCommit(at, { hash: alike(`${at}`) as never }));
    journal.append(records);
    expect(journal.append(records)).toEqual([]);
    expect(journal.find(alike('17'))?.insertions).toBe(17);
    expect(journal.find('0000')).toBeUndefined();
  });

  it('takes object names of 64 digits', () => {
    const hash = 'ab'.repeat(32) as never;
    journal.append([aCommit(1, { hash })]);
    expect(journal.find(hash)?.hash).toBe(hash);
    expect(journal.has('ab'.repeat(20))).toBe(false);
  });
});

describe('a question to the journal', () => {
  beforeEach(() => {
    journal.append(commits(1000));
    journal.append([aCommit(1000, { committedAt: null })]);
  });
  const expected = (matches: (number: number) => boolean): readonly number[] =>
    Array.from({ length: 1000 }, (_, at) => at).filter(matches);

  test.each([
    ['one repository', { repository: 'repository-api' }, (n: number) => n % 3 === 0],
    ['a time, its start included and its end not', { from: hour(10), to: hour(20) }, (n: number) => n >= 10 && n < 20],
    ['both', { repository: 'repository-site', from: hour(900) }, (n: number) => n % 3 === 1 && n >= 900],
    ['nothing', { repository: 'repository-other' }, () => false],
    ['everything with a date', { to: hour(100_000) }, () => true],
  ] as const)('about %s reads just that', (_, query, matches) => {
    expect(numbersOf(journal.read(query))).toEqual(expected(matches));
    expect([...journal.exportJournal(query)]).toHaveLength(expected(matches).length);
  });

  it('without bounds has the commit without a date too', () => {
    expect(numbersOf(journal.read())).toHaveLength(1001);
  });

  it('finds a commit by its first digits, if they name one', () => {
    expect(journal.find(hashOf(500))?.insertions).toBe(500);
    expect(journal.find(hashOf(500).slice(0, 12).toUpperCase())?.insertions).toBe(500);
    expect(journal.find(hashOf(500).slice(0, 20))?.insertions).toBe(500);
    expect(journal.find(hashOf(500).slice(0, 3))).toBeUndefined();
    expect(journal.find('HEAD')).toBeUndefined();
  });

  it('goes on behind a cursor that was kept as JSON', () => {
    const cursors = [...journal.readFrom(undefined)].map(({ cursor }) => cursor);
    expect(cursors).toHaveLength(1001);
    for (const at of [0, 1, 499, 999, 1000]) {
      const kept = JSON.parse(JSON.stringify(cursors[at])) as (typeof cursors)[number];
      expect([...journal.readFrom(kept)]).toHaveLength(1000 - at);
    }
    const end = journal.cursor();
    journal.append([aCommit(2000)]);
    expect([...journal.readFrom(end)].map(({ record }) => record.insertions)).toEqual([2000]);
  });

  it('goes on behind a commit, and has nothing behind one that is not recorded', () => {
    const hashes = [...journal.read()].map(({ hash }) => hash);
    for (const at of [0, 499, 999]) {
      expect([...journal.readAfter(hashes[at] ?? '')].map(({ hash }) => hash)).toEqual(hashes.slice(at + 1));
    }
    expect([...journal.readAfter(hashOf(5000))]).toEqual([]);
  });

  it('is refused behind the end, as after an older copy was restored', () => {
    const cursor = journal.cursor();
    const whole = readFileSync(world.journalPath);
    writeFileSync(world.journalPath, whole.subarray(0, whole.indexOf(10) + 1));
    expect(journal.reaches(cursor)).toBe(false);
    expect(() => [...journal.readFrom(cursor)]).toThrow(/it ends before byte/);
    expect(numbersOf(journal.read())).toEqual([0]);
    expect(journal.append(commits(3))).toHaveLength(2);
  });
});

describe('segments', () => {
  const seal = (number: number): void =>
    renameSync(world.journalPath, world.data.resolve('behaviors', `commits-2026010${number}T000000Z-${number}.jsonl`));
  const segmentNames = (): readonly string[] =>
    readdirSync(world.data.resolve('behaviors'))
      .filter((name) => name.endsWith('.jsonl'))
      .sort();
  const indexId = (): number => statSync(world.indexPaths[0] ?? '').ino;

  it('are read as one journal, the sealed ones first', () => {
    journal.append(commits(10));
    const middle = [...journal.readFrom(undefined)][4]?.cursor;
    seal(1);
    journal.append(commits(10, 5));
    seal(2);
    journal.append([aCommit(20)]);
    expect(numbersOf(journal.read())).toEqual([...Array.from({ length: 15 }, (_, at) => at), 20]);
    expect([...journal.readFrom(middle)]).toHaveLength(11);
    expect(journal.find(hashOf(3))?.insertions).toBe(3);
    expect(journal.append([aCommit(2), aCommit(12)])).toEqual([]);
    expect(journal.cursor().segment).toBe(3);
    expect(journal.verify()).toMatchObject({ intact: true, files: [{ records: 10 }, { records: 5 }, { records: 1 }] });
  });

  it('are sealed from a size on, named for their first commit, and the index stays as it is', () => {
    const small = openJournal(world.data, { segmentBytes: 4000 });
    for (const commit of commits(5)) small.append([commit]);
    const index = indexId();
    for (const commit of commits(15, 5)) small.append([commit]);
    expect(segmentNames()).toEqual([
      'commits-20260101T000000Z-1.jsonl',
      'commits-20260101T050000Z-2.jsonl',
      'commits-20260101T100000Z-3.jsonl',
      'commits.jsonl',
    ]);
    expect(indexId()).toBe(index);
    expect(numbersOf(journal.read())).toEqual(Array.from({ length: 20 }, (_, at) => at));
    expect(small.append(commits(21))).toHaveLength(1);
    expect(small.cursor().segment).toBe(5);
    expect(indexId()).toBe(index);
    rmSync(world.data.resolve('index'), { recursive: true });
    expect(numbersOf(openJournal(world.data).read())).toEqual(Array.from({ length: 21 }, (_, at) => at));
    expect(journal.verify()).toMatchObject({ intact: true });
    small.close();
  });

  it('sealed just now, with nothing behind, are a complete journal', () => {
    journal.append(commits(10));
    const cursor = journal.cursor();
    seal(1);
    expect(numbersOf(journal.read())).toHaveLength(10);
    expect(journal.cursor()).toEqual({ segment: 2, offset: 0 });
    expect([...journal.readFrom(cursor)]).toEqual([]);
    expect(journal.append([aCommit(3)])).toEqual([]);
    expect(journal.append([aCommit(10)])).toHaveLength(1);
    expect([...journal.readFrom(cursor)]).toHaveLength(1);
  });

  it('with a torn end are read to their last whole record', () => {
    journal.append(commits(10));
    appendFileSync(world.journalPath, '{"v":1,"id":"torn');
    seal(1);
    journal.append(commits(11));
    expect(numbersOf(journal.read())).toHaveLength(11);
    expect(journal.damagedParts()).toBe(1);
    expect(journal.verify().damage).toMatchObject([{ reason: 'torn' }]);
  });

  it('that cannot answer a question are left unread', () => {
    const small = openJournal(world.data, { segmentBytes: 20_000 });
    for (const from of [0, 100, 200, 300]) {
      small.append(
        commits(100, from).map((commit) => ({ ...commit, repository: { ...commit.repository, id: `r${from}` } })),
      );
    }
    const ask = (): readonly (readonly number[])[] => [
      numbersOf(small.read({ repository: 'r100' })),
      numbersOf(small.read({ from: hour(150), to: hour(250) })),
      numbersOf(small.read({ repository: 'r300', from: hour(310) })),
      numbersOf(small.read({ repository: 'nobody' })),
    ];
    const range = (from: number, to: number): readonly number[] =>
      Array.from({ length: to - from }, (_, at) => from + at);
    const answers = [range(100, 200), range(150, 250), range(310, 400), []];
    expect(ask()).toEqual(answers);
    const summary = world.data.resolve('index', 'segments.json');
    const kept = JSON.parse(readFileSync(summary, 'utf8')) as { segments: { tallies: readonly object[] }[] };
    expect(kept.segments.map(({ tallies }) => tallies.length)).toEqual([1, 1, 1]);
    // a summary that says otherwise is believed: that is what leaves segments unread
    for (const segment of kept.segments) segment.tallies = [];
    writeDerived(summary, kept);
    expect(numbersOf(small.read({ repository: 'r100' }))).toEqual([]);
    rmSync(summary);
    expect(ask()).toEqual(answers);
    small.close();
  });
});

describe('damage', () => {
  const overwrite = (at: number, bytes: Buffer): void => {
    const whole = readFileSync(world.journalPath);
    bytes.copy(whole, at);
    writeFileSync(world.journalPath, whole);
  };
  const lineStart = (number: number): number => {
    let at = 0;
    for (let line = 0; line < number; line += 1) at = readFileSync(world.journalPath).indexOf(10, at) + 1;
    return at;
  };

  it('of a part leaves every other record readable, is counted, and is named by verify', () => {
    journal.append(commits(20));
    overwrite(lineStart(5) + 10, Buffer.alloc(20));
    expect(numbersOf(journal.read())).not.toContain(5);
    expect(numbersOf(journal.read())).toHaveLength(19);
    expect(journal.damage()[0]).toMatchObject({ from: lineStart(5) });
    expect(journal.damage()).toHaveLength(1);
    expect(journal.damagedParts()).toBe(1);
    expect(journal.has(hashOf(5))).toBe(false);
    const { intact, damage } = journal.verify();
    expect(intact).toBe(false);
    expect(damage).toEqual([
      { path: world.journalPath, from: lineStart(5), to: lineStart(6), reason: expect.any(String) },
    ]);
  });

  it('that is still JSON is noticed by verify, and then the commit counts as missing', () => {
    journal.append(commits(20));
    overwrite(readFileSync(world.journalPath).indexOf('number 7'), Buffer.from('number 8'));
    expect(journal.verify().damage).toMatchObject([{ reason: 'check does not match' }]);
    expect(journal.has(hashOf(7))).toBe(false);
    expect(numbersOf(openJournal(world.data).read())).toHaveLength(19);
    expect(journal.append(commits(20))).toHaveLength(1);
    expect(numbersOf(journal.read())).toHaveLength(20);
    expect(journal.find(hashOf(7))?.message).toContain('number 7');
    expect(journal.damagedParts()).toBe(1);
  });

  it('that is still JSON is noticed when the commit is looked up', () => {
    journal.append(commits(3));
    overwrite(readFileSync(world.journalPath).indexOf('number 1'), Buffer.from('number 2'));
    expect(journal.find(hashOf(1))).toBeUndefined();
    expect(openJournal(world.data).has(hashOf(1))).toBe(false);
  });

  it('of any single bit is noticed by verify', () => {
    journal.append(commits(2).map((commit) => ({ ...commit, message: 'x', files: [] })));
    const bytes = readFileSync(world.journalPath);
    const fd = openSync(world.journalPath, 'r+');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const at = bit >> 3;
      writeSync(fd, Buffer.of((bytes[at] ?? 0) ^ (1 << (bit & 7))), 0, 1, at);
      const verify = bit % 499 === 0 ? journal.verify : () => verifyFile(world.journalPath); // the same, but quicker
      if (verify().intact) throw new Error(`bit ${bit} flipped without notice`);
      writeSync(fd, bytes, at, 1, at);
    }
    closeSync(fd);
    expect(readFileSync(world.journalPath)).toEqual(bytes);
    expect(journal.verify().intact).toBe(true);
  });

  it('by a cut at any byte costs the last record only', () => {
    journal.append(commits(4));
    const whole = readFileSync(world.journalPath);
    const start = lineStart(3);
    for (let size = start; size <= whole.length; size += 29) {
      writeFileSync(world.journalPath, whole.subarray(0, size));
      expect(
        openJournal(world.data)
          .append(commits(5))
          .map(({ insertions }) => insertions),
      ).toEqual(size >= whole.length - 1 ? [4] : [3, 4]);
      expect(numbersOf(journal.read())).toEqual([0, 1, 2, 3, 4]);
    }
  });

  it('does not make a commit of a later version recorded twice', () => {
    journal.append([aCommit(1)]);
    appendFileSync(world.journalPath, `${sealLine({ ...aCommit(2), v: 99 })}\n`);
    expect(journal.append([aCommit(2), aCommit(3)])).toHaveLength(1);
    expect(numbersOf(journal.read())).toEqual([1, 3]);
    expect(journal.find(hashOf(2))).toBeUndefined();
    expect(journal.verify()).toMatchObject({ intact: true, files: [{ records: 2, unknownVersions: 1 }] });
  });
});

describe('a bulk import', () => {
  it('adds what is missing, and lets others write in between', () => {
    journal.append(commits(50));
    const session = openJournal(world.data).openImport();
    for (const commit of commits(1500)) session.add(commit);
    journal.append([aCommit(1499), aCommit(5000)]);
    for (const commit of commits(1500, 1500)) session.add(commit);
    session.close();
    expect(session.added).toBe(2949);
    expect(new Set(numbersOf(journal.read())).size).toBe(3001);
    expect(numbersOf(journal.read())).toHaveLength(3001);
    expect(journal.verify().intact).toBe(true);
  });
});
