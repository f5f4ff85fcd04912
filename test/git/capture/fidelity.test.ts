import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import type { CommitRecord } from '../../../src/domain/commit-record.js';
import { parseInstant } from '../../../src/domain/instant.js';
import { createWorld, type World } from '../../support/world.js';
import { buildOddRepository, type OddRepository } from './odd-repository.js';
import { gitBytes, readAll, textOf } from './parts.js';

/** One file as git's own `diff` between two trees tells it. */
interface ToldFile {
  readonly path: string;
  readonly status: string;
  readonly from?: string;
  readonly insertions: number | null;
  readonly deletions: number | null;
}

function toldFiles(world: World, cwd: string, parent: string, hash: string): readonly ToldFile[] {
  const diff = (form: string) =>
    gitBytes(world, cwd, ['diff', '-M', '-z', form, parent, hash]).split('\0').slice(0, -1);
  const raw = diff('--raw');
  const counts = diff('--numstat');
  const files: ToldFile[] = [];
  for (let at = 0, count = 0; at < raw.length; ) {
    const status = raw[at++]?.split(' ')[4]?.[0] ?? '';
    const renamed = status === 'R' || status === 'C';
    const from = renamed ? { from: textOf(raw[at++] ?? '') } : {};
    const path = textOf(raw[at++] ?? '');
    const [added = '', deleted = ''] = counts[count]?.split('\t') ?? [];
    count += renamed ? 3 : 1;
    const number = (text: string) => (text === '-' ? null : Number(text));
    files.push({ path, status, ...from, insertions: number(added), deletions: number(deleted) });
  }
  return files;
}

interface ToldCommit {
  readonly parents: readonly string[];
  readonly author: string;
  readonly committer: string;
  /** One character a byte. */
  readonly message: string;
}

function toldCommit(world: World, cwd: string, hash: string): ToldCommit {
  const object = gitBytes(world, cwd, ['cat-file', 'commit', hash]);
  const end = object.includes('\n\n') ? object.indexOf('\n\n') : object.length;
  const header = object.slice(0, end).split('\n');
  const value = (key: string) => header.find((line) => line.startsWith(`${key} `))?.slice(key.length + 1) ?? '';
  return {
    parents: header.filter((line) => line.startsWith('parent ')).map((line) => line.slice(7)),
    author: value('author'),
    committer: value('committer'),
    message:
      object
        .slice(end + 2)
        .split('\0')[0]
        ?.replace(/\n+$/, '') ?? '',
  };
}

describe.each([
  ['SHA-1', []],
  ['SHA-256', ['--object-format=sha256']],
])('every odd commit (%s)', (_name, initArgs) => {
  let world: World;
  let odd: OddRepository;
  let records: readonly CommitRecord[];
  const recordOf = (oddity: string): CommitRecord => {
    const record = records.find(({ hash }) => hash === odd.commits[oddity]);
    if (record === undefined) throw new Error(`no record of ${oddity}`);
    return record;
  };

  beforeAll(async () => {
    world = createWorld();
    odd = buildOddRepository(world, 'odd', ...initArgs);
    records = await readAll(world, odd.path, Object.values(odd.commits));
  });
  afterAll(() => world.remove());

  it('has one record, in the order asked for', () => {
    expect(records.map(({ hash }) => hash)).toEqual(Object.values(odd.commits));
  });

  it("lists exactly the files, statuses and counts of git's diff against the first parent", () => {
    const empty = gitBytes(world, odd.path, ['hash-object', '-t', 'tree', '--stdin'], '').trim();
    for (const record of records) {
      const told = toldFiles(world, odd.path, record.parents[0] ?? empty, record.hash);
      const kept = record.files.map(({ pathBytes: _bytes, ...file }) => file);
      expect(kept).toEqual(told.map((file) => expect.objectContaining(file)));
      const sum = (key: 'insertions' | 'deletions') => told.reduce((total, file) => total + (file[key] ?? 0), 0);
      expect([record.insertions, record.deletions]).toEqual([sum('insertions'), sum('deletions')]);
    }
  });

  it('has the parents of the commit object', () => {
    for (const record of records) expect(record.parents).toEqual(toldCommit(world, odd.path, record.hash).parents);
    expect(recordOf('octopus').parents).toHaveLength(3);
  });

  it('has name, address and date of the commit object', () => {
    for (const record of records) {
      const told = toldCommit(world, odd.path, record.hash);
      const match = /^(.*?) ?<([^>]*)> (\d{1,11}) ([+-])(\d\d)(\d\d)$/.exec(told.author);
      if (match === null || Number(match[3]) > 253_402_300_799 || Number(match[5]) > 14) continue;
      const [, name = '', email = '', seconds, sign, hours, minutes] = match;
      const offset = Number(hours) * 60 + Number(minutes);
      expect(record.author.email).toBe(email);
      expect(record.author.name).toBe(record.hash === odd.commits['latin-1 with header'] ? name : textOf(name));
      expect(record.authoredAt).toBe(parseInstant(new Date(Number(seconds) * 1000).toISOString()));
      expect(record.authorUtcOffset).toBe(sign === '-' && offset > 0 ? -offset : offset);
      expect(record.authoredAtRaw).toBeUndefined();
    }
  });

  test.each([
    ['date 253402300800 +0000', '253402300800 +0000'],
    ['date 9223372036854775807 +0000', '9223372036854775807 +0000'],
    ['date 12345678901234567890 +0000', '12345678901234567890 +0000'],
    ['date -5 +0000', '-5 +0000'],
    ['date ', ''],
    ['date 1700000000', '1700000000'],
    ['date 1700000000 foo', '1700000000 foo'],
  ])('%s is no date, and kept as it is written', (oddity, raw) => {
    expect(recordOf(oddity)).toMatchObject({
      authoredAt: null,
      authoredAtRaw: raw,
      authorUtcOffset: 0,
      committedAt: null,
      committedAtRaw: raw,
    });
  });

  test.each([
    ['date 1700000000 +9999', '1700000000 +9999'],
    ['date 1700000000 +051800', '1700000000 +51800'],
  ])('%s is a moment at no possible offset', (oddity, raw) => {
    const moment = { authoredAt: '2023-11-14T22:13:20Z', authoredAtRaw: raw, authorUtcOffset: 0 };
    expect(recordOf(oddity)).toMatchObject(moment);
  });

  it('has the message as git decodes it, and the bytes where they are not UTF-8', () => {
    for (const record of records) {
      if (record.message.length > 1 << 19) continue;
      const { message } = toldCommit(world, odd.path, record.hash);
      const bytes = Buffer.from(record.messageBytes ?? '', 'base64').toString('latin1');
      const isLatin = record.hash === odd.commits['latin-1 with header'];
      expect(record.messageBytes === undefined ? record.message : bytes).toBe(
        isLatin || record.messageBytes !== undefined ? message : textOf(message),
      );
    }
    expect(recordOf('latin-1 without header')).toMatchObject({ message: 'caf\ufffd au lait\n\nbody \ufffd' });
    expect(recordOf('latin-1 without header').messageBytes).toBeDefined();
    expect(recordOf('NUL in message').message).toBe('before');
    expect(recordOf('empty message').message).toBe('');
    expect(recordOf('unicode').messageBytes).toBeUndefined();
  });

  it('cuts a message at 1 MiB and says how long it was', () => {
    const { message, messageTotal } = recordOf('long');
    expect(Buffer.byteLength(message)).toBe(1 << 20);
    expect(messageTotal).toBe('subject\n\n'.length + 230_000 * 5);
  });

  it('keeps the bytes of a path that is not UTF-8', () => {
    const bytes = recordOf('odd names').files.flatMap(({ pathBytes }) => pathBytes ?? []);
    expect(bytes.map((base64) => Buffer.from(base64, 'base64').toString('latin1'))).toEqual(['caf\xe9']);
    expect(recordOf('odd rename').files).toMatchObject([{ status: 'R', path: 'caf\ufffd2', from: 'caf\ufffd' }]);
  });

  test.each([
    ['mode only', { path: 'script.sh', status: 'M', insertions: 0, deletions: 0 }],
    ['binary change', { path: 'image.bin', status: 'M', insertions: null, deletions: null }],
    ['rename', { path: 'b.txt', status: 'R', from: 'a.txt', insertions: 0, deletions: 0 }],
    ['type change', { path: 'gone.txt', status: 'T', insertions: 1, deletions: 1 }],
    ['submodule change', { path: 'sub', status: 'M', insertions: 1, deletions: 1 }],
  ])('%s', (oddity, file) => {
    expect(recordOf(oddity).files).toEqual([file]);
  });
});

describe('a commit of very many files', () => {
  it('lists 20,000 of them and counts all', async () => {
    const world = createWorld();
    const path = world.repository('many');
    const blob = gitBytes(world, path, ['hash-object', '-w', '--stdin'], 'one\ntwo\n').trim();
    const index = Array.from({ length: 20_050 }, (_, at) => `100644 ${blob}\tf${at}\n`).join('');
    gitBytes(world, path, ['update-index', '--index-info'], index);
    const hash = world.commit(path, 'many');
    const [record] = await readAll(world, path, [hash]);
    expect(record).toMatchObject({ filesTotal: 20_050, insertions: 40_100, deletions: 0 });
    expect(record?.files).toHaveLength(20_000);
    expect(record?.files.every(({ insertions }) => insertions === 2)).toBe(true);
    world.remove();
  });
});
