// The commit journal under faults: every bit, every cut, sealing while others append, torn writes, kills.
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
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
import { setTimeout as sleep } from 'node:timers/promises';
import { appendLines } from '../../src/store/append-lines.js';
import type { CommitRecord } from '../../src/domain/commit-record.js';
import { type Disk, realDisk } from '../../src/store/disk.js';
import { openJournal } from '../../src/store/journal/journal.js';
import { parseLine, sealLine } from '../../src/store/line.js';
import { verifyFile } from '../../src/store/verify-file.js';
import { addFigures, roundsOf, seedsOf } from '../support/guarantee.js';
import { createRandom } from '../support/random.mjs';
import { aCommit, commits, hashOf } from '../unit/store/commits.js';
import { createStoreWorld, removeProgram, start, type StoreWorld } from '../unit/store/store-world.js';

let world: StoreWorld;
beforeEach(() => {
  world = createStoreWorld();
});
afterEach(() => world.remove());
afterAll(removeProgram);

const segmentNames = (): readonly string[] =>
  readdirSync(world.data.resolve('behaviors')).filter((name) => name.endsWith('.jsonl'));
const linesOnDisk = (): readonly string[] =>
  segmentNames().flatMap((name) => readFileSync(world.data.resolve('behaviors', name), 'utf8').split('\n'));
const hashesRead = (): readonly string[] => {
  const journal = openJournal(world.data);
  const hashes = [...journal.read()].map(({ hash }) => hash);
  journal.close();
  return hashes;
};
/** Thousands of times, where nothing is about what is durable. */
const quickDisk: Disk = { ...realDisk, sync: () => undefined };
const appendTo = (records: readonly CommitRecord[]): number => {
  const journal = openJournal(world.data, { disk: quickDisk });
  const added = journal.append(records).length;
  journal.close();
  return added;
};

/** The same question as to `verify`, about the line of that byte (and the next one, where they melt): much quicker. */
function isIntactAround(bytes: Buffer, at: number, flipped: number): boolean {
  const from = at === 0 ? 0 : bytes.lastIndexOf(10, at - 1) + 1;
  const end = bytes.indexOf(10, bytes[at] === 10 ? at + 1 : at);
  const window = Buffer.from(bytes.subarray(from, end < 0 ? bytes.length : end));
  window[at - from] = flipped;
  const lines = window
    .toString('latin1')
    .split('\n')
    .filter((line) => line !== '');
  return lines.every((line) => parseLine(Buffer.from(line, 'latin1')).ok);
}

describe('damage is noticed', () => {
  it('for every flipped bit of a journal of 100 records', () => {
    appendTo(commits(100));
    const bytes = readFileSync(world.journalPath);
    const fd = openSync(world.journalPath, 'r+');
    let unnoticed = 0;
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const at = bit >> 3;
      const flipped = (bytes[at] ?? 0) ^ (1 << (bit & 7));
      if (bit % 997 > 0) {
        if (isIntactAround(bytes, at, flipped)) unnoticed += 1;
        continue;
      }
      writeSync(fd, Buffer.of(flipped), 0, 1, at);
      if (verifyFile(world.journalPath).intact) unnoticed += 1;
      writeSync(fd, bytes, at, 1, at);
    }
    closeSync(fd);
    addFigures('bit flips', { flipped: bytes.length * 8, unnoticed });
    expect(unnoticed).toBe(0);
    expect(bytes.length).toBeGreaterThan(60_000);
  }, 600_000);

  it('for a cut at every byte of a journal of 20 records, and the next append is fine', () => {
    appendTo(commits(20).map((commit) => ({ ...commit, message: '🦊', files: [] })));
    const whole = readFileSync(world.journalPath);
    let eaten = 0;
    let unread = 0;
    let unnoticed = 0;
    for (let size = 0; size <= whole.length; size += 1) {
      writeFileSync(world.journalPath, whole.subarray(0, size));
      const complete =
        whole
          .subarray(0, size + 1)
          .toString('latin1')
          .split('\n').length - 1;
      const isTorn = size > 0 && whole[size - 1] !== 10 && whole[size] !== 10;
      if (verifyFile(world.journalPath).intact === isTorn) unnoticed += 1;
      if (appendTo([aCommit(99)]) !== 1) unread += 1;
      const found = hashesRead();
      if (!Array.from({ length: complete }, (_, at) => hashOf(at)).every((hash, at) => found[at] === hash)) eaten += 1;
      if (found.length !== complete + 1 || found.at(-1) !== hashOf(99)) unread += 1;
    }
    addFigures('cuts', { offsets: whole.length + 1, eaten, unread, unnoticed });
    expect({ eaten, unread, unnoticed }).toEqual({ eaten: 0, unread: 0, unnoticed: 0 });
  }, 600_000);
});

describe('nothing is lost when the active segment is sealed', () => {
  const RACES = 1000;

  /** Moves the log away at a moment that a lock would forbid: between opening and writing, or before the check behind it. */
  const movingDisk = (moment: 'write' | 'sync', move: () => void): Disk => {
    let moved = false;
    const once = (): void => {
      if (!moved) move();
      moved = true;
    };
    return {
      write: (fd, bytes) => {
        if (moment === 'write') once();
        return realDisk.write(fd, bytes);
      },
      sync: (fd) => {
        realDisk.sync(fd);
        if (moment === 'sync') once();
      },
    };
  };

  it.each([
    ['renamed', 'write', (path: string, n: number) => renameSync(path, path.replace('.jsonl', `-sealed-${n}.jsonl`))],
    ['renamed', 'sync', (path: string, n: number) => renameSync(path, path.replace('.jsonl', `-sealed-${n}.jsonl`))],
    ['replaced', 'write', (path: string) => replaceBy(path)],
    ['replaced', 'sync', (path: string) => replaceBy(path)],
  ] as const)(
    `by an appender whose file is ${'%s'} just at its %s, ${RACES} times`,
    (what, moment, move) => {
      world.data.ensure('behaviors');
      const path = world.journalPath;
      let lost = 0;
      for (let race = 0; race < RACES; race += 1) {
        appendLines({ path, lines: [sealLine(aCommit(race))], disk: movingDisk(moment, () => move(path, race)) });
        if (!lastLineOf(path).includes(hashOf(race))) lost += 1;
      }
      addFigures(`${what} at ${moment}`, { races: RACES, lost });
      expect(lost).toBe(0);
    },
    300_000,
  );

  const replaceBy = (path: string): void => {
    writeFileSync(`${path}.new`, readFileSync(path), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  };
  const lastLineOf = (path: string): string => readFileSync(path, 'utf8').trimEnd().split('\n').at(-1) ?? '';

  it('while eight processes append, each of them sealing', async () => {
    const PROCESSES = 8;
    const EACH = 135;
    const writers = Array.from({ length: PROCESSES }, (_, at) =>
      start(world, ['append', at * (EACH - 10), EACH, 0, 1]),
    );
    const outputs = await Promise.all(writers.map(({ ended }) => ended));
    const said = outputs.flatMap(({ stdout }) => stdout.split('\n').filter((line) => line.length === 40));
    const index = statSync(world.indexPaths[0] ?? '').ino;
    const found = hashesRead();
    const lost = said.filter((hash) => !found.includes(hash)).length;
    const doubled = linesOnDisk().filter((line) => line !== '').length - found.length;
    const sealings = segmentNames().length - 1;
    addFigures('sealing', { sealings, records: found.length, lost, doubled });
    expect(outputs.map(({ stderr }) => stderr).join('')).toBe('');
    expect({ lost, doubled, said: said.length }).toEqual({ lost: 0, doubled: 0, said: (EACH - 10) * PROCESSES + 10 });
    expect(sealings).toBeGreaterThanOrEqual(1000);
    expect(statSync(world.indexPaths[0] ?? '').ino).toBe(index); // what it said was right: nobody made it anew
  }, 600_000);

  it.each(seedsOf('journal'))('and the writer is killed at random moments (seed %i)', async (seed) => {
    const random = createRandom(seed);
    const KILLS = roundsOf({ short: 30, full: 200 });
    const reported = new Set<string>();
    let kills = 0;
    // On a busy machine many are killed before they have written: those prove nothing, and more are killed.
    for (; kills < KILLS || reported.size <= KILLS; kills += 1) {
      const { child, ended, says } = start(world, ['append', 0, 100_000, 0, 700]);
      await says('started');
      await sleep(random() * 200);
      child.kill('SIGKILL');
      const { stdout } = await ended;
      for (const line of stdout.split('\n').slice(0, -1)) if (line.length === 40) reported.add(line);
    }
    const found = hashesRead();
    const lost = [...reported].filter((hash) => !found.includes(hash)).length;
    const doubled = found.length - new Set(found).size;
    addFigures('kills while sealing', {
      kills,
      reported: reported.size,
      sealed: segmentNames().length - 1,
      lost,
      doubled,
    });
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
    expect(reported.size).toBeGreaterThan(KILLS);
  }, 600_000);
});

describe('a torn write', () => {
  const TEARS = roundsOf({ short: 100, full: 500 });

  it.each(seedsOf('journal'))(`eats no good record, ${TEARS} times (seed %i)`, async (seed) => {
    const random = createRandom(seed);
    const PREFILLED = 100;
    appendTo(commits(PREFILLED)); // longer than the files of its index, which the limit must let through
    let torn = 0;
    let number = PREFILLED;
    const acknowledged = new Set<string>();
    for (let tries = 0; torn < TEARS && tries < TEARS * 2; tries += 1) {
      const size = statSync(world.journalPath, { throwIfNoEntry: false })?.size ?? 0;
      const limit = size + 1 + Math.floor(random() * 6000);
      const { ended } = start(world, ['append', number, 12, 0], {
        before: `ulimit -c 0; prlimit --pid $$ --fsize=${limit}`,
      });
      const { status, stdout } = await ended;
      if (status !== 0) torn += 1;
      const said = stdout.split('\n').filter((line) => line.length === 40);
      for (const hash of said) acknowledged.add(hash);
      number += said.length;
      if (size > 3_000_000) rmSync(world.data.resolve('index'), { recursive: true, force: true });
    }
    const found = new Set(hashesRead());
    const eaten = [...acknowledged].filter((hash) => !found.has(hash)).length;
    const fragments = verifyFile(world.journalPath).damage.length;
    addFigures('tears', { tears: torn, fragments, acknowledged: acknowledged.size, eaten });
    expect({ torn, eaten }).toEqual({ torn: TEARS, eaten: 0 });
    expect(fragments).toBeGreaterThan(TEARS / 3);
  }, 900_000);
});
