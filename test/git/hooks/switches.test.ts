import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { chmodSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installHooks } from '../../../src/install/install-hooks.js';
import { isRepositoryOff, setRecordInCi, setRepositoryOff } from '../../../src/install/off-switch.js';
import { createWorld, type Finished, type World } from '../../support/world.js';
import { requestFor, spoolNames, stubRecorder } from '../install/site.js';

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

/** What is in the spool, by the endings of the names. */
const endings = (): readonly string[] => spoolNames(world).map((name) => name.replace(/^.*\./, ''));

test.each([
  [{ CRAFTNUDGE: '0' }, ['skip']],
  [{ CRAFTNUDGE: '' }, ['post-commit']],
  [{ CRAFTNUDGE: '1' }, ['post-commit']],
  [{ CI: 'true' }, []],
  [{ CI: '1' }, []],
  [{ CI: '1', CRAFTNUDGE: '0' }, []],
  [{ CI: '' }, ['post-commit']],
  [{ CI: '0' }, ['post-commit']],
  [{ CI: 'false' }, ['post-commit']],
])('with %j a commit leaves %j', (env: Record<string, string>, left) => {
  expect(commit(env)).toEqual(SILENT);
  expect(endings()).toEqual(left);
});

describe('switched off, each commit made leaves an empty file of its own name:', () => {
  const OFF = { CRAFTNUDGE: '0' };
  const git = (...args: readonly string[]): string => world.git(repository, ...args);
  const skipped = (): readonly string[] =>
    spoolNames(world).flatMap((name) => /^\d+-([0-9a-f]{40})\.skip$/.exec(name)?.[1] ?? []);
  const run = (...args: readonly string[]): void =>
    expect(world.run(repository, 'git', args, OFF)).toMatchObject({ status: 0 });

  beforeEach(() => {
    for (const name of ['base', 'topic']) {
      if (name === 'topic') git('switch', '-q', '-c', 'topic');
      world.run(repository, 'git', ['commit', '-q', '--allow-empty', '-m', name], { CI: '1' });
    }
    expect(spoolNames(world)).toEqual([]);
  });

  it('a commit, empty and private, and no recorder is started', async () => {
    const stub = stubRecorder(world);
    run('commit', '-q', '--allow-empty', '-m', 'off');
    expect(skipped()).toEqual([git('rev-parse', 'HEAD')]);
    const [name = ''] = spoolNames(world);
    const { size, mode } = statSync(join(world.data, 'spool', name));
    expect([size, mode & 0o777]).toEqual([0, 0o600]);
    commit(); // the next one starts it
    await stub.started();
    await stub.release();
    expect(endings()).toEqual(expect.arrayContaining(['skip', 'post-commit']));
  });

  it('an amend', () => {
    run('commit', '-q', '--amend', '--allow-empty', '-m', 'other');
    expect(new Set(skipped())).toEqual(new Set([git('rev-parse', 'HEAD')]));
  });

  it.each([['merge'], ['apply']])('each pick of a rebase (%s)', (backend) => {
    for (const name of ['a', 'b'])
      world.run(repository, 'sh', ['-c', `echo >${name}; git add .; CI=1 git commit -qm ${name}`]);
    git('switch', '-q', 'main');
    world.run(repository, 'sh', ['-c', 'echo >c; git add .; CI=1 git commit -qm c']);
    git('switch', '-q', 'topic');
    run('rebase', '-q', `--${backend}`, 'main');
    expect(new Set(skipped())).toEqual(new Set(git('rev-list', 'main..topic').split('\n')));
    expect(new Set(endings())).toEqual(new Set(['skip']));
  });

  it('a merge, but not a fast-forward: that commit was made elsewhere', () => {
    git('switch', '-q', 'main');
    run('merge', '-q', '--squash', 'topic');
    run('merge', '-q', '--ff-only', 'topic');
    expect(spoolNames(world)).toEqual([]);
    git('reset', '-q', '--hard', 'HEAD~1');
    run('merge', '-q', '--no-ff', '--no-edit', 'topic');
    expect(skipped()).toEqual([git('rev-parse', 'HEAD')]);
  });

  it('a hook of somebody else still reads every rewritten pair', async () => {
    const path = join(repository, '.git/hooks/post-rewrite');
    world.write(path, '#!/bin/sh\numask\ncat\n');
    chmodSync(path, 0o755);
    await installHooks(requestFor(world, repository));
    const pairs = Array.from({ length: 700 }, (_, n) => `${n} ${n.toString(16).padStart(40, '0')}`).join('\n');
    world.write(join(world.root, 'pairs'), `${pairs}\n`);
    const command = 'umask 0027; CRAFTNUDGE=0 .git/hooks/post-rewrite rebase <../pairs';
    expect(world.run(repository, '/bin/sh', ['-c', command])).toMatchObject({ stdout: `0027\n${pairs}\n`, stderr: '' });
    expect(skipped()).toHaveLength(700);
  });

  it('none where builtins cannot tell the hash', () => {
    git('pack-refs', '--all');
    expect(world.run(repository, join(repository, '.git/hooks/post-commit'), [], OFF)).toEqual(SILENT);
    expect(spoolNames(world)).toEqual([]);
  });
});

it('records in CI where that is configured', () => {
  setRecordInCi(world.data, true);
  commit({ CI: 'true' });
  expect(spoolNames(world)).toHaveLength(1);
  setRecordInCi(world.data, false);
  commit({ CI: 'true' });
  expect(spoolNames(world)).toHaveLength(1);
});

it('records nothing in a repository that was switched off, and in its work trees', () => {
  world.commit(repository, 'first');
  world.git(repository, 'worktree', 'add', '-q', '-b', 'side', join(world.root, 'linked'));
  setRepositoryOff(join(repository, '.git'), true);
  expect(isRepositoryOff(join(repository, '.git'))).toBe(true);
  const before = spoolNames(world);
  commit();
  world.commit(join(world.root, 'linked'), 'linked');
  const left = spoolNames(world).filter((name) => !before.includes(name));
  expect(left).toEqual([expect.stringMatching(/\.skip$/), expect.stringMatching(/\.skip$/)]);
  setRepositoryOff(join(repository, '.git'), false);
  commit();
  expect(spoolNames(world)).toHaveLength(before.length + 3);
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
