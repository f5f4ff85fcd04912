// The power cut while records are written: the file system's backing file is copied while it is mounted, and the copy
// mounted as after a restart. Every record that was acknowledged before the copy began is there. Needs root and ext4.
import { afterAll, afterEach, beforeEach, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDataDirectory } from '../../src/store/data-directory.js';
import { openJournal } from '../../src/store/journal/journal.js';
import { addFigures, roundsOf, seedsOf } from '../support/guarantee.js';
import { createRandom } from '../support/random.mjs';
import { removeProgram, start, type StoreProcess } from '../unit/store/store-world.js';

const CUTS = roundsOf({ short: 30, full: 100 });

let root: string;
let writer: StoreProcess | undefined;
const mounted: string[] = [];
const run = (program: string, ...args: readonly string[]): string => execFileSync(program, args, { encoding: 'utf8' });
const mount = (image: string, name: string): string => {
  const place = join(root, name);
  mkdirSync(place, { recursive: true });
  run('mount', '-o', 'loop,commit=300', image, place); // the kernel itself writes out seldom: what is not fsynced is lost
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
afterEach(async () => {
  writer?.child.kill('SIGKILL');
  await writer?.ended;
  writer = undefined;
  for (const place of [...mounted].reverse()) unmount(place);
  rmSync(root, { recursive: true, force: true });
});
afterAll(removeProgram);

/** Stands still between two calls into the kernel: the copy of the disk is of one moment. */
const standStill = async (pid: number): Promise<void> => {
  process.kill(pid, 'SIGSTOP');
  while (!/\) T /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))) await sleep(1);
};

interface Losses {
  readonly acknowledged: number;
  readonly sealed: number;
  readonly lost: number;
  readonly unreadable: number;
}

async function cutPower(seed: number, cuts: number, ...more: readonly string[]): Promise<Losses> {
  const random = createRandom(seed);
  const image = join(root, 'disk.img');
  run('truncate', '-s', '48M', image);
  run('mkfs.ext4', '-q', '-F', image);
  const place = mount(image, 'disk');
  const data = openDataDirectory({ CRAFTNUDGE_HOME: join(place, 'data') });
  const world = { root: place, data, journalPath: '', indexPaths: [], remove: () => undefined };
  let said = '';
  let lost = 0;
  let unreadable = 0;
  let sealed = 0;
  writer = start(world, ['append', 0, 1_000_000, 200, 20_000, ...more]);
  const { child, says } = writer;
  child.stdout?.on('data', (text: Buffer) => (said += text.toString()));
  await says('started');
  const acknowledged = (): readonly string[] => said.split('\n').filter((line) => line.length === 40);
  for (let cut = 0; cut < cuts; cut += 1) {
    await sleep(random() * 100);
    await standStill(child.pid ?? 0);
    const before = acknowledged();
    const copy = join(root, 'copy.img');
    copyFileSync(image, copy);
    child.kill('SIGCONT');
    const after = mount(copy, 'copy'); // ext4 replays its own journal, as after a restart
    const journal = openJournal(openDataDirectory({ CRAFTNUDGE_HOME: join(after, 'data') }));
    const found = new Set([...journal.read()].map(({ hash }) => hash as string));
    lost += before.filter((hash) => !found.has(hash)).length;
    if (journal.verify().damage.some(({ reason }) => reason !== 'torn')) unreadable += 1;
    sealed = Math.max(sealed, journal.cursor().segment - 1);
    journal.close();
    unmount(after);
  }
  return { acknowledged: acknowledged().length, sealed, lost, unreadable };
}

it.each(
  seedsOf('power-cuts'),
)(`${CUTS} power cuts lose no acknowledged record and leave every file readable (seed %i)`, async (seed) => {
  const losses = await cutPower(seed, CUTS);
  addFigures('power cuts', { cuts: CUTS, ...losses });
  expect(losses).toMatchObject({ lost: 0, unreadable: 0 });
  expect(losses.acknowledged).toBeGreaterThan(CUTS);
  expect(losses.sealed).toBeGreaterThan(0);
}, 900_000);

it('without fsync they would: the same cuts find records missing', async () => {
  const losses = await cutPower(1, 5, 'unsynced');
  expect(losses.lost).toBeGreaterThan(0);
}, 300_000);
