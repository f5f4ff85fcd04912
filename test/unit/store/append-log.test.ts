import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { type AppendLog, openAppendLog } from '../../../src/store/append-log.js';
import { type Disk, realDisk } from '../../../src/store/disk.js';
import { sealLine } from '../../../src/store/line.js';
import { createStoreWorld, type StoreWorld } from './store-world.js';

interface Note {
  readonly v: 1;
  readonly n: number;
}

const note = (n: number): Note => ({ v: 1, n });

let world: StoreWorld;
let path: string;
let log: AppendLog<Note>;
const openWith = (disk: Disk = realDisk): AppendLog<Note> =>
  openAppendLog<Note>({ path, lockPath: `${path}.lock`, disk });
const numbers = (): readonly number[] => [...log.read()].map(({ record }) => record.n);

beforeEach(() => {
  world = createStoreWorld();
  path = join(world.root, 'notes.jsonl');
  log = openWith();
});
afterEach(() => world.remove());

describe('an append-only log', () => {
  it('is empty before anything is written', () => {
    expect(numbers()).toEqual([]);
    log.append([]);
    expect(log.size()).toBe(0);
  });

  it('gives back records with their places', () => {
    log.append([note(1), note(2)]);
    log.append([note(3)]);
    const stored = [...log.read()];
    expect(stored.map(({ record }) => record.n)).toEqual([1, 2, 3]);
    expect([...log.read(stored[1]?.offset)].map(({ record }) => record.n)).toEqual([2, 3]);
    expect(stored[2]?.end).toBe(log.size());
  });

  it('reads its last part from wherever that begins', () => {
    log.append([note(1), note(2), note(3)]);
    const length = log.size() / 3;
    for (let bytes = 0; bytes <= log.size() + 1; bytes += 1) {
      expect([...log.readLast(bytes)]).toHaveLength(Math.min(3, Math.floor(bytes / length)));
    }
  });

  it('survives a cut at every byte, and the next record stays whole', () => {
    log.append([note(1), note(2), note(3)]);
    const whole = readFileSync(path);
    const length = whole.length / 3;
    for (let size = 0; size <= whole.length; size += 1) {
      writeFileSync(path, whole);
      truncateSync(path, size);
      const complete = Math.floor((size + 1) / length); // one that lacks its newline only is complete
      log.append([note(9)]);
      expect(numbers()).toEqual([...[1, 2, 3].slice(0, complete), 9]);
      expect(log.verify().intact).toBe(size % length === 0 || (size + 1) % length === 0);
      expect(readFileSync(path).subarray(0, size)).toEqual(whole.subarray(0, size));
    }
  });

  test.each([
    ['zeros', Buffer.alloc(5000)],
    ['garbage with newlines', Buffer.from('\n\n{"v":1}\n[]\n\xff\xfe\n', 'latin1')],
    ['more than a chunk of it', Buffer.alloc((1 << 20) + 17, 'x')],
  ])('reads on behind %s and says where they are', (_, gap) => {
    log.append([note(1)]);
    const from = log.size();
    appendFileSync(path, gap);
    log.append([note(2)]);
    expect(numbers()).toEqual([1, 2]);
    const { intact, damage } = log.verify();
    expect(intact).toBe(false);
    expect(damage[0]).toMatchObject({ path });
    expect(damage[0]?.from).toBeGreaterThanOrEqual(from);
    expect(damage.at(-1)?.to).toBeLessThanOrEqual(from + gap.length + 1);
  });

  it('leaves lines of a later version alone and does not call them damaged', () => {
    log.append([note(1)]);
    appendFileSync(path, `${sealLine({ v: 99, n: 'nine' })}\n`);
    log.append([note(2)]);
    expect(numbers()).toEqual([1, 2]);
    expect(log.verify()).toMatchObject({ intact: true, files: [{ records: 2, unknownVersions: 1 }] });
  });

  it('reads lines longer than a chunk', () => {
    const long = { ...note(1), text: 'x'.repeat(3 << 20) };
    log.append([long, note(2)]);
    expect(numbers()).toEqual([1, 2]);
  });
});

describe('a failing disk', () => {
  const failing = (faults: Partial<Disk>): AppendLog<Note> => openWith({ ...realDisk, ...faults });
  const error = (errno: number, code: string): Error => Object.assign(new Error(`${code}: no`), { errno, code });
  const once = <Arguments extends readonly unknown[], Result>(
    fault: (...args: Arguments) => Result,
    healthy: (...args: Arguments) => Result,
  ): ((...args: Arguments) => Result) => {
    let calls = 0;
    return (...args) => ((calls += 1) === 1 ? fault(...args) : healthy(...args));
  };

  test.each([
    ['no space', -28, 'ENOSPC', /ENOSPC/],
    ['no quota, which Node 20 has no name for', -122, 'Unknown system error -122', /EDQUOT/],
  ])('with %s is told in one sentence', (_, errno, code, said) => {
    const full = failing({
      write: () => {
        throw error(errno, code);
      },
    });
    expect(() => full.append([note(1)])).toThrow(said);
    log.append([note(2)]);
    expect(numbers()).toEqual([2]);
  });

  it('that writes only a part gets the rest, each record once, at every length', () => {
    const length = `${sealLine(note(1))}\n`.length;
    for (let cut = 0; cut < length * 3; cut += 1) {
      writeFileSync(path, '');
      const short = once<[number, Buffer], number>(
        (fd, bytes) => writeSync(fd, bytes.subarray(0, cut)),
        realDisk.write,
      );
      failing({ write: short }).append([note(1), note(2), note(3)]);
      expect(numbers()).toEqual([1, 2, 3]);
    }
  });

  it('that keeps writing only a part is told, and nothing whole is lost', () => {
    const short = failing({ write: (fd, bytes) => writeSync(fd, bytes.subarray(0, 70)) });
    expect(() => short.append([note(1), note(2), note(3)])).toThrow(/cannot be written: short write/);
    log.append([note(4)]);
    expect(numbers()).toEqual([1, 2, 4]);
  });

  it('that cannot fsync once is not trusted: written again, read once', () => {
    const sync = once<[number], void>(() => {
      throw error(-5, 'EIO');
    }, realDisk.sync);
    failing({ sync }).append([note(1), note(2)]);
    expect(numbers()).toEqual([1, 2]);
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(5);
  });

  it('that never fsyncs is told', () => {
    const sync = (): void => {
      throw error(-5, 'EIO');
    };
    expect(() => failing({ sync }).append([note(1)])).toThrow(/EIO/);
  });
});

describe('something else in the place of the log', () => {
  test.each([
    ['a link', () => symlinkSync(join(world.root, 'target'), path), /a symbolic link/],
    ['a FIFO', () => execFileSync('mkfifo', [path]), /not a regular file|a FIFO, socket or device/],
    ['a directory', () => mkdirSync(path), /a directory/],
    ['a second name of another file', () => linkSync(join(world.root, 'target'), path), /a hard link/],
  ])('%s is neither written through nor waited for', (_, plant, said) => {
    writeFileSync(join(world.root, 'target'), 'precious\n');
    plant();
    expect(() => log.append([note(1)])).toThrow(said);
    expect(readFileSync(join(world.root, 'target'), 'utf8')).toBe('precious\n');
  });

  test.each(['notes.jsonl', 'notes.jsonl.lock'])('a FIFO at %s is refused for reading and locking too', (name) => {
    execFileSync('mkfifo', [join(world.root, name)]);
    expect(() => {
      numbers();
      log.append([note(1)]);
    }).toThrow(/not a regular file|a FIFO/);
  });
});

test('files are private whatever the umask', () => {
  for (const umask of [0, 0o777]) {
    const before = process.umask(umask);
    try {
      log.append([note(umask)]);
    } finally {
      process.umask(before);
    }
    expect([statSync(path).mode & 0o777, statSync(`${path}.lock`).mode & 0o777]).toEqual([0o600, 0o600]);
  }
});
