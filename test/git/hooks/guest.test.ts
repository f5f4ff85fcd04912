import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { installHooks } from '../../../src/install/install-hooks.js';
import { createWorld, type Finished, type World } from '../../support/world.js';
import { requestFor, spoolNames } from '../install/site.js';

let world: World;
let repository: string;
beforeEach(() => {
  world = createWorld();
  repository = world.repository('app');
});
afterEach(() => world.remove());

/** Installs around somebody's own hook, then calls it as git would. */
async function callAround(
  text: string,
  name = 'post-commit',
  command = `.git/hooks/${name} 'a b' c`,
): Promise<Finished> {
  world.write(join(repository, '.git/hooks', name), text);
  chmodSync(join(repository, '.git/hooks', name), 0o755);
  await installHooks(requestFor(world, repository));
  return world.run(repository, '/bin/sh', ['-c', `umask 0027; ${command}`]);
}

const REPORT = 'printf "%s|" "$#" "$1" "$2" "$(umask)" "$PWD"; exit 7\n';

test.each([
  '#!/bin/sh',
  '#!/bin/sh -eu',
  '#!/usr/bin/env bash',
  '#!/bin/bash -e',
  '#!/usr/bin/env -S bash -eu',
  '#! /bin/sh',
])('a hook under %s keeps arguments, umask, directory, output and exit code', async (shebang) => {
  const { status, stdout, stderr } = await callAround(`${shebang}\nset -eu\n${REPORT}`);
  expect([status, stdout, stderr]).toEqual([7, `2|a b|c|0027|${repository}|`, '']);
  expect(spoolNames(world)).toHaveLength(1);
});

const PAIRS = Array.from({ length: 700 }, (_, n) => `${n} ${'b'.repeat(40)}`).join('\n');

test.each([
  '#!/bin/sh',
  '#!/bin/bash',
  '#!/bin/bash -eu',
  '#!/usr/bin/env node',
])('a post-rewrite hook under %s still reads every pair', async (shebang) => {
  const body = shebang.endsWith('node')
    ? 'process.stdin.pipe(process.stdout)\n'
    : 'while read -r line; do printf "%s\\n" "$line"; done\n';
  world.write(join(world.root, 'pairs'), `${PAIRS}\n`);
  const { stdout, stderr } = await callAround(
    `${shebang}\n${body}`,
    'post-rewrite',
    '.git/hooks/post-rewrite rebase <../pairs',
  );
  expect(stderr).toBe('');
  expect(stdout).toBe(`${PAIRS}\n`);
  expect(spoolNames(world)).toHaveLength(2);
});

test.each([
  ['#!/usr/bin/env node', 'console.log(process.argv.slice(2).join("|"), __filename.length > 0); process.exit(7)\n'],
  ["#!/bin/sh\n''''exec node \"$0.js\" \"$@\" # '''", 'unused\n'],
])('a hook in another language is run as it is: %s', async (shebang, body) => {
  world.write(join(repository, '.git/hooks/post-commit.js'), '');
  world.write(
    join(repository, '.git/hooks/post-commit.craftnudge-original.js'),
    'console.log(process.argv.slice(2).join("|"), true); process.exit(7)',
  );
  const { status, stdout, stderr } = await callAround(`${shebang}\n${body}`);
  expect([status, stdout, stderr]).toEqual([7, 'a b|c true\n', '']);
  expect(spoolNames(world)).toHaveLength(1);
});

describe('what the owner of a hook did comes first', () => {
  it('a hook without shebang is run by sh, as git does', async () => {
    world.write(join(repository, '.git/hooks/post-commit'), 'echo mine');
    chmodSync(join(repository, '.git/hooks/post-commit'), 0o755);
    await installHooks(requestFor(world, repository));
    expect(world.run(repository, 'git', ['commit', '-q', '--allow-empty', '-m', 'x']).stderr).toBe('mine\n');
    expect(spoolNames(world)).toHaveLength(1);
  });

  it('a hook that was switched off by its mode stays off', async () => {
    world.write(join(repository, '.git/hooks/post-commit'), '#!/bin/sh\necho mine\n');
    chmodSync(join(repository, '.git/hooks/post-commit'), 0o644);
    await installHooks(requestFor(world, repository));
    expect(world.run(repository, 'git', ['commit', '-q', '--allow-empty', '-m', 'x']).stderr).toBe('');
    expect(spoolNames(world)).toHaveLength(1);
  });

  it('a hook that ends itself early still had ours before', async () => {
    expect((await callAround('#!/bin/sh\nexec true\n')).status).toBe(0);
    expect(spoolNames(world)).toHaveLength(1);
  });

  it('commands added to a file that we made keep their standard input and umask after the next install', async () => {
    await installHooks(requestFor(world, repository));
    const path = join(repository, '.git/hooks/post-rewrite');
    world.run(repository, '/bin/sh', ['-c', `echo 'umask; cat' >>'${path}'`]);
    await installHooks(requestFor(world, repository));
    const { stdout } = world.run(repository, '/bin/sh', [
      '-c',
      'umask 0027; echo "a b" | .git/hooks/post-rewrite amend',
    ]);
    expect(stdout).toBe('0027\na b\n');
  });

  it('an outdated or missing data directory is no business of the hook', async () => {
    await callAround(`#!/bin/sh -eu\n${REPORT}`);
    world.run(world.root, 'rm', ['-r', world.data]);
    const { status, stdout, stderr } = world.run(repository, '/bin/sh', [
      '-c',
      'umask 0027; .git/hooks/post-commit "a b" c',
    ]);
    expect([status, stdout, stderr]).toEqual([7, `2|a b|c|0027|${repository}|`, '']);
  });
});
