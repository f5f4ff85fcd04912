import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { chmodSync, chownSync, existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDirectoryOf, openDataDirectory } from '../../../src/store/data-directory.js';
import { createStoreWorld, type StoreWorld } from './store-world.js';

const modeOf = (path: string): number => statSync(path).mode & 0o777;
const isRoot = process.geteuid?.() === 0;

describe('where the data directory is', () => {
  test.each([
    ['CRAFTNUDGE_HOME comes first', { CRAFTNUDGE_HOME: '/a', XDG_DATA_HOME: '/b', HOME: '/h' }, 'linux', '/a'],
    ['then XDG_DATA_HOME', { CRAFTNUDGE_HOME: '', XDG_DATA_HOME: '/b', HOME: '/h' }, 'linux', '/b/craftnudge'],
    ['unless that is relative', { XDG_DATA_HOME: 'b', HOME: '/h' }, 'linux', '/h/.local/share/craftnudge'],
    ['macOS has its own place', { HOME: '/h' }, 'darwin', '/h/Library/Application Support/craftnudge'],
    ['Windows too', { LOCALAPPDATA: '/l', HOME: '/h' }, 'win32', '/l/craftnudge'],
  ] as const)('%s', (_, env, platform, expected) => {
    expect(dataDirectoryOf(env, platform)).toBe(expected);
  });

  it('is refused where it would follow the current directory', () => {
    expect(() => dataDirectoryOf({ CRAFTNUDGE_HOME: 'data' })).toThrow(/data is a relative path/);
  });
});

describe('the data directory', () => {
  let world: StoreWorld;
  const open = (path: string): ReturnType<typeof openDataDirectory> => openDataDirectory({ CRAFTNUDGE_HOME: path });
  beforeEach(() => {
    world = createStoreWorld();
  });
  afterEach(() => world.remove());

  it('is not made before something is written', () => {
    expect(existsSync(world.data.root)).toBe(false);
    world.data.resolve('behaviors', 'commits.jsonl');
    expect(existsSync(world.data.root)).toBe(false);
  });

  test.each(['0', '0777'])('is private at every level under umask %s', (umask) => {
    const before = process.umask(umask);
    try {
      open(join(world.root, 'new/deep/data')).ensure('a', 'b');
    } finally {
      process.umask(before);
    }
    for (const path of ['new', 'new/deep', 'new/deep/data', 'new/deep/data/a', 'new/deep/data/a/b']) {
      expect([path, modeOf(join(world.root, path))]).toEqual([path, 0o700]);
    }
  });

  it('is tightened where somebody has opened it to others', () => {
    mkdirSync(world.data.root);
    chmodSync(world.data.root, 0o777);
    world.data.ensure('behaviors');
    expect(modeOf(world.data.root)).toBe(0o700);
  });

  it('is refused where it is a symbolic link', () => {
    mkdirSync(join(world.root, 'elsewhere'));
    symlinkSync(join(world.root, 'elsewhere'), join(world.root, 'link'));
    expect(() => open(join(world.root, 'link'))).toThrow(/is a symbolic link/);
  });

  it('is refused where it is a file', () => {
    writeFileSync(join(world.root, 'file'), '');
    expect(() => open(join(world.root, 'file'))).toThrow(/is not a directory/);
    expect(() => open(join(world.root, 'file/data'))).toThrow(/is not a directory/);
  });

  it('is refused where a folder inside is a link', () => {
    world.data.ensure();
    symlinkSync(world.root, world.data.resolve('behaviors'));
    expect(() => world.data.ensure('behaviors')).toThrow(/behaviors is a symbolic link/);
  });

  it('is refused where it belongs to somebody else', () => {
    const foreign = isRoot ? join(world.root, 'foreign') : '/usr';
    if (isRoot) {
      mkdirSync(foreign);
      chownSync(foreign, 65534, 65534);
    }
    expect(() => open(foreign)).toThrow(/owned by another user/);
  });

  it("is not made in somebody else's home", () => {
    const home = isRoot ? join(world.root, 'home') : '/root';
    if (isRoot) {
      mkdirSync(home);
      chownSync(home, 65534, 65534);
    }
    const path = join(home, '.local/share/craftnudge');
    expect(() => open(path).ensure()).toThrow(/inside a directory of another user|cannot be (read|written)/);
    expect(existsSync(join(home, '.local'))).toBe(false);
  });
});
