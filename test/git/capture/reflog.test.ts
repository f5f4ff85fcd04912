import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommitHash } from '../../../src/domain/commit-record.js';
import { readCommits } from '../../../src/capture/read-commits.js';
import { readLogByGit } from '../../../src/capture/reflog-git.js';
import { confirmMade, madeIn, readReflog, replacedBy, type ReflogEntry } from '../../../src/capture/reflog.js';
import { createWorld, type World } from '../../support/world.js';
import { openRepository, plainDescribe } from './parts.js';

let world: World;
let path: string;
beforeEach(() => {
  world = createWorld({ GIT_EDITOR: 'true' });
  path = world.repository('r');
  world.commit(path, 'first', { 'a.txt': 'a\n' }, '1700000000 +0000');
});
afterEach(() => world.remove());

async function read() {
  const { repository, git } = await openRepository(world, path);
  return readReflog(repository, git);
}
/** `operation subject` of each commit made, confirmed with the commit itself as reconcile does. */
async function madeHere(): Promise<readonly string[]> {
  const { repository, git } = await openRepository(world, path);
  const { entries } = await readReflog(repository, git);
  const made: string[] = [];
  for (const entry of entries.filter((candidate) => candidate.made)) {
    const [record] = await readCommits(git, [entry.new], plainDescribe(repository));
    if (record !== undefined && confirmMade(entry, record)) made.push(`${entry.operation}: ${record.message}`);
  }
  return made;
}
/** Each step a second later than the one before, so that times tell. */
function at(second: number, ...args: readonly string[]): void {
  const date = `${1_700_000_000 + second} +0000`;
  const { status, stderr } = world.run(path, 'git', args, { GIT_COMMITTER_DATE: date });
  if (status !== 0) throw new Error(stderr);
}
const head = (name = 'HEAD') => world.git(path, 'rev-parse', name);
const last = (entries: readonly ReflogEntry[]): ReflogEntry | undefined => entries.at(-1);

describe('a hostile log', () => {
  it('cannot hide a commit behind a line separator in its subject or its branch', async () => {
    at(10, 'checkout', '-q', '-b', 'a\u2028b');
    at(20, 'commit', '-q', '--allow-empty', '-m', 'one\u2028two');
    expect((await madeHere()).at(-1)).toBe('commit: one\u2028two');
    expect(last((await read()).entries)).toMatchObject({ made: true, branch: 'a\u2028b' });
  });

  it('keeps nobody waiting at a FIFO in the place of a work tree\u2019s log', async () => {
    mkdirSync(join(path, '.git/worktrees/x/logs'), { recursive: true });
    mkdirSync(join(path, '.git/rebase-merge'));
    execFileSync('mkfifo', [join(path, '.git/worktrees/x/logs/HEAD'), join(path, '.git/rebase-merge/head-name')]);
    writeFileSync(join(path, '.git/HEAD'), `${head()}\n`);
    expect(await madeHere()).toEqual(['commit: first']);
  });

  it('cannot unmake a commit by a later entry that leaves doubt', async () => {
    const made = head();
    at(10, 'commit', '-q', '--allow-empty', '-m', 'second');
    at(5000, 'update-ref', '-m', 'some tool: back again', 'HEAD', made);
    expect(madeIn((await read()).entries).get(made as CommitHash)).toMatchObject({
      operation: 'commit',
      doubtful: false,
    });
  });
});

describe('made here', () => {
  it('are commits of every operation, and nothing that was only moved to', async () => {
    at(10, 'checkout', '-q', '-b', 'topic');
    at(20, 'commit', '-q', '--allow-empty', '-m', 'on topic');
    at(30, 'checkout', '-q', 'main');
    world.commit(path, 'on main', { 'm.txt': 'm\n' }, '1700000040 +0000');
    at(50, 'merge', '-q', '--no-ff', '-m', 'merged', 'topic');
    at(60, 'cherry-pick', '--allow-empty', 'topic');
    at(70, 'commit', '-q', '--amend', '--allow-empty', '-m', 'amended');
    at(80, 'revert', '--no-edit', 'main~2');
    at(90, 'reset', '-q', '--hard', 'HEAD~1');
    at(100, 'checkout', '-q', '--detach');
    at(110, 'commit', '-q', '--allow-empty', '-m', 'detached');
    expect(await madeHere()).toEqual([
      'commit: first',
      'commit: on topic',
      'commit: on main',
      'merge: merged',
      'cherry-pick: on topic',
      'amend: amended',
      `revert: Revert "on main"\n\nThis reverts commit ${head('main~2')}.`,
      'commit: detached',
    ]);
  });

  it('are the picks of a rebase, by either backend, on the branch that is rebased', async () => {
    world.commit(path, 'base', { 'b.txt': 'b\n' }, '1700000005 +0000');
    at(10, 'checkout', '-q', '-b', 'topic', 'HEAD~1');
    for (const name of ['one', 'two']) world.commit(path, name, { [`${name}.txt`]: 'x\n' }, '1700000010 +0000');
    for (const [second, backend] of [
      [20, '--merge'],
      [40, '--apply'],
    ] as const) {
      at(second, 'rebase', '-q', '--force-rebase', backend, 'main');
      const { entries } = await read();
      const picks = entries.filter(({ operation }) => operation === 'rebase').slice(-2);
      expect(picks).toMatchObject([
        { made: true, branch: 'topic' },
        { made: true, branch: 'topic' },
      ]);
      expect(picks.map((entry) => entry.new)).toEqual([head('HEAD~1'), head()]);
    }
  });

  it('are patches applied by am', async () => {
    world.commit(path, 'patched', { 'p.txt': 'p\n' }, '1700000005 +0000');
    at(10, 'format-patch', '-q', '-1', '-o', join(world.root, 'patches'));
    at(20, 'reset', '-q', '--hard', 'HEAD~1');
    at(30, 'am', '-q', join(world.root, 'patches/0001-patched.patch'));
    expect(await madeHere()).toEqual(['commit: first', 'commit: patched', 'am: patched']);
  });

  it('are commits of plumbing, and of tools with messages of their own', async () => {
    const commit = world.git(path, 'commit-tree', '-m', 'plumbing', 'HEAD^{tree}', '-p', 'HEAD');
    world.git(path, 'update-ref', 'HEAD', commit);
    world.run(path, 'git', ['commit', '-q', '--allow-empty', '-m', 'by a tool'], { GIT_REFLOG_ACTION: 'my tool' });
    expect(await madeHere()).toEqual(['commit: first', 'null: plumbing', 'null: by a tool']);
  });

  it('are not commits that were fast-forwarded to, whatever the message says', async () => {
    at(10, 'checkout', '-q', '-b', 'topic');
    at(20, 'commit', '-q', '--allow-empty', '-m', 'on topic');
    at(30, 'checkout', '-q', 'main');
    at(40, 'cherry-pick', '--ff', 'topic');
    at(50, 'reset', '-q', '--hard', 'HEAD~1');
    at(60, 'merge', '-q', 'topic');
    expect(await madeHere()).toEqual(['commit: first', 'commit: on topic']);
  });

  it('are those of each linked work tree too', async () => {
    world.git(path, 'worktree', 'add', '-q', '-b', 'side', join(world.root, 'linked'));
    const hash = world.commit(join(world.root, 'linked'), 'in the linked one');
    const { entries, cursor } = await read();
    expect(last(entries)).toMatchObject({ new: hash, branch: 'side', gitDir: join(path, '.git/worktrees/linked') });
    expect(Object.keys(cursor)).toHaveLength(2);
  });
});

describe('drafts', () => {
  it('are linked by an amend', async () => {
    const draft = head();
    at(10, 'commit', '-q', '--amend', '-m', 'better');
    expect(last((await read()).entries)).toMatchObject({ operation: 'amend', rewriteOf: draft, new: head() });
  });

  it('are linked by fixups and rewordings of a rebase', async () => {
    world.commit(path, 'second', { 'b.txt': 'b\n' }, '1700000005 +0000');
    const second = head();
    world.commit(path, 'fixup! second', { 'b.txt': 'bb\n' }, '1700000006 +0000');
    const todo = { GIT_SEQUENCE_EDITOR: 'true', GIT_COMMITTER_DATE: '1700000020 +0000' };
    const { status, stderr } = world.run(path, 'git', ['rebase', '-q', '-i', '--autosquash', 'HEAD~2'], todo);
    expect([status, stderr]).toEqual([0, '']);
    const { repository, git } = await openRepository(world, path);
    const { entries } = await readReflog(repository, git);
    const fixup = entries.find(({ message }) => message.startsWith('rebase (fixup)'));
    const [record] = await readCommits(git, [fixup?.new ?? ('' as CommitHash)], plainDescribe(repository));
    expect(fixup && record && replacedBy(fixup, record, undefined)).toBe(second);
  });

  it('are not made of an amend that changes nothing within the second', async () => {
    world.run(path, 'git', ['commit', '-q', '--amend', '--no-edit'], { GIT_COMMITTER_DATE: '1700000000 +0000' });
    expect(last((await read()).entries)).toMatchObject({ made: false });
  });
});

describe('reading on', () => {
  it('starts where the last reading ended, and from the beginning when the log was rewritten', async () => {
    const { repository, git } = await openRepository(world, path);
    const first = await readReflog(repository, git);
    expect(first.entries).toHaveLength(1);
    expect((await readReflog(repository, git, first.cursor)).entries).toEqual([]);
    const hash = world.commit(path, 'second');
    expect((await readReflog(repository, git, first.cursor)).entries).toMatchObject([{ new: hash }]);
    const log = join(path, '.git/logs/HEAD');
    writeFileSync(log, readFileSync(log, 'utf8').replace('Ada', 'Eve'));
    expect((await readReflog(repository, git, first.cursor)).entries).toHaveLength(2);
  });

  it('leaves a line alone that is still being written', async () => {
    const { repository, git } = await openRepository(world, path);
    const { cursor } = await readReflog(repository, git);
    const line = `${head()} ${'1'.repeat(40)} Ada <a@b> 1700000009 +0000\tcommit: half`;
    appendFileSync(join(path, '.git/logs/HEAD'), line);
    const half = await readReflog(repository, git, cursor);
    expect(half).toMatchObject({ entries: [], cursor });
    appendFileSync(join(path, '.git/logs/HEAD'), '\n');
    expect((await readReflog(repository, git, half.cursor)).entries).toHaveLength(1);
  });

  it('says when no log is kept', async () => {
    path = world.repository('silent');
    world.git(path, 'config', 'core.logAllRefUpdates', 'false');
    world.commit(path, 'unlogged');
    expect(await read()).toMatchObject({ entries: [], kept: false });
  });

  it('gives the same through git, where the log is no file', async () => {
    at(10, 'checkout', '-q', '-b', 'topic');
    at(20, 'commit', '-q', '--allow-empty', '-m', 'on: topic');
    at(30, 'commit', '-q', '--amend', '--allow-empty', '-m', 'amended');
    const { repository, git } = await openRepository(world, path);
    const byFile = await readReflog(repository, git);
    const byGit = await readLogByGit(git, { gitDir: repository.gitDir, ref: 'HEAD' });
    const told = byFile.entries.map(({ old, new: hash, at: moment, message }) => ({
      old,
      new: hash,
      at: moment,
      message,
    }));
    expect(byGit?.lines).toEqual(told);
    at(40, 'commit', '-q', '--allow-empty', '-m', 'later');
    expect(
      (await readLogByGit(git, { gitDir: repository.gitDir, ref: 'HEAD', since: byGit?.position }))?.lines,
    ).toMatchObject([{ message: 'commit: later' }]);
  });
});
