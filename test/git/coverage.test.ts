// Coverage names every gap: what kept a commit from being recorded by its hook at once, and what is not counted, and why.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordsIn } from '../support/journal.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let repo: string;
beforeEach(() => {
  world = createWorld();
  repo = world.repository('api');
});
afterEach(() => world.remove());

/** A repository with one commit, and hooks since then. */
function install(): string {
  const first = world.commit(repo, 'feat: first', { 'a.ts': '1\n' });
  world.craftnudge(repo, 'install-hooks', '--no-history');
  return first;
}

function bypass(message = 'feat: past the hooks'): string {
  world.git(repo, '-c', 'core.hooksPath=/dev/null', 'commit', '-q', '--allow-empty', '-m', message);
  return world.git(repo, 'rev-parse', 'HEAD');
}

interface Counted {
  readonly expected: number;
  readonly byHook: number;
  readonly filledIn: number;
  readonly gaps: Readonly<Record<string, readonly string[]>>;
}
function coverage(): Counted {
  const { stdout, stderr } = world.craftnudge(repo, 'coverage', '--json');
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Counted;
}
/** Gaps without those that are empty, and without what was there before. */
function gaps(): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(coverage().gaps).filter(([name, hashes]) => hashes.length > 0 && name !== 'before-install'),
  );
}

/** The number of a process that has ended. */
const goneProcess = (): string => world.run(repo, 'sh', ['-c', 'echo $$']).stdout.trim();

const ageSpool = (): void => {
  const spool = join(world.data, 'spool');
  const longAgo = Date.now() / 1000 - 120;
  for (const name of readdirSync(spool)) utimesSync(join(spool, name), longAgo, longAgo);
};

describe('coverage names', () => {
  it('what was there before install', () => {
    const first = install();
    expect(coverage()).toMatchObject({ expected: 0, gaps: { 'before-install': [first] } });
  });

  it('a client without hooks', () => {
    install();
    const hash = bypass();
    expect(gaps()).toEqual({ 'client-without-hooks': [hash] });
    expect(world.craftnudge(repo, 'coverage').stdout).toContain('1 client-without-hooks: a client that runs no hooks');
  });

  it.each([
    ['looked at in between', () => expect(gaps()).toHaveProperty('hook-missing')],
    ['put in again unseen', () => undefined],
  ])('a hook that was missing, %s', (_, look) => {
    install();
    rmSync(join(repo, '.git/hooks/post-commit'));
    const hash = world.commit(repo, 'feat: nobody told');
    look();
    world.craftnudge(repo, 'install-hooks', '--no-history');
    world.commit(repo, 'feat: told');
    expect(coverage()).toMatchObject({ expected: 2, byHook: 1, filledIn: 1, missing: 0 });
    expect(gaps()).toEqual({ 'hook-missing': [hash] });
  });

  it('a recorder that was killed: its hook had told, and was heard late', () => {
    install();
    writeFileSync(join(world.data, 'state/recorder.pid'), `${process.pid}\n`); // the hook takes it for a living recorder
    const hash = world.commit(repo, 'feat: waits');
    ageSpool();
    expect(gaps()).toEqual({ killed: [hash] });
    expect(coverage()).toMatchObject({ expected: 1, byHook: 1, filledIn: 0, missing: 0 });
  });

  it('a full disk: the hook left an empty file', () => {
    install();
    const hash = bypass();
    writeFileSync(join(world.data, `spool/77-${hash}.post-commit`), '', { mode: 0o600 });
    ageSpool();
    world.commit(repo, 'feat: room again');
    expect(gaps()).toEqual({ 'disk-full': [hash] });
  });

  it('a full disk that had no room for an empty file either, until a hook tells again', () => {
    install();
    const first = bypass('feat: before');
    const full = [bypass('feat: full'), bypass('feat: fuller')];
    writeFileSync(join(world.data, `spool/${goneProcess()}-${full[0]}.post-commit`), '', { mode: 0o600 });
    expect(gaps()).toEqual({ 'client-without-hooks': [first], 'disk-full': full });
    world.commit(repo, 'feat: room again');
    const later = bypass('feat: later');
    expect(gaps()).toEqual({ 'client-without-hooks': [first, later], 'disk-full': full });
  });

  it('what was made while it was switched off', () => {
    install();
    world.run(repo, 'git', ['commit', '-q', '--allow-empty', '-m', 'off'], { CRAFTNUDGE: '0' });
    const hash = world.git(repo, 'rev-parse', 'HEAD');
    expect(coverage()).toMatchObject({ expected: 0, gaps: { 'switched-off': [hash] } });
  });

  it('what git has lost, without an error, however often it is asked', () => {
    install();
    const hash = bypass();
    world.git(repo, 'reset', '-q', '--hard', 'HEAD~1');
    rmSync(join(repo, '.git/objects', hash.slice(0, 2), hash.slice(2)));
    for (let n = 0; n < 3; n += 1) {
      expect(coverage()).toMatchObject({ expected: 1, missing: 0, notRecoverable: 1 });
      expect(gaps()).toEqual({ 'not-recoverable': [hash] });
    }
    expect(recordsIn(world.data).map((record): string => record.hash)).not.toContain(hash);
  });
});

describe('a repository without reflogs', () => {
  beforeEach(() => void world.git(repo, 'config', 'core.logAllRefUpdates', 'false'));

  it('has every commit that HEAD reaches recorded, told by hooks or not, and doctor names the weaker guarantee', () => {
    install();
    const made = [bypass('feat: 1'), world.commit(repo, 'feat: 2'), bypass('feat: 3'), bypass('feat: 4')];
    expect(coverage()).toMatchObject({ expected: 4, missing: 0, reflog: false });
    expect(
      recordsIn(world.data)
        .map(({ hash }) => hash)
        .toSorted(),
    ).toEqual(made.toSorted());
    expect(world.craftnudge(repo, 'doctor').stdout).toContain('git keeps no reflog here');
    const last = bypass('feat: 5');
    expect(coverage()).toMatchObject({ expected: 5, missing: 0 });
    expect(recordsIn(world.data).at(-1)?.hash).toBe(last);
  });

  it('has commits of its first hour recorded, where it had none at install', () => {
    world.craftnudge(repo, 'install-hooks', '--no-history');
    const made = [bypass('feat: 1'), bypass('feat: 2')];
    expect(coverage()).toMatchObject({ expected: 2, missing: 0 });
    expect(recordsIn(world.data).map(({ hash }) => hash)).toEqual(made);
  });

  it("does not take for one's own what a pull brought", () => {
    install();
    const upstream = join(world.root, 'upstream');
    world.git(world.root, 'clone', '-q', repo, upstream);
    world.git(upstream, 'config', 'user.email', 'bob@example.org');
    world.git(upstream, 'config', 'user.name', 'Bob');
    world.commit(upstream, 'feat: theirs');
    world.git(repo, 'pull', '-q', '--ff-only', upstream, 'main');
    const mine = bypass();
    expect(coverage()).toMatchObject({ expected: 1, missing: 0 });
    expect(recordsIn(world.data).filter(({ committer }) => committer.email !== undefined)).toMatchObject([
      { hash: mine },
    ]);
  });
});

it('a repository whose log is no file is read through git, whatever keeps it', () => {
  mkdirSync(join(repo, '.git/reftable'));
  install();
  const made = [bypass('feat: 1'), world.commit(repo, 'feat: 2'), bypass('feat: 3')];
  expect(coverage()).toMatchObject({ expected: 3, byHook: 1, missing: 0, reflog: true });
  expect(
    recordsIn(world.data)
      .map((record): string => record.hash)
      .toSorted(),
  ).toEqual(made.toSorted());
});

describe("other people's commits", () => {
  it.each([
    ['fetched and merged', [['merge', '-q', '--ff-only', 'FETCH_HEAD']]],
    ['checked out', [['checkout', '-q', 'FETCH_HEAD']]],
    ['reset to', [['reset', '-q', '--hard', 'FETCH_HEAD']]],
    ['switched to', [['switch', '-q', '-c', 'theirs', 'FETCH_HEAD']]],
    ['rebased onto', [['rebase', '-q', 'FETCH_HEAD']]],
    ['picked without a new commit', [['cherry-pick', '--ff', 'FETCH_HEAD']]],
  ])('%s are not made here', (_, steps) => {
    install();
    const upstream = join(world.root, 'upstream');
    world.git(world.root, 'clone', '-q', repo, upstream);
    world.git(upstream, 'config', 'user.email', 'bob@example.org');
    world.git(upstream, 'config', 'user.name', 'Bob');
    world.commit(upstream, 'feat: theirs', {}, `${Math.floor(Date.now() / 1000) - 60} +0000`);
    world.git(repo, 'fetch', '-q', upstream, 'main');
    for (const step of steps) world.git(repo, ...step);
    expect(coverage()).toMatchObject({ expected: 0, missing: 0 });
    const own = world.commit(repo, 'feat: mine');
    expect(coverage()).toMatchObject({ expected: 1, missing: 0 });
    expect(recordsIn(world.data).filter(({ author }) => author.email !== undefined)).toMatchObject([{ hash: own }]);
  });
});
