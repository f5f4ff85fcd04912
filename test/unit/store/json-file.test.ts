import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDerived, readJson, writeJson } from '../../../src/store/json-file.js';
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
