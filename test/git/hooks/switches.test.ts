import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installHooks } from '../../../src/install/install-hooks.js';
import { isRepositoryOff, setRecordInCi, setRepositoryOff } from '../../../src/install/off-switch.js';
import { createWorld, type Finished, type World } from '../../support/world.js';
import { requestFor, spoolNames } from '../install/site.js';

let world: World;
let repository: string;

beforeEach(async () => {
  world = createWorld();
  repository = world.repository('app');
  await installHooks(requestFor(world, repository));
});
afterEach(() => world.remove());

const commit = (env: Record<string, string> = {}): Finished =>
  world.run(repository, 'git', ['commit', '-q', '--allow-empty', '-m', 'a'], env);

const SILENT: Finished = { status: 0, stdout: '', stderr: '' };

test.each([
  [{ CRAFTNUDGE: '0' }, 0],
  [{ CRAFTNUDGE: '' }, 1],
  [{ CRAFTNUDGE: '1' }, 1],
  [{ CI: 'true' }, 0],
  [{ CI: '1' }, 0],
  [{ CI: '' }, 1],
  [{ CI: '0' }, 1],
  [{ CI: 'false' }, 1],
])('with %j a commit leaves %i files', (env: Record<string, string>, files) => {
  expect(commit(env)).toEqual(SILENT);
  expect(spoolNames(world)).toHaveLength(files);
});

it('records in CI where that is configured', () => {
  setRecordInCi(world.data, true);
  commit({ CI: 'true' });
  expect(spoolNames(world)).toHaveLength(1);
  setRecordInCi(world.data, false);
  commit({ CI: 'true' });
  expect(spoolNames(world)).toHaveLength(1);
});

it('is silent in a repository that was switched off, and in its work trees', () => {
  world.commit(repository, 'first');
  world.git(repository, 'worktree', 'add', '-q', '-b', 'side', join(world.root, 'linked'));
  setRepositoryOff(join(repository, '.git'), true);
  expect(isRepositoryOff(join(repository, '.git'))).toBe(true);
  const before = spoolNames(world);
  commit();
  world.commit(join(world.root, 'linked'), 'linked');
  expect(spoolNames(world)).toEqual(before);
  setRepositoryOff(join(repository, '.git'), false);
  commit();
  expect(spoolNames(world)).toHaveLength(before.length + 1);
});

describe('a broken world', () => {
  const breaks: readonly (readonly [string, () => void])[] = [
    ['no spool', () => rmSync(join(world.data, 'spool'), { recursive: true })],
    ['a file for a spool', () => replaceSpool(() => writeFileSync(join(world.data, 'spool'), ''))],
    ['a FIFO for a spool', () => replaceSpool(() => world.run(world.root, 'mkfifo', [join(world.data, 'spool')]))],
    ['no data directory', () => rmSync(world.data, { recursive: true })],
    ['unreadable garbage for a pid', () => writeFileSync(join(world.data, 'state/recorder.pid'), '-1; rm -rf /\n')],
    ['the pid of nobody', () => writeFileSync(join(world.data, 'state/recorder.pid'), '4194304\n')],
    ['a directory for a pid file', () => mkdirSync(join(world.data, 'state/recorder.pid'))],
    ['no recorder', () => rmSync(join(world.root, 'recorder.cjs'), { force: true })],
    ['a recorder that crashes', () => writeFileSync(join(world.root, 'recorder.cjs'), 'process.abort()')],
  ];
  function replaceSpool(make: () => void): void {
    rmSync(join(world.data, 'spool'), { recursive: true });
    make();
  }

  test.each(breaks)('%s: git says nothing and succeeds', (_, breakIt) => {
    breakIt();
    expect(commit()).toEqual(SILENT);
  });

  it('a full disk: git says nothing and succeeds', () => {
    // A size limit of nothing for files that the hook writes; git's own commit is made before.
    commit();
    const limited = world.run(repository, '/bin/sh', ['-c', 'ulimit -f 0; trap "" XFSZ; .git/hooks/post-commit']);
    expect(limited).toEqual(SILENT);
  });
});
