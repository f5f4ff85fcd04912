// 10,000 commit objects as nobody's git would write them: each is a record or is passed over, none keeps the others from
// being read, and no record outgrows what a reader can bear. CRAFTNUDGE_TEST_SEED repeats a run.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommitRecord } from '../../../src/domain/commit-record.js';
import { createRandom } from '../../support/random.mjs';
import { createWorld, type World } from '../../support/world.js';
import { gitBytes, readAll } from './parts.js';

const OBJECTS = 10_000;
const LARGEST_RECORD = 64 * 1024;
const seed = Number(process.env['CRAFTNUDGE_TEST_SEED'] ?? Date.now() % 1_000_000);

let world: World;
let path: string;
let hashes: readonly string[];
let sound: readonly string[];

beforeAll(() => {
  world = createWorld();
  path = world.repository('fuzzed');
  world.commit(path, 'feat: first', { 'a.txt': 'a\n' });
  const tree = world.git(path, 'rev-parse', 'HEAD^{tree}');
  const parent = world.git(path, 'rev-parse', 'HEAD');
  const head = Buffer.from(
    `tree ${tree}\nparent ${parent}\nauthor Ada <ada@example.org> 1700000000 +0100\n` +
      'committer Bob <bob@example.org> 1700000000 -0330\nencoding ISO-8859-1\n\nfix: sub\xe9ject\n\nbody\n',
    'latin1',
  );
  const random = createRandom(seed);
  hashes = writeObjects(Array.from({ length: OBJECTS }, () => mutate(head, random)));
  sound = writeObjects([1, 2, 3].map((n) => Buffer.concat([head, Buffer.from(`sound ${n}\n`)])));
});
afterAll(() => world.remove());

function writeObjects(objects: readonly Buffer[]): readonly string[] {
  const folder = join(world.root, 'objects');
  mkdirSync(folder, { recursive: true });
  const paths = objects.map((bytes, index) => {
    const file = join(folder, String(index));
    writeFileSync(file, bytes);
    return file;
  });
  const command = ['hash-object', '-t', 'commit', '-w', '--literally', '--no-filters', '--stdin-paths'];
  return gitBytes(world, path, command, `${paths.join('\n')}\n`)
    .trim()
    .split('\n');
}

/** Bytes that mean something in a commit object, or to somebody who reads one. */
const PIECES = [
  '\n',
  '\n\n',
  '\0',
  ' ',
  '<',
  '>',
  '\t',
  '\r\n',
  '-',
  '+9999',
  '99999999999999999999',
  '\xff\xfe',
  '\x1b[31m',
].concat(
  [
    'tree ',
    'parent ',
    'author ',
    'committer ',
    'encoding ',
    'gpgsig ',
    'mergetag ',
    'UTF-16',
    '\u00ed\u00a0\u0080',
    '0'.repeat(40),
  ],
  ['\ngpgsig -----BEGIN\n \n', '\nencoding x\n', '\nparent ', `x`.repeat(5000), '\u00e2\u0080\u00a8'],
);

function mutate(object: Buffer, random: () => number): Buffer {
  const below = (limit: number): number => Math.floor(random() * limit);
  let bytes = object;
  // A commit without its tree, or with no date, is asked for by itself, which costs a hundred times as much: 500 will do.
  const from = object.indexOf(['tree', 'author'][Math.floor(random() * 40)] ?? 'encoding');
  for (let change = 0; change <= below(4); change += 1) {
    const at = from + below(bytes.length - from);
    const until = Math.min(bytes.length, at + below(60));
    const piece = Buffer.from(PIECES[below(PIECES.length)] ?? '', 'latin1');
    const random256 = Buffer.from([below(256)]);
    const put = [piece, random256, Buffer.alloc(0), bytes.subarray(at, until)][below(4)] ?? piece;
    const rest = below(2) === 0 ? bytes.subarray(at) : bytes.subarray(until);
    bytes = Buffer.concat([bytes.subarray(0, at), put, rest]);
  }
  return bytes;
}

/** One record a line, as it is written. */
const sizeOf = (record: CommitRecord): number => Buffer.byteLength(JSON.stringify(record));

it(`37: ${OBJECTS} fuzzed commit objects (seed ${seed}) stop nothing`, async () => {
  const [first = '', second = '', third = ''] = sound;
  const mixed = [first, ...hashes.slice(0, OBJECTS / 2), second, ...hashes.slice(OBJECTS / 2), third];
  const records = await readAll(world, path, mixed);
  const read = records.map(({ hash }): string => hash);
  expect(read).toEqual(expect.arrayContaining([first, second, third]));
  expect(records.length).toBeGreaterThan(OBJECTS / 4);
  expect(Math.max(...records.map(sizeOf))).toBeLessThanOrEqual(LARGEST_RECORD);
  for (const { authoredAt } of records) expect(authoredAt === null || Date.parse(authoredAt) >= 0).toBe(true);
}, 600_000);
