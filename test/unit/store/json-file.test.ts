import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readdirSync, readFileSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDerived, readJson, writeDerived, writeJson } from '../../../src/store/json-file.js';
import { createStoreWorld, type StoreWorld } from './store-world.js';

let world: StoreWorld;
let path: string;
beforeEach(() => {
  world = createStoreWorld();
  path = join(world.root, 'settings/snooze.json');
});
afterEach(() => world.remove());

test('a value comes back, and no other file stays', () => {
  expect(readJson(path)).toBeUndefined();
  writeJson(path, { until: 1 });
  writeJson(path, { until: 2 });
  expect(readJson(path)).toEqual({ until: 2 });
  expect(readdirSync(join(world.root, 'settings'))).toEqual(['snooze.json']);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('what is damaged is told, unless it can be made again', () => {
  writeJson(path, 1);
  writeFileSync(path, '{"until":');
  expect(() => readJson(path)).toThrow(/snooze\.json cannot be read/);
});

test('a derived value comes back as it was, or not at all', () => {
  expect(readDerived(path)).toBeUndefined();
  const value = { v: 1, list: [1, 'two', { three: null }], text: '\u001b\u2028‹ü›' };
  writeDerived(path, value);
  expect(readDerived(path)).toEqual(value);
  const whole = readFileSync(path);
  for (let at = 0; at < whole.length; at += 1) {
    writeFileSync(
      path,
      Buffer.concat([whole.subarray(0, at), Buffer.from([(whole[at] ?? 0) ^ 1]), whole.subarray(at + 1)]),
    );
    expect(readDerived(path)).toBeUndefined();
    writeFileSync(path, whole.subarray(0, at));
    expect(readDerived(path)).toBeUndefined();
  }
});

test.each([
  ['of another hand', '{"v":1,"list":7}'],
  ['sealed by guess', '{"v":1,"list":7,"check":"0123456789abcdef"}'],
  ['nested a million deep', `${'['.repeat(1e6)}${']'.repeat(1e6)}`],
  ['nested deep behind a seal', `{"a":${'['.repeat(1e6)}${']'.repeat(1e6)},"check":"0123456789abcdef"}`],
  ['of zeros', '\0'.repeat(1000)],
  ['empty', ''],
  ['of prototypes', '{"__proto__":{"v":1},"constructor":{"prototype":{"v":1}}}'],
])('a derived file %s is as good as none', (_, text) => {
  writeDerived(path, { v: 1 });
  writeFileSync(path, text);
  expect(readDerived(path)).toBeUndefined();
});

test('a derived file beyond all size is not read', () => {
  writeDerived(path, { v: 1 });
  truncateSync(path, 2 ** 40);
  expect(readDerived(path)).toBeUndefined();
});

test('a link is replaced, not followed', () => {
  writeJson(path, 1);
  const target = join(world.root, 'target');
  writeFileSync(target, 'precious');
  const link = join(world.root, 'settings/link.json');
  symlinkSync(target, link);
  expect(() => readJson(link)).toThrow(/a symbolic link/);
  expect(() => readDerived(link)).toThrow(/a symbolic link/);
  writeJson(link, 2);
  expect(readFileSync(target, 'utf8')).toBe('precious');
  expect(readJson(link)).toBe(2);
});
