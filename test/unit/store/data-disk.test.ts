import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskObstacles, examineDisk } from '../../../src/services/examine-disk.js';
import type { StatFs } from '../../../src/store/data-disk.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'craftnudge-disk-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const disk =
  (found: Partial<ReturnType<StatFs>>): StatFs =>
  () => ({
    type: 0xef53,
    bsize: 4096,
    bavail: 1 << 20,
    files: 1 << 20,
    ffree: 1 << 20,
    ...found,
  });

test.each([
  ['NFS', 0x6969],
  ['SMB', 0xfe534d42],
  ['SMB', 0xff534d42 | 0], // as a negative number
  ['9p', 0x01021997],
  ['AFS', 0x5346414f],
  ['VirtualBox', 0x786f4256],
])('a data directory on %s is told, with a place to move to', (name, type) => {
  const { ok, text, fix } = examineDisk(root, { statfs: disk({ type }), probe: true });
  expect({ ok, named: text.includes(name) }).toEqual({ ok: false, named: true });
  expect(fix).toContain('CRAFTNUDGE_HOME');
});

test('FUSE may be on this machine: it is named, and no fault', () => {
  expect(examineDisk(root, { statfs: disk({ type: 0x65735546 }), probe: true })).toMatchObject({
    ok: true,
    text: expect.stringContaining('FUSE'),
  });
});

test.each([
  ['few bytes', { bavail: 100 }, /nearly full: 0 MiB are left/],
  ['few files', { ffree: 3 }, /nearly full: 3 more files/],
])('a disk with %s left is told', (_, found, text) => {
  expect(examineDisk(root, { statfs: disk(found), probe: true })).toMatchObject({
    ok: false,
    text: expect.stringMatching(text),
    fix: expect.stringContaining('df -h'),
  });
});

test('a file system that does not count files is not full of them', () => {
  expect(examineDisk(root, { statfs: disk({ files: 0, ffree: 0 }), probe: true }).ok).toBe(true);
});

test('a disk that cannot even be asked is told', () => {
  const gone: StatFs = () => {
    throw Object.assign(new Error('ESTALE: stale file handle, statfs'), { code: 'ESTALE' });
  };
  expect(examineDisk(root, { statfs: gone, probe: true })).toMatchObject({
    ok: false,
    text: expect.stringContaining('ESTALE'),
  });
});

test('an ordinary disk is fine, looked at without a trace, also before the directory is made', () => {
  expect(examineDisk(root, { statfs: disk({}), probe: true })).toEqual({ ok: true, text: root });
  expect(readdirSync(root)).toEqual([]);
  expect(examineDisk(join(root, 'later/data'), { statfs: disk({}), probe: true }).text).toContain('not made yet');
  expect(readdirSync(root)).toEqual([]);
  expect(diskObstacles(root)).toEqual([]);
});
