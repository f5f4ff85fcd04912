// doctor --fix and shared hooks where a repository leads elsewhere: by links, by core.hooksPath, by names that a shell would
// obey. Nothing outside of the repository and our own data is written, and nothing is run.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { FORBIDDEN } from '../support/hostile.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let repo: string;
let outside: string;

beforeEach(() => {
  world = createWorld();
  repo = world.repository('api');
  world.commit(repo, 'feat: first', { 'a.ts': '1\n' });
  outside = join(world.root, 'outside');
  world.write(join(outside, 'hooks/post-commit'), '#!/bin/sh\necho theirs\n');
  world.write(join(outside, 'bashrc'), 'alias ls=ls\n');
});
afterEach(() => world.remove());

/** Every file below, by its content and mode. */
function stateOf(root: string): readonly string[] {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).toSorted();
  return names.map((name) => {
    const found = statSync(join(root, name));
    const digest = found.isFile()
      ? createHash('sha256')
          .update(readFileSync(join(root, name)))
          .digest('hex')
      : '';
    return `${name} ${found.mode} ${digest}`;
  });
}

test('hooks that are links: doctor --fix, install and uninstall write nothing where they lead', () => {
  expect(world.craftnudge(repo, 'install-hooks', '--no-history').status).toBe(0);
  for (const name of ['post-commit', 'post-rewrite', 'post-merge', 'post-checkout']) {
    rmSync(join(repo, '.git/hooks', name), { force: true });
    symlinkSync(join(outside, 'bashrc'), join(repo, '.git/hooks', name));
  }
  const before = stateOf(outside);
  for (const line of ['doctor --fix', 'install-hooks', 'doctor --fix', 'uninstall-hooks', 'doctor']) {
    const { stdout, stderr } = world.craftnudge(repo, ...line.split(' '));
    expect(`${stdout}${stderr}`).not.toMatch(/\n\s+at /);
    expect({ line, after: stateOf(outside) }).toEqual({ line, after: before });
  }
});

/** Links that a clone, an archive or a script may have brought, each with what git is told about hooks. */
const ways: readonly (readonly [link: string, hooksPath: string | undefined, ...args: readonly string[]])[] = [
  ['.husky', '.husky/_'],
  ['.husky/_', '.husky/_'],
  ['.husky', undefined, '--manager', 'husky'],
  ['.git/hooks', undefined, '--manager', 'git-hooks'],
  ['.git/info', '.husky/_'],
  ['.git/info', undefined, '--manager', 'husky'],
  ['tools', 'tools/git/hooks'],
];

/** `link` in the repository leads to a directory outside; what stood there is gone. */
function lead(link: string): void {
  rmSync(join(repo, link), { recursive: true, force: true });
  mkdirSync(join(repo, link, '..'), { recursive: true });
  symlinkSync(outside, join(repo, link));
}

test.each(ways)('%s leads out, core.hooksPath %s: nothing is written', (link, hooksPath, ...args) => {
  if (hooksPath !== undefined) world.git(repo, 'config', 'core.hooksPath', hooksPath);
  lead(link);
  const before = stateOf(outside);
  const config = readFileSync(join(repo, '.git/config'), 'utf8');
  const { status, stderr } = world.craftnudge(repo, 'install-hooks', '--no-history', ...args);
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: expect.stringMatching(/leads out of the repository by a link, so nothing was changed; put a directory/),
  });
  expect(stateOf(outside)).toEqual(before);
  expect(readFileSync(join(repo, '.git/config'), 'utf8')).toBe(config);
});

test.each([
  ['.husky', 'uninstall-hooks'],
  ['.husky/_', 'install-hooks'],
  ['.git/info', 'uninstall-hooks'],
])('%s leads out after the install: nobody follows it, and %s says so', (link, refused) => {
  world.git(repo, 'config', 'core.hooksPath', '.husky/_');
  world.write(join(repo, '.husky/_/h'), '');
  expect(world.craftnudge(repo, 'install-hooks', '--no-history').stdout).toContain('husky kept');
  cpSync(join(repo, link), outside, { recursive: true }); // even what is ours stays where it is not ours to write
  lead(link);
  const before = stateOf(outside);
  const said = ['doctor --fix', 'install-hooks', 'uninstall-hooks'].map((line) => {
    const { stdout, stderr } = world.craftnudge(repo, ...line.split(' '));
    expect(`${stdout}${stderr}`).not.toMatch(/\n\s+at /);
    expect({ line, after: stateOf(outside) }).toEqual({ line, after: before });
    return `${line}: ${stderr}`;
  });
  expect(said.join('')).toMatch(new RegExp(`^${refused}: .* leads out of the repository by a link`, 'm'));
});

test('a hooks directory elsewhere that its owner named is written, and so is a link within the repository', () => {
  world.git(repo, 'config', 'core.hooksPath', join(outside, 'hooks'));
  expect(world.craftnudge(repo, 'install-hooks', '--no-history').status).toBe(0);
  expect(readFileSync(join(outside, 'hooks/post-commit'), 'utf8')).toContain('craftnudge');
  expect(world.craftnudge(repo, 'uninstall-hooks').status).toBe(0);
  expect(readFileSync(join(outside, 'hooks/post-commit'), 'utf8')).toBe('#!/bin/sh\necho theirs\n');
  world.write(join(repo, 'build/hooks/readme'), '');
  symlinkSync('build', join(repo, 'tools'));
  world.git(repo, 'config', 'core.hooksPath', 'tools/hooks');
  expect(world.craftnudge(repo, 'install-hooks', '--no-history').status).toBe(0);
  expect(readFileSync(join(repo, 'build/hooks/post-commit'), 'utf8')).toContain('craftnudge');
});

test.each([
  ['lefthook.yml', 'pre-commit:\n  commands: {}\n'],
  ['.pre-commit-config.yaml', 'repos: []\n'],
  ['package.json', '{"simple-git-hooks":{"pre-commit":"true"}}'],
])('shared lines for %s hold no path of this machine, whatever it is called', (file, text) => {
  const canary = join(world.root, 'canary');
  const evil = world.repository(`a'"; touch ${canary.replaceAll('/', '%')} $(touch canary) \u001b[31m`);
  world.write(join(evil, file), text);
  world.commit(evil, 'feat: first', { 'a.ts': '1\n' });
  const env = { CRAFTNUDGE_HOME: join(world.root, 'data $(touch canary) \'"; touch canary;') };
  const cli = join(import.meta.dirname, '../../dist/cli.js');
  const { stdout, stderr } = world.run(evil, process.execPath, [cli, 'install-hooks', '--shared', '--no-history'], env);
  expect(`${stdout}${stderr}`.replaceAll('\n', '')).not.toMatch(FORBIDDEN);
  const lines = stderr.split('\n').filter((line) => line.includes('install/hooks/'));
  expect({ stdout, stderr, lines }).toMatchObject({ lines: expect.arrayContaining([expect.any(String)]) });
  for (const line of lines) expect(line).not.toContain('touch');
  const [command = ''] = /for craftnudge in .*?; done/.exec(stderr) ?? [];
  const { status } = world.run(evil, 'sh', ['-c', command.replaceAll('\\"', '"')], env);
  expect({ status, canary: [evil, world.root].some((place) => existsSync(join(place, 'canary'))) }).toEqual({
    status: 0,
    canary: false,
  });
  expect(readFileSync(join(evil, file), 'utf8')).toBe(text);
});
