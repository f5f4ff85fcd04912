// Whatever is done to drafts (amended, squashed, split, rebased, given up), each logical change counts once: told by the hooks,
// and the same from the log where no hook ran.
import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { supersededBy } from '../../src/analytics/superseded.js';
import { subjectOf } from '../../src/domain/commit-record.js';
import { rewriteFactOf } from '../../src/recorder/history-facts.js';
import { recordsIn, rewritesIn } from '../support/journal.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let repo: string;
/** What git finds in its environment from now on. */
let env: Record<string, string>;

const WITHOUT_HOOKS = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.hooksPath', GIT_CONFIG_VALUE_0: '/dev/null' };

beforeEach(() => {
  world = createWorld({ GIT_EDITOR: 'true' });
  repo = world.repository('api');
  world.commit(repo, 'root', { 'root.txt': 'root\n' });
  world.craftnudge(repo, 'install-hooks', '--no-history');
});
afterEach(() => world.remove());

/** `topic` with four commits, and one on `main` that it does not have. */
function start(mode: Record<string, string>): void {
  env = { ...mode };
  git('switch', '-q', '-c', 'topic');
  for (const name of ['t1', 't2', 't3', 't4']) commit(name);
  git('switch', '-q', 'main');
  commit('m1');
  git('switch', '-q', 'topic');
}

/** Each step has its own second, as a person's would; git may fail, as at a conflict. */
let second = 1_795_000_000;
function git(...args: readonly string[]): void {
  second += 1;
  const dates = {
    GIT_COMMITTER_DATE: `${second} +0000`,
    ...(args[0] === 'commit' ? { GIT_AUTHOR_DATE: `${second} +0000` } : {}),
  };
  world.run(repo, 'git', args, { ...dates, ...env });
}

function commit(name: string, file = name): void {
  appendFileSync(join(repo, `${file}.txt`), `${name}\n`);
  git('add', '-A');
  git('commit', '-q', '-m', name);
}

/** An interactive rebase whose list is edited by sed. */
function rebaseInteractively(edits: readonly string[], ...args: readonly string[]): void {
  env = { ...env, GIT_SEQUENCE_EDITOR: `sed -i ${edits.map((edit) => `-e '${edit}'`).join(' ')}` };
  git('rebase', '-q', '-i', ...args);
}

function counted() {
  const { stdout, stderr } = world.craftnudge(repo, 'coverage', '--json');
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toMatchObject({ missing: 0 });
  const superseded = supersededBy(rewritesIn(world.data).map(rewriteFactOf));
  const records = recordsIn(world.data);
  expect(new Set(records.map(({ hash }) => hash)).size).toBe(records.length);
  return records.filter(({ hash }) => !superseded.has(hash));
}
const countedSubjects = (): readonly string[] =>
  counted()
    .map(({ message }) => subjectOf(message))
    .toSorted();
const reachable = (): readonly string[] => world.git(repo, 'rev-list', 'topic', 'main', '--not', 'main~1').split('\n');

type Story = readonly [what: string, act: () => void, subjects: string];

const stories: readonly Story[] = [
  ['three amends', () => [1, 2, 3].map((n) => git('commit', '-q', '--amend', '-m', `t4 v${n}`)), 'm1 t1 t2 t3 t4 v3'],
  ['a rebase', () => git('rebase', '-q', 'main'), 'm1 t1 t2 t3 t4'],
  ['a rebase by the apply backend', () => git('rebase', '-q', '--apply', 'main'), 'm1 t1 t2 t3 t4'],
  [
    'a rebase of another branch',
    () => (git('switch', '-q', 'main'), git('rebase', '-q', 'main', 'topic')),
    'm1 t1 t2 t3 t4',
  ],
  ['pull --rebase', () => git('pull', '-q', '--rebase', '.', 'main'), 'm1 t1 t2 t3 t4'],
  [
    'rebase, rebased again',
    () => (git('rebase', '-q', 'main'), git('rebase', '-q', '--force-rebase', 'main')),
    'm1 t1 t2 t3 t4',
  ],
  ['rebase --reset-author-date', () => git('rebase', '-q', '--reset-author-date', 'main'), 'm1 t1 t2 t3 t4'],
  ['all squashed into one', () => rebaseInteractively(['2,$s/^pick/squash/'], 'main'), 'm1 t1'],
  ['a fixup, the first kept as it was', () => rebaseInteractively(['3s/^pick/fixup/'], 'HEAD~4'), 'm1 t1 t2 t4'],
  ['two fixups of two', () => rebaseInteractively(['2s/^pick/fixup/', '4s/^pick/fixup/'], 'main'), 'm1 t1 t3'],
  [
    'autosquash',
    () => (commit('fixup! t1', 't1'), git('rebase', '-q', '-i', '--autosquash', 'main')),
    'm1 t1 t2 t3 t4',
  ],
  ['an order changed', () => rebaseInteractively(['1{h;d}', '2{G}'], 'main'), 'm1 t1 t2 t3 t4'],
  [
    'one reworded',
    () => ((env = { ...env, GIT_EDITOR: 'sed -i 1s/t2/T2/' }), rebaseInteractively(['2s/^pick/reword/'], 'main')),
    'T2 m1 t1 t3 t4',
  ],
  ['one dropped, which still was made', () => rebaseInteractively(['3s/^pick/drop/'], 'main'), 'm1 t1 t2 t3 t4'],
  [
    'one split into two',
    () => {
      rebaseInteractively(['3s/^pick/edit/'], 'main');
      git('reset', '-q', 'HEAD^');
      commit('split 1', 'new');
      commit('split 2');
      git('rebase', '--continue');
    },
    'm1 split 1 split 2 t1 t2 t4',
  ],
  [
    'one amended on the way',
    () => (
      rebaseInteractively(['3s/^pick/edit/'], 'main'),
      git('commit', '-q', '--amend', '-m', 'T3'),
      git('rebase', '--continue')
    ),
    'T3 m1 t1 t2 t4',
  ],
  [
    'a conflict, resolved',
    () => (conflict(), resolve(), git('rebase', '--continue'), commit('after')),
    'after c m1 t1 t2 t3 t4',
  ],
  ['a rebase given up', () => (conflict(), git('rebase', '--abort')), 'c m1 t1 t2 t3 t4'],
  ['a rebase given up after a look at it', () => (conflict(), counted(), git('rebase', '--abort')), 'c m1 t1 t2 t3 t4'],
  ['a rebase by the apply backend given up', () => (conflict('--apply'), git('rebase', '--abort')), 'c m1 t1 t2 t3 t4'],
  ['a rebase left with --quit', () => (conflict(), git('rebase', '--quit')), 'c m1 t1 t2 t3 t4'],
  ['a rebase that waits at a conflict', () => conflict(), 'c m1 t1 t2 t3 t4'],
  [
    'an interactive one given up after a fixup',
    () => (rebaseInteractively(['2s/^pick/fixup/', '3s/^pick/edit/'], 'HEAD~4'), git('rebase', '--abort')),
    'm1 t1 t2 t3 t4',
  ],
  [
    'one given up, then done',
    () => (conflict(), git('rebase', '--abort'), git('rebase', '-q', '-X', 'theirs', 'main')),
    'c m1 t1 t2 t3 t4',
  ],
];

function conflict(...options: readonly string[]): void {
  appendFileSync(join(repo, 'm1.txt'), 'not what main says\n');
  git('add', '-A');
  git('commit', '-q', '-m', 'c');
  git('rebase', '-q', ...options, 'main');
}
const resolve = (): void => git('add', '-A');

describe.each([
  ['told by hooks', {}],
  ['told by the log alone', WITHOUT_HOOKS],
])('each change counts once, %s:', (_, mode) => {
  test.each(stories)('%s', (__, act, subjects) => {
    start(mode);
    act();
    expect(countedSubjects().join(' ')).toBe(subjects);
  });

  it('a rebase of 50 and a squash of 10 leave 60 drafts behind and one count of each', () => {
    start(mode);
    for (let n = 1; n <= 46; n += 1) commit(`more ${n}`);
    const drafts = counted().map(({ hash }) => hash);
    git('rebase', '-q', 'main');
    expect(counted()).toHaveLength(51);
    const picked = counted().map(({ hash }) => hash);
    rebaseInteractively(['2,$s/^pick/squash/'], 'HEAD~10');
    expect(
      counted()
        .map(({ hash }) => hash)
        .toSorted(),
    ).toEqual([...reachable()].toSorted());
    const live = new Set(reachable());
    const replaced = new Set(rewritesIn(world.data).map(({ from }) => from));
    const left = [...new Set([...drafts, ...picked])].filter((hash) => !live.has(hash));
    expect(left).toHaveLength(60);
    expect(left.filter((hash) => replaced.has(hash))).toHaveLength(60);
  });
});

it.each([
  ['the commit before it stands for it, as git says in post-rewrite', {}, 'm1 t1 t2 t3 t4'],
  ['it still was made, where only the log tells', WITHOUT_HOOKS, 'c m1 t1 t2 t3 t4'],
])('a conflict, skipped: %s', (_, mode, subjects) => {
  start(mode);
  conflict();
  git('rebase', '--skip');
  expect(countedSubjects().join(' ')).toBe(subjects);
});

it('a hundred amends of the same second that change nothing are one record', () => {
  const fixed = { GIT_AUTHOR_DATE: `${second} +0000`, GIT_COMMITTER_DATE: `${second} +0000` };
  world.run(repo, 'git', ['commit', '-q', '--allow-empty', '-m', 'same'], fixed);
  for (let n = 0; n < 100; n += 1)
    world.run(repo, 'git', ['commit', '-q', '--amend', '--no-edit', '--allow-empty'], fixed);
  expect(counted()).toHaveLength(1);
  expect(rewritesIn(world.data)).toEqual([]);
});
