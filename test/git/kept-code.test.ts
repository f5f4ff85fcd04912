// The compiled code that a recorder keeps for the next one: whatever stands in its place, commits go on being recorded.
import { afterAll, beforeAll, expect, it, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorld, projectRoot, type Finished, type World } from '../support/world.js';

let world: World;
let path: string;
let good: Buffer;

const record = (): Finished => world.run('/', process.execPath, [join(projectRoot, 'dist/recorder.cjs')]);

beforeAll(() => {
  world = createWorld();
  world.craftnudge(world.repository('api'), 'install-hooks', '--no-history');
  record();
  const index = join(world.data, 'index');
  path = join(index, readdirSync(index).find((name) => name.endsWith('.code')) ?? 'none');
  good = readFileSync(path);
});
afterAll(() => world.remove());

it('is 0600 and is used again', () => {
  expect(lstatSync(path).mode & 0o777).toBe(0o600);
  expect(record().status).toBe(0);
  expect(readFileSync(path).equals(good)).toBe(true);
});

const flippedAt = (share: number): Buffer => {
  const bytes = Buffer.from(good);
  const at = Math.floor(bytes.length * share);
  bytes[at] = (bytes[at] ?? 0) ^ 0x5a;
  return bytes;
};

test.each<readonly [string, () => void]>([
  ...[0, 0.0002, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map(
    (share) => [`a changed byte at ${share} of it`, () => writeFileSync(path, flippedAt(share))] as const,
  ),
  ['half of it', () => writeFileSync(path, good.subarray(0, good.length / 2))],
  ['nothing', () => writeFileSync(path, '')],
  ['zeros', () => writeFileSync(path, Buffer.alloc(good.length))],
  ['a FIFO', () => void execFileSync('mkfifo', [path])],
  ['a link to what never ends', () => symlinkSync('/dev/zero', path)],
])('%s is left alone and made anew', (_, plant) => {
  rmSync(path, { force: true });
  plant();
  expect(record()).toMatchObject({ status: 0, stderr: '' });
  expect(lstatSync(path).isFile()).toBe(true);
  expect(readFileSync(path).length).toBeGreaterThan(good.length / 2);
});
