import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { appendFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { type Journal, openJournal } from '../../../src/store/journal/journal.js';
import { sealLine } from '../../../src/store/line.js';
import { openRewrites } from '../../../src/store/logs.js';
import { repairStore, type StoreRepair } from '../../../src/store/repair-store.js';
import { aCommit, commits, hashOf, hour } from './commits.js';
import { createStoreWorld, type StoreWorld } from './store-world.js';

let world: StoreWorld;
let journal: Journal;
beforeEach(() => {
  world = createStoreWorld();
  journal = openJournal(world.data, { segmentBytes: 4000 });
});
afterEach(() => {
  journal.close();
  world.remove();
});

const repair = (dryRun = false): StoreRepair => repairStore(world.data, { at: hour(1000), dryRun });
const numbers = (): readonly number[] => [...openJournal(world.data).read()].map(({ insertions }) => insertions);
const behaviors = (): readonly string[] =>
  readdirSync(world.data.resolve('behaviors')).filter((name) => name.includes('.jsonl') && !name.endsWith('.lock'));
const overwrite = (path: string, at: number, text: string): void => {
  const bytes = readFileSync(path);
  bytes.write(text, at);
  writeFileSync(path, bytes);
};

describe('repair', () => {
  it('does nothing where nothing is wrong, and makes nothing where nothing is', () => {
    expect(repair()).toEqual({ dryRun: false, files: [], records: 0 });
    expect(existsSync(world.data.root)).toBe(false);
    journal.append(commits(10));
    const before = readFileSync(world.journalPath);
    expect(repair()).toMatchObject({ files: [], records: 10 });
    expect(readFileSync(world.journalPath)).toEqual(before);
    expect(journal.cursor().edition).toBeUndefined();
  });

  it('leaves out exactly the damaged bytes, keeps the file as it was, and every other record in its order', () => {
    for (const commit of commits(20)) journal.append([commit]);
    const sealed = behaviors().find((name) => name.endsWith('-2.jsonl')) ?? '';
    const path = world.data.resolve('behaviors', sealed);
    const before = readFileSync(path);
    const lineStart = before.indexOf(10) + 1;
    overwrite(path, lineStart + 20, '\0\0\0');
    const damaged = readFileSync(path);
    const before20 = numbers();
    const { files, records } = repair();
    expect(files).toMatchObject([
      {
        path,
        copy: `${path}.damaged-20260211T160000Z`,
        leftOut: [{ from: lineStart, to: before.indexOf(10, lineStart) + 1 }],
      },
    ]);
    expect(records).toBe(19);
    const copy = files[0]?.copy ?? '';
    expect(readFileSync(copy)).toEqual(damaged);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(numbers()).toEqual(before20);
    expect(openJournal(world.data).verify().intact).toBe(true);
    expect(openJournal(world.data).append(commits(20))).toHaveLength(1);
    expect(repair().files).toEqual([]);
  });

  it('with dry run says the same and changes nothing', () => {
    journal.append(commits(3));
    appendFileSync(world.journalPath, 'torn');
    const before = readFileSync(world.journalPath);
    expect(repair(true)).toMatchObject({ dryRun: true, files: [{ copy: null, leftOut: [{ to: before.length }] }] });
    expect(readFileSync(world.journalPath)).toEqual(before);
    expect(behaviors()).toEqual(['commits.jsonl']);
  });

  it('makes small logs whole too', () => {
    const rewrites = openRewrites(world.data);
    const rewrite = (n: number) =>
      ({
        v: 1,
        at: hour(n),
        repository: 'r',
        from: hashOf(n),
        to: hashOf(n + 1),
        command: 'amend',
        source: 'hook',
      }) as const;
    rewrites.append([rewrite(1), rewrite(2), rewrite(3)]);
    const path = world.data.resolve('behaviors', 'rewrites.jsonl');
    overwrite(path, 30, 'x');
    expect(repair().files).toMatchObject([{ path, records: 2 }]);
    expect([...rewrites.read()].map(({ at }) => at)).toEqual([hour(2), hour(3)]);
  });

  it('outdates places that were noted before', () => {
    journal.append(commits(4));
    const cursor = journal.cursor();
    appendFileSync(world.journalPath, 'torn\n');
    repair();
    expect(journal.reaches(cursor)).toBe(false);
    expect(journal.reaches(journal.cursor())).toBe(true);
    expect(journal.cursor().edition).toBe(2);
    expect(() => [...journal.readFrom(cursor)]).toThrow(/it ends before byte/);
  });

  it('keeps a second copy beside the first', () => {
    journal.append(commits(2));
    for (const text of ['torn\n', 'again\n']) {
      appendFileSync(world.journalPath, text);
      repair();
    }
    expect(behaviors().filter((name) => name.includes('.damaged-'))).toHaveLength(2);
  });
});

test('lines of a newer version stay byte for byte, also those that this version cannot check', () => {
  journal.append([aCommit(1)]);
  const newer = [
    sealLine({ ...aCommit(2), v: 99, later: { deep: [1] } }),
    '{"v":2,"enc":"AES","kid":1,"check":"another kind of check"}',
  ];
  appendFileSync(world.journalPath, `${newer.join('\n')}\ntorn\n`);
  repair();
  expect(readFileSync(world.journalPath, 'utf8').split('\n').slice(1, 3)).toEqual(newer);
  expect(readFileSync(world.journalPath, 'utf8')).not.toContain('torn');
});

test('a version made newer by a flipped bit is damage', () => {
  journal.append(commits(2));
  overwrite(world.journalPath, '{"v":'.length, '3');
  expect(repair().files).toMatchObject([{ records: 1 }]);
});

test('what somebody without the lock appends to the old file meanwhile is carried over', async () => {
  const { replaceLog } = await import('../../../src/store/replace-log.js');
  journal.append(commits(3));
  const late = `${sealLine(aCommit(9))}\n`;
  let first = true;
  replaceLog(world.journalPath, ({ line }) => {
    if (first) appendFileSync(world.journalPath, late);
    first = false;
    return line;
  });
  expect(numbers()).toEqual([0, 1, 2, 9]);
});
