// The power cut while records are written: the file system's backing file is copied while it is mounted, and the copy
// mounted as after a restart. Every record that was acknowledged before the copy began is there. Needs root and ext4.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDataDirectory } from '../../src/store/data-directory.js';
import { openJournal } from '../../src/store/journal/journal.js';
import { tellFigures } from '../support/figures.js';
import { createRandom } from '../support/random.js';
import { removeProgram, start } from '../unit/store/store-world.js';

const CUTS = 100;
const seed = Number(process.env['CRAFTNUDGE_TEST_SEED'] ?? Date.now() % 1_000_000);
const random = createRandom(seed);

let root: string;
const mounted: string[] = [];
const run = (program: string, ...args: readonly string[]): string => execFileSync(program, args, { encoding: 'utf8' });
const mount = (image: string, name: string): string => {
  const place = join(root, name);
  mkdirSync(place, { recursive: true });
  run('mount', '-o', 'loop', image, place);
  mounted.push(place);
  return place;
};
const unmount = (place: string): void => {
  run('umount', place);
  mounted.splice(mounted.indexOf(place), 1);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'craftnudge-power-'));
});
afterEach(() => {
  for (const place of [...mounted].reverse()) unmount(place);
  rmSync(root, { recursive: true, force: true });
  removeProgram();
});

it(`${CUTS} power cuts lose no acknowledged record and leave every file readable`, async () => {
  const image = join(root, 'disk.img');
  run('truncate', '-s', '64M', image);
  run('mkfs.ext4', '-q', '-F', image);
  const place = mount(image, 'disk');
  const data = openDataDirectory({ CRAFTNUDGE_HOME: join(place, 'data') });
  const world = { root: place, data, journalPath: '', indexPaths: [], remove: () => undefined };
  const acknowledged: string[] = [];
  let lost = 0;
  let unreadable = 0;
  let sealed = 0;
  const { child, ended, says } = start(world, ['append', 0, 1_000_000, 200, 20_000]);
  child.stdout?.on('data', (text: Buffer) =>
    acknowledged.push(
      ...text
        .toString()
        .split('\n')
        .filter((line) => line.length === 40),
    ),
  );
  await says('started');
  for (let cut = 0; cut < CUTS; cut += 1) {
    await sleep(random() * 150);
    const before = [...acknowledged];
    const copy = join(root, 'copy.img');
    copyFileSync(image, copy); // what a disk holds at the moment of the cut, more or less: ext4 replays its own journal
    const after = mount(copy, 'copy');
    const journal = openJournal(openDataDirectory({ CRAFTNUDGE_HOME: join(after, 'data') }));
    const found = new Set([...journal.read()].map(({ hash }) => hash as string));
    lost += before.filter((hash) => !found.has(hash)).length;
    if (journal.verify().damage.some(({ reason }) => reason !== 'torn')) unreadable += 1;
    sealed = Math.max(sealed, journal.cursor().segment - 1);
    journal.close();
    unmount(after);
  }
  child.kill('SIGKILL');
  await ended;
  unmount(place);
  tellFigures('power cuts', { seed, cuts: CUTS, acknowledged: acknowledged.length, sealed, lost, unreadable });
  expect({ lost, unreadable }).toEqual({ lost: 0, unreadable: 0 });
  expect(acknowledged.length).toBeGreaterThan(CUTS);
}, 900_000);
