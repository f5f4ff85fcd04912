import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installHooks } from '../../../src/install/install-hooks.js';
import { parseSpoolLine, type SpoolEvent } from '../../../src/recorder/spool-line.js';
import { createWorld, type World } from '../../support/world.js';
import { requestFor, spoolLines } from '../install/site.js';

let world: World;
let repository: string;

beforeEach(async () => {
  world = createWorld();
  repository = world.repository('app');
  world.commit(repository, 'root', { 'base.txt': 'base\n' });
  await installHooks(requestFor(world, repository));
});
afterEach(() => world.remove());

const git = (...args: readonly string[]): string => world.git(repository, ...args);

function events(): readonly SpoolEvent[] {
  return spoolLines(world).map((line) => parseSpoolLine(line.slice(0, -1)) as SpoolEvent);
}

function clearSpool(): void {
  for (const name of readdirSync(join(world.data, 'spool'))) rmSync(join(world.data, 'spool', name));
}

/** `topic` has `count` commits that `main` does not have, and the other way round. */
function diverge(count: number): void {
  git('checkout', '-q', '-b', 'topic');
  for (let n = 1; n <= count; n += 1) world.commit(repository, `topic ${n}`, { [`topic-${n}.txt`]: `${n}\n` });
  git('checkout', '-q', 'main');
  world.commit(repository, 'main goes on', { 'main.txt': 'main\n' });
  git('checkout', '-q', 'topic');
  clearSpool();
}

const operations: readonly (readonly [name: string, act: () => void, seen: Readonly<Record<string, number>>])[] = [
  ['commit', () => git('commit', '-q', '--allow-empty', '-m', 'a'), { 'post-commit': 1 }],
  ['commit --no-verify', () => git('commit', '-q', '--allow-empty', '--no-verify', '-m', 'a'), { 'post-commit': 1 }],
  ['commit --dry-run', () => world.run(repository, 'git', ['commit', '--allow-empty', '--dry-run', '-m', 'a']), {}],
  ['an aborted commit', () => world.run(repository, 'git', ['commit', '--allow-empty', '-m', '']), {}],
  ['notes and a tag', () => (git('notes', 'add', '-m', 'n'), git('tag', '-a', '-m', 't', 't')), {}],
  ['fast-import', () => world.run(repository, 'sh', ['-c', IMPORT]), {}],
  ['switch to a new branch', () => git('switch', '-q', '-c', 'new'), {}],
  [
    'a merge that is committed by hand',
    () => (diverge(1), git('merge', '-q', '--no-commit', 'main'), git('commit', '-q', '-m', 'm')),
    { 'post-commit': 1 },
  ],
  [
    'merge --squash, then a commit',
    () => (diverge(1), git('merge', '-q', '--squash', 'main'), git('commit', '-q', '-m', 'm')),
    { 'post-commit': 1, 'post-merge': 1 },
  ],
  [
    'pull, fast-forward',
    () => (diverge(1), git('checkout', '-q', '-B', 'old', 'HEAD~1'), git('pull', '-q', '--ff-only', '.', 'topic')),
    { 'post-merge': 1 },
  ],
  ['rebase -i where all stay as they were', () => (diverge(2), interactively('', 'HEAD~2')), {}],
  [
    'rebase -i that squashes three into two',
    () => (diverge(3), interactively('2s/^pick/squash/', 'HEAD~3')),
    { 'post-commit': 2, 'post-rewrite': 2 },
  ],
  [
    'rebase -i with a fixup',
    () => (diverge(2), interactively('2s/^pick/fixup/', 'HEAD~2')),
    { 'post-commit': 1, 'post-rewrite': 2 },
  ],
  [
    'rebase -i that rewords',
    () => (diverge(1), interactively('1s/^pick/reword/', 'HEAD~1')),
    { 'post-commit': 1, 'post-rewrite': 2 },
  ],
  [
    'rebase through a conflict',
    () => (clash(), tryGit('rebase', '-q', 'main'), git('add', '-A'), tryGit('rebase', '--continue')),
    { 'post-commit': 1, 'post-rewrite': 1 },
  ],
  [
    'cherry-pick through a conflict',
    () => (clash(), tryGit('cherry-pick', 'main'), git('add', '-A'), tryGit('cherry-pick', '--continue')),
    { 'post-commit': 1 },
  ],
  ['amend', () => git('commit', '-q', '--amend', '-m', 'b'), { 'post-commit': 1, 'post-rewrite': 1 }],
  ['rebase of 4', () => (diverge(4), git('rebase', '-q', 'main')), { 'post-commit': 4, 'post-rewrite': 1 }],
  [
    'rebase --apply of 4',
    () => (diverge(4), git('rebase', '-q', '--apply', 'main')),
    { 'post-applypatch': 4, 'post-rewrite': 1 },
  ],
  [
    'cherry-pick of 2',
    () => (diverge(2), git('checkout', '-q', 'main'), git('cherry-pick', 'main..topic')),
    { 'post-commit': 2 },
  ],
  ['cherry-pick -n', () => (diverge(1), git('checkout', '-q', 'main'), git('cherry-pick', '-n', 'topic')), {}],
  ['revert', () => (diverge(1), git('revert', '--no-edit', 'HEAD')), { 'post-commit': 1 }],
  ['merge', () => (diverge(1), git('merge', '-q', '--no-edit', 'main')), { 'post-merge': 1 }],
  [
    'fast-forward merge',
    () => (diverge(1), git('checkout', '-q', '-B', 'old', 'HEAD~1'), git('merge', '-q', 'topic')),
    { 'post-merge': 1 },
  ],
  [
    'am of 2',
    () => (
      diverge(2),
      git('format-patch', '-q', '-o', '../patches', 'main'),
      git('checkout', '-q', 'main'),
      git('am', '-q', ...patches())
    ),
    { 'post-applypatch': 2 },
  ],
  [
    'stash and pop',
    () => (world.write(join(repository, 'base.txt'), 'x\n'), git('stash', '-q'), git('stash', 'pop', '-q')),
    {},
  ],
  ['reset --hard', () => (diverge(1), git('reset', '-q', '--hard', 'HEAD~1')), {}],
  [
    'commit-tree and update-ref',
    () => git('update-ref', 'HEAD', git('commit-tree', '-m', 'a', '-p', 'HEAD', 'HEAD^{tree}')),
    {},
  ],
];

const IMPORT = `printf 'commit refs/heads/imported\\ncommitter A <a@b> 1700000000 +0000\\ndata 1\\nx\\n' | git fast-import --quiet`;

/** git may stop, as it does at a conflict. */
const tryGit = (...args: readonly string[]): unknown => world.run(repository, 'git', args, { GIT_EDITOR: 'true' });

function interactively(edit: string, onto: string): void {
  const editors = { GIT_SEQUENCE_EDITOR: `sed -i -e '${edit}'`, GIT_EDITOR: 'sed -i -e "1s/$/ again/"' };
  expect(world.run(repository, 'git', ['rebase', '-q', '-i', onto], editors).status).toBe(0);
}

/** `topic` and `main` each have one commit, and both are about the same line. */
function clash(): void {
  git('checkout', '-q', '-b', 'topic');
  world.commit(repository, 'topic', { 'base.txt': 'topic\n' });
  git('checkout', '-q', 'main');
  world.commit(repository, 'main', { 'base.txt': 'main\n' });
  git('checkout', '-q', 'topic');
  clearSpool();
}

function patches(): readonly string[] {
  const directory = join(world.root, 'patches');
  return readdirSync(directory)
    .sort()
    .map((name) => join(directory, name));
}

test.each(operations)('%s leaves exactly the files of the hooks that fire', (_, act, seen) => {
  act();
  const counts: Record<string, number> = {};
  for (const { hook } of events()) counts[hook] = (counts[hook] ?? 0) + 1;
  expect(counts).toEqual(seen);
});

describe('a spool line', () => {
  it('names the hook, the work tree and HEAD', () => {
    const hash = world.commit(repository, 'second', { 'a.txt': 'a\n' });
    expect(events()).toEqual([
      expect.objectContaining({
        hook: 'post-commit',
        cwd: repository,
        gitDir: undefined,
        head: hash,
        agent: undefined,
        arguments: [],
      }),
    ]);
  });

  it('names every pick of a rebase by its own new hash, and all rewritten pairs', () => {
    diverge(3);
    const before = git('rev-list', '--reverse', 'main..topic').split('\n');
    git('rebase', '-q', 'main');
    const after = git('rev-list', '--reverse', 'main..topic').split('\n');
    const picks = events()
      .filter(({ hook }) => hook === 'post-commit')
      .map(({ head }) => head);
    const rewrite = events().find(({ hook }) => hook === 'post-rewrite');
    expect(new Set(picks)).toEqual(new Set(after));
    expect(rewrite?.arguments).toEqual(['rebase']);
    expect(rewrite?.rewritten).toEqual(before.map((from, index) => ({ from, to: after[index] })));
  });

  it('says how a merge was made', () => {
    diverge(1);
    git('merge', '-q', '--squash', 'main');
    expect(events().map(({ hook, arguments: given }) => [hook, given])).toEqual([['post-merge', ['1']]]);
  });

  it('finds the branch of a linked work tree in the common directory', () => {
    const linked = join(world.root, 'linked');
    git('worktree', 'add', '-q', '-b', 'side', linked);
    clearSpool();
    const hash = world.commit(linked, 'in the linked one', { 'l.txt': 'l\n' });
    expect(events()).toEqual([
      expect.objectContaining({ cwd: linked, gitDir: join(repository, '.git', 'worktrees', 'linked'), head: hash }),
    ]);
  });

  it('gives 0 for HEAD where the branch is no file', () => {
    git('pack-refs', '--all');
    world.run(repository, join(repository, '.git/hooks/post-commit'), []);
    expect(events()).toEqual([expect.objectContaining({ head: undefined })]);
    expect(readdirSync(join(world.data, 'spool'))).toEqual([expect.stringMatching(/^\d+-0\.post-commit$/)]);
  });
});
