import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CommitRecord } from '../../../src/domain/commit-record.js';
import { readCommits } from '../../../src/capture/read-commits.js';
import { resolveRange } from '../../../src/capture/revisions.js';
import { readNames, streamHistory, type HistoryOptions } from '../../../src/capture/stream-history.js';
import { createWorld, type World } from '../../support/world.js';
import { collect, gitBytes, hashesOf, openRepository, plainDescribe } from './parts.js';

let world: World;
/** 300 commits on two lines that merge now and then. */
let path: string;

beforeAll(() => {
  world = createWorld();
  path = world.repository('long');
  gitBytes(world, path, ['fast-import', '--quiet'], importStream(300));
  world.git(path, 'reset', '-q', '--hard', 'main');
});
afterAll(() => world.remove());

/** What `git fast-import` reads; each third commit renames, each seventh merges. */
function importStream(count: number): string {
  const commits = Array.from({ length: count }, (_, at) => {
    const message = `commit ${at}\n\n${'text '.repeat(at % 40)}`;
    const parents = at === 0 ? '' : `from :${at}\n${at % 7 === 0 && at > 9 ? `merge :${at - 5}\n` : ''}`;
    const content = `line ${at}\n`.repeat((at % 9) + 1);
    const rename = at % 3 === 2 ? `R f${(at - 1) % 11}.txt g${at % 5}.txt\n` : '';
    return (
      `commit refs/heads/main\nmark :${at + 1}\ncommitter Ada <ada@example.org> ${1_700_000_000 + at} +0100\n` +
      `data ${message.length}\n${message}\n${parents}${rename}M 100644 inline f${at % 11}.txt\ndata ${content.length}\n${content}\n`
    );
  });
  return commits.join('');
}

async function history(range: string, options: HistoryOptions = {}): Promise<readonly CommitRecord[]> {
  const { repository, git } = await openRepository(world, path);
  return collect(streamHistory(git, await resolveRange(git, range), plainDescribe(repository), options));
}

describe('a history', () => {
  it('comes whole, oldest first, parents before children', async () => {
    const records = await history('HEAD');
    const told = world.git(path, 'rev-list', '--topo-order', '--reverse', 'HEAD').split('\n');
    expect(records.map(({ hash }) => hash)).toEqual(told);
  });

  it('is the same from one git and from two', async () => {
    expect(await history('HEAD', { processes: 2 })).toEqual(await history('HEAD', { processes: 1 }));
  });

  it('has the sums of git log --numstat', async () => {
    const told = gitBytes(world, path, ['log', '--numstat', '-M', '--diff-merges=first-parent', '--format=']);
    const sums = told.split('\n').reduce((sum, line) => sum + Number(line.split('\t')[0] ?? 0), 0);
    expect((await history('HEAD')).reduce((sum, { insertions }) => sum + insertions, 0)).toBe(sums);
  });

  it('goes on from where an earlier reading ended, and says how much is left', async () => {
    const totals: number[] = [];
    const records = await history('HEAD~10..HEAD', { onTotal: (total) => totals.push(total) });
    const told = world.git(path, 'rev-list', '--topo-order', '--reverse', 'HEAD~10..HEAD').split('\n');
    expect(records.map(({ hash }) => hash)).toEqual(told);
    expect(totals).toEqual([told.length]);
  });

  it('leaves out what is recorded already', async () => {
    const known = new Set(world.git(path, 'rev-list', 'HEAD~5').split('\n'));
    const records = await history('HEAD', { choose: (hashes) => hashes.filter((hash) => !known.has(hash)) });
    expect(records.length).toBe(Number(world.git(path, 'rev-list', '--count', 'HEAD', '^HEAD~5')));
  });

  it('keeps to dates', async () => {
    const { repository, git } = await openRepository(world, path);
    const range = await resolveRange(git, 'HEAD');
    const since = '2023-11-14T22:16:40Z' as CommitRecord['recordedAt'];
    const records = await collect(streamHistory(git, { ...range, since }, plainDescribe(repository)));
    expect(records.map(({ committedAt }) => committedAt)).toEqual(records.map(() => expect.any(String)));
    expect(records.every(({ committedAt }) => committedAt !== null && committedAt >= since)).toBe(true);
    expect(records).toHaveLength(100);
  });

  it('can be left early, and git ends', async () => {
    const { repository, git } = await openRepository(world, path);
    const range = await resolveRange(git, 'HEAD');
    for await (const record of streamHistory(git, range, plainDescribe(repository), { processes: 2 })) {
      expect(record.parents).toEqual([]);
      break;
    }
  });

  it('gives names, statuses and messages much sooner, without counts', async () => {
    const { repository, git } = await openRepository(world, path);
    const names = await collect(readNames(git, await resolveRange(git, 'HEAD'), plainDescribe(repository)));
    const whole = await history('HEAD');
    const withoutCounts = whole.map((record) => ({
      ...record,
      stats: 'unknown',
      files: record.files.map((file) => ({ ...file, insertions: null, deletions: null })),
      insertions: 0,
      deletions: 0,
    }));
    expect(names).toEqual(withoutCounts);
  });
});

describe('a history that git cannot read to its end', () => {
  test.each([1, 2])('is incomplete, whatever came before (%i gits)', async (processes) => {
    const broken = join(world.root, `broken-${processes}`);
    world.git(world.root, 'clone', '-q', '--no-local', path, broken);
    world.git(broken, 'repack', '-q', '-a', '-d');
    const blob = world.git(broken, 'rev-parse', 'HEAD~100:f5.txt');
    unpack(broken);
    rmSync(join(broken, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    const { repository, git } = await openRepository(world, broken);
    const records: CommitRecord[] = [];
    const reading = (async () => {
      for await (const record of streamHistory(git, await resolveRange(git, 'HEAD'), plainDescribe(repository), {
        processes,
      })) {
        records.push(record);
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'HISTORY_INCOMPLETE' });
    const told = world.git(path, 'rev-list', '--topo-order', '--reverse', 'HEAD').split('\n');
    expect(records.length).toBeGreaterThan(0);
    expect(records.map(({ hash }) => hash)).toEqual(told.slice(0, records.length));
  });
});

/** All objects loose, so that one can be taken away. */
function unpack(repository: string): void {
  const pack = world.run(repository, 'sh', [
    '-c',
    'mv .git/objects/pack/*.pack "$TMPDIR/unpack.me" && rm -f .git/objects/pack/*',
  ]);
  if (pack.status !== 0) throw new Error(pack.stderr);
  const { status, stderr } = world.run(repository, 'sh', ['-c', 'git unpack-objects -q < "$TMPDIR/unpack.me"']);
  if (status !== 0) throw new Error(stderr);
}

describe('a clone that lacks objects', () => {
  const cloneOf = (name: string, ...args: readonly string[]): string => {
    world.git(path, 'config', 'uploadpack.allowFilter', 'true');
    const clone = join(world.root, name);
    world.git(world.root, 'clone', '-q', ...args, `file://${path}`, clone);
    world.git(clone, 'config', 'user.email', 'ada@example.org');
    world.git(clone, 'config', 'user.name', 'Ada');
    return clone;
  };
  const missing = (clone: string): number =>
    world
      .git(clone, 'rev-list', '--objects', '--all', '--missing=print')
      .split('\n')
      .filter((line) => line.startsWith('?')).length;

  it('without blobs is read without fetching: names where lines cannot be counted', async () => {
    const clone = cloneOf('blobless', '--filter=blob:none');
    const here = world.commit(clone, 'made here', { 'new.txt': '1\n2\n', 'g1.txt': 'changed\n' });
    const before = missing(clone);
    const { repository, git } = await openRepository(world, clone);
    expect(repository.partial).toBe(true);
    const records = await collect(streamHistory(git, await resolveRange(git, 'HEAD'), plainDescribe(repository)));
    expect(records).toHaveLength(301);
    expect(records.at(-1)).toMatchObject({ hash: here, insertions: expect.any(Number) });
    expect(records.at(-1)?.stats).toBeUndefined();
    expect(records[150]).toMatchObject({
      stats: 'unknown',
      insertions: 0,
      files: expect.arrayContaining([expect.anything()]),
    });
    const old = world.git(clone, 'rev-parse', 'HEAD~200');
    const live = await readCommits(git, hashesOf([old, here]), plainDescribe(repository));
    expect(live.map(({ stats }) => stats)).toEqual(['unknown', undefined]);
    expect(missing(clone)).toBe(before);
  });

  it('without trees still gives every commit', async () => {
    const clone = cloneOf('treeless', '--filter=tree:0');
    const { repository, git } = await openRepository(world, clone);
    const recent = world.git(clone, 'rev-list', '-5', 'HEAD').split('\n');
    const records = await readCommits(git, hashesOf(recent), plainDescribe(repository));
    expect(records.map(({ hash }) => hash)).toEqual(recent);
    expect(records.at(-1)).toMatchObject({ stats: 'unknown', files: [] });
  });

  it('is not said to have added everything at a shallow boundary, whose parents are kept', async () => {
    const clone = cloneOf('shallow', '--depth=2');
    const { repository, git } = await openRepository(world, clone);
    expect(repository).toMatchObject({ shallow: true, id: 'random' });
    const records = await collect(streamHistory(git, await resolveRange(git, 'HEAD'), plainDescribe(repository)));
    const parents = world.git(path, 'rev-parse', 'HEAD~1^@').split('\n');
    const boundary = records.filter(({ stats }) => stats === 'unknown');
    expect(boundary.map(({ files }) => files)).toEqual(boundary.map(() => []));
    expect(boundary).toContainEqual(expect.objectContaining({ parents }));
    expect(records.at(-1)?.files.length).toBeLessThan(4);
  });
});

it('passes over a commit that git has lost', async () => {
  const { repository, git } = await openRepository(world, path);
  const head = world.git(path, 'rev-parse', 'HEAD');
  const lost = '1234567890123456789012345678901234567890';
  const records = await readCommits(git, hashesOf([lost, head]), plainDescribe(repository));
  expect(records.map(({ hash }) => hash)).toEqual([head]);
});
