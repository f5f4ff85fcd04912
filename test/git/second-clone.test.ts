// A repository that is here twice: its commits are recorded once, and every clone of it must find them.
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { ReportView } from '../../src/report/report-shape.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let api: string;
beforeEach(() => {
  world = createWorld();
  api = world.repository('api');
});
afterEach(() => world.remove());

function clone(name: string, ...options: readonly string[]): string {
  const path = join(world.root, name);
  world.git(world.root, 'clone', '-q', ...options, `file://${api}`, path);
  return path;
}

function commitTwice(): void {
  world.commit(api, 'feat: one', { a: '1' });
  world.commit(api, 'feat: two', { a: '2' });
}

function commitsIn(repository: string): number {
  const { stdout } = world.craftnudge(repository, 'report', '--all-authors', '--json');
  return (JSON.parse(stdout) as ReportView).n;
}

it('a shallow clone of a repository that is recorded is that repository', () => {
  commitTwice();
  world.craftnudge(api, 'track', '--all');
  world.commit(api, 'feat: not recorded yet', { a: '3' });
  expect(commitsIn(clone('shallow', '--depth', '2'))).toBe(2);
});

it('a clone of a repository that was met before its first commit is that repository', () => {
  world.craftnudge(api, 'install-hooks', '--no-history');
  commitTwice();
  world.craftnudge(api, 'track', '--all');
  expect(commitsIn(clone('second'))).toBe(2);
});

it('a shallow clone that was met too early says where its commits are', () => {
  commitTwice();
  const shallow = clone('shallow', '--depth', '1');
  expect(commitsIn(shallow)).toBe(0);
  world.craftnudge(api, 'track', '--all');
  const { status, stderr } = world.craftnudge(shallow, 'report');
  expect(status).toBe(0);
  expect(stderr).toBe(
    `note: the commits of this clone are recorded as those of api: craftnudge report --repo '${api}'\n`,
  );
});

it('a repository that merged another one is not taken for it', () => {
  commitTwice();
  const other = world.repository('other');
  world.commit(other, 'feat: of its own', { b: '1' });
  world.git(other, 'pull', '-q', '--no-rebase', '--allow-unrelated-histories', '--no-edit', api, 'main');
  world.craftnudge(other, 'track', '--all');
  expect(commitsIn(api)).toBe(0);
});
