import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { hookNames } from '../../../src/install/hook-names.js';
import { installHooks } from '../../../src/install/install-hooks.js';
import { uninstallHooks } from '../../../src/install/uninstall-hooks.js';
import { copyShipped } from '../../support/shipped.js';
import { createWorld, type World } from '../../support/world.js';
import { pictureOf, requestFor, spoolNames } from './site.js';

let world: World;
let repository: string;
let hooks: string;
beforeEach(() => {
  world = createWorld();
  repository = world.repository('app');
  hooks = join(repository, '.git/hooks');
});
afterEach(() => world.remove());

const install = () => installHooks(requestFor(world, repository));
const uninstall = () => uninstallHooks(requestFor(world, repository));

function hook(name: string, text: string | Uint8Array, mode = 0o755): string {
  const path = join(hooks, name);
  world.write(path, text);
  chmodSync(path, mode);
  return path;
}

const layouts: readonly (readonly [name: string, arrange: () => void])[] = [
  ['no hook', () => {}],
  ['no hooks directory', () => rmSync(hooks, { recursive: true })],
  ['a shell hook', () => hook('post-commit', '#!/bin/sh\necho hello\n')],
  ['a shell hook with an odd mode', () => hook('post-commit', '#!/bin/sh\necho hello\n', 0o711)],
  ['a hook without final newline', () => hook('post-commit', '#!/bin/sh\necho hello')],
  ['a shebang alone', () => hook('post-commit', '#!/bin/sh')],
  ['an empty hook', () => hook('post-commit', '')],
  ['a hook with CRLF', () => hook('post-commit', '#!/bin/sh\r\necho hello\r\n')],
  ['a hook with CRLF after its first line', () => hook('post-commit', '#!/bin/sh\n: hello\r\n')],
  ['a hook in latin1', () => hook('post-commit', Buffer.from('#!/bin/sh\n# caf\xe9\n', 'latin1'))],
  ['a hook without shebang', () => hook('post-commit', 'echo hello\n')],
  ['a python hook', () => hook('post-rewrite', '#!/usr/bin/env python3\nprint(1)\n')],
  ['a binary hook', () => hook('post-commit', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1]))],
  ['a switched-off hook', () => hook('post-merge', '#!/bin/sh\necho hello\n', 0o644)],
  ['a symlinked hook', () => linkedHook()],
  ['a dangling symlink', () => symlinkSync('nowhere', join(hooks, 'post-commit'))],
];

function linkedHook(): void {
  world.commit(repository, 'hook', { 'tools/post-commit': '#!/bin/sh\necho tracked\n' });
  chmodSync(join(repository, 'tools/post-commit'), 0o755);
  symlinkSync('../../tools/post-commit', join(hooks, 'post-commit'));
}

describe.each(layouts)('with %s', (_, arrange) => {
  it('installs once, and gives every byte back', async () => {
    arrange();
    const before = pictureOf(repository);
    const first = await install();
    const installed = [pictureOf(repository), pictureOf(world.data)];
    expect(first.changed).toBe(true);
    const second = await install();
    expect(second.changed).toBe(false);
    expect([pictureOf(repository), pictureOf(world.data)]).toEqual(installed);
    world.run(repository, 'git', ['commit', '-q', '--allow-empty', '-m', 'x']);
    expect(spoolNames(world).filter((name) => name.endsWith('.post-commit'))).toHaveLength(1);
    await uninstall();
    const GIT = ['.git/objects', '.git/refs', '.git/logs', '.git/index', '.git/COMMIT_EDITMSG', '.git/HEAD'];
    expect(pictureOf(join(repository), GIT)).toEqual(keysNotIn(before, GIT));
  });
});

function keysNotIn(
  picture: Readonly<Record<string, string>>,
  ignore: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(picture).filter(([path]) => !ignore.some((each) => path.startsWith(each))));
}

it('runs the tracked hook behind a symlink, and leaves the file as it is', async () => {
  linkedHook();
  await install();
  expect(world.run(repository, 'git', ['commit', '-q', '--allow-empty', '-m', 'x']).stderr).toBe('tracked\n');
  expect(world.git(repository, '-c', 'core.fileMode=false', 'status', '--porcelain')).toBe('');
  expect(readFileSync(join(repository, 'tools/post-commit'), 'utf8')).toBe('#!/bin/sh\necho tracked\n');
});

describe('edits made after the install', () => {
  it('around the block stay, and only the block goes', async () => {
    const path = hook('post-commit', '#!/bin/sh\necho hello\n');
    await install();
    appendFileSync(path, 'echo more\n');
    await uninstall();
    expect(readFileSync(path, 'utf8')).toBe('#!/bin/sh\necho hello\necho more\n');
  });

  it('in a file that we made stay', async () => {
    await install();
    const path = join(hooks, 'post-commit');
    appendFileSync(path, 'echo mine\n');
    await uninstall();
    expect(readFileSync(path, 'utf8')).toBe('#!/bin/sh\necho mine\n');
  });

  it('in a hook that was moved aside stay', async () => {
    const path = hook('post-commit', '#!/usr/bin/env python3\nprint(1)\n');
    await install();
    appendFileSync(`${path}.craftnudge-original`, 'print(2)\n');
    await uninstall();
    expect(readFileSync(path, 'utf8')).toBe('#!/usr/bin/env python3\nprint(1)\nprint(2)\n');
    expect(existsSync(`${path}.craftnudge-original`)).toBe(false);
  });

  it('by which somebody put another hook in place stay', async () => {
    const path = hook('post-commit', '#!/bin/sh\necho old\n');
    await install();
    writeFileSync(path, '#!/bin/sh\necho new\n');
    await uninstall();
    expect(readFileSync(path, 'utf8')).toBe('#!/bin/sh\necho new\n');
  });

  it('by which a tool wrote its hook anew are met by the next install', async () => {
    const path = hook('post-commit', '#!/bin/sh\necho old\n');
    await install();
    writeFileSync(path, '#!/bin/sh\necho new\n');
    await install();
    expect(readFileSync(path, 'utf8')).toContain('craftnudge');
    await uninstall();
    expect(readFileSync(path, 'utf8')).toBe('#!/bin/sh\necho new\n');
  });

  it('a deleted hook is not brought back', async () => {
    const path = hook('post-commit', '#!/bin/sh\necho old\n');
    await install();
    rmSync(path);
    await uninstall();
    expect(existsSync(path)).toBe(false);
  });
});

it('finds and removes its blocks when the data directory was lost', async () => {
  const path = hook('post-commit', '#!/bin/sh\necho hello\n');
  const script = hook('post-merge', '#!/usr/bin/env python3\nprint(1)\n');
  const before = pictureOf(repository);
  await install();
  rmSync(world.data, { recursive: true });
  const { restored } = await uninstall();
  expect(restored).toEqual(hookNames.map((name) => join(hooks, name)));
  expect(pictureOf(repository)).toEqual(before);
  expect([path, script].map((each) => existsSync(each))).toEqual([true, true]);
});

it('brings the block up to date when the data directory moves', async () => {
  hook('post-commit', '#!/bin/sh\necho hello\n');
  const before = pictureOf(repository);
  await install();
  const moved = join(world.root, "new 'data'");
  renameSync(world.data, moved);
  await installHooks(requestFor(world, repository, { dataRoot: moved }));
  expect(readFileSync(join(hooks, 'post-commit'), 'utf8').match(/>>> craftnudge >>>/g)).toHaveLength(1);
  world.run(repository, 'git', ['commit', '-q', '--allow-empty', '-m', 'x']);
  expect(spoolNames({ ...world, data: moved })).toHaveLength(1);
  await uninstallHooks(requestFor(world, repository, { dataRoot: moved }));
  expect(readFileSync(join(hooks, 'post-commit'), 'utf8')).toBe('#!/bin/sh\necho hello\n');
  expect(Object.keys(before)).toContain('.git/hooks/post-commit');
});

it('serves every work tree from the common directory, whichever it was installed in', async () => {
  world.commit(repository, 'first');
  const linked = join(world.root, 'linked');
  world.git(repository, 'worktree', 'add', '-q', '-b', 'side', linked);
  const outcome = await installHooks(requestFor(world, linked));
  expect(outcome.commonDir).toBe(join(repository, '.git'));
  world.commit(repository, 'here');
  world.commit(linked, 'there');
  expect(spoolNames(world)).toHaveLength(2);
  await uninstall();
  world.commit(linked, 'after');
  expect(spoolNames(world)).toHaveLength(2);
});

test.each([
  ['a bare repository', ['--bare']],
  ['a separate git directory', ['--separate-git-dir', 'elsewhere.git']],
])('%s can be installed into', async (_, options) => {
  const other = world.repository(
    'other',
    ...options.map((each) => each.replace('elsewhere', join(world.root, 'elsewhere'))),
  );
  const outcome = await installHooks(requestFor(world, other));
  expect(outcome.hooks.map(({ action }) => action)).toEqual(['created', 'created', 'created', 'created']);
});

it('keeps what it writes private, whatever the umask', async () => {
  const umask = process.umask(0);
  try {
    await install();
  } finally {
    process.umask(umask);
  }
  const paths = ['.', ...Object.keys(pictureOf(world.data))].map((path) => join(world.data, path));
  expect(paths.filter((path) => (statSync(path).mode & 0o077) !== 0)).toEqual([]);
});

describe('where it cannot install it says so and leaves nothing', () => {
  it('outside of a repository', async () => {
    mkdirSync(join(world.root, 'plain'));
    await expect(installHooks(requestFor(world, join(world.root, 'plain')))).rejects.toMatchObject({
      code: 'NOT_A_REPOSITORY',
    });
    expect(existsSync(world.data)).toBe(false);
  });

  it('into a hooks directory that is a file', async () => {
    rmSync(hooks, { recursive: true });
    writeFileSync(hooks, '');
    const before = pictureOf(repository);
    await expect(install()).rejects.toMatchObject({
      code: 'HOOKS_UNWRITABLE',
      message: expect.stringContaining(hooks),
    });
    expect(pictureOf(repository)).toEqual(before);
  });

  it('where the last of the hooks is in the way', async () => {
    mkdirSync(join(hooks, 'post-rewrite'));
    const before = pictureOf(repository);
    await expect(install()).rejects.toMatchObject({ code: 'HOOKS_UNWRITABLE' });
    expect(pictureOf(repository)).toEqual(before);
  });

  it('where a hook of the same aside name exists', async () => {
    hook('post-commit', '#!/usr/bin/env python3\n');
    hook('post-commit.craftnudge-original', 'somebody’s');
    await expect(install()).rejects.toMatchObject({ code: 'HOOKS_UNSUPPORTED' });
  });

  it('as a user who may not write there', async () => {
    const packageRoot = copyShipped(world);
    chmodSync(hooks, 0o555);
    mkdirSync(world.data, { mode: 0o777 });
    chmodSync(world.data, 0o777);
    const request = { ...requestFor(world, repository), packageRoot };
    const git = async (args: readonly string[]): Promise<string> =>
      `${world.git(repository, '-c', 'safe.directory=*', ...args)}\n`;
    const root = process.geteuid?.() === 0;
    if (root) process.seteuid?.(65534);
    try {
      await expect(installHooks({ ...request, git })).rejects.toMatchObject({ code: 'HOOKS_UNWRITABLE' });
    } finally {
      if (root) process.seteuid?.(0);
    }
  });
});
