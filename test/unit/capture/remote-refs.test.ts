import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { haveRemotesMoved } from '../../../src/capture/remote-refs.js';

const LONG_AGO = 1_000_000_000;
const THEN = LONG_AGO + 3600;

let commonDir: string;

beforeEach(() => {
  commonDir = mkdtempSync(join(tmpdir(), 'craftnudge-refs-'));
  writeAt('packed-refs', LONG_AGO);
  writeAt('refs/remotes/origin/feature/main', LONG_AGO);
  for (const path of ['refs/remotes/origin/feature', 'refs/remotes/origin', 'refs/remotes']) touch(path, LONG_AGO);
});
afterEach(() => rmSync(commonDir, { recursive: true }));

const touch = (path: string, epoch: number): void => utimesSync(join(commonDir, path), epoch, epoch);
function writeAt(path: string, epoch: number): void {
  mkdirSync(dirname(join(commonDir, path)), { recursive: true });
  writeFileSync(join(commonDir, path), '');
  touch(path, epoch);
}

test('nothing was written since: no remote-tracking branch has moved', () => {
  expect(haveRemotesMoved(commonDir, THEN)).toBe(false);
  rmSync(join(commonDir, 'refs'), { recursive: true });
  expect(haveRemotesMoved(commonDir, THEN)).toBe(false);
});

test.each([
  'packed-refs',
  'refs/remotes/origin/feature',
  'refs/remotes/origin',
  'refs/remotes',
])('%s was written, in the same second or later: one may have', (path) => {
  touch(path, THEN);
  expect(haveRemotesMoved(commonDir, THEN)).toBe(true);
});

test('a reftable tells nothing of single branches: one may have', () => {
  mkdirSync(join(commonDir, 'reftable'));
  expect(haveRemotesMoved(commonDir, THEN)).toBe(true);
});
