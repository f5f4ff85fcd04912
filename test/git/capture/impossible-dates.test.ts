// Commits whose dates git cannot read: what their objects say comes from one git for many, not from one for each.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readCommits } from '../../../src/capture/read-commits.js';
import { resolveRange } from '../../../src/capture/revisions.js';
import { streamHistory } from '../../../src/capture/stream-history.js';
import { createWorld, type World } from '../../support/world.js';
import { collect, gitBytes, hashesOf, openRepository, plainDescribe } from './parts.js';

const COMMITS = 60;
let world: World;
let path: string;
let hashes: readonly string[];
let calls: string;

/** Every second one is ordinary. */
const dateOf = (at: number): string => (at % 2 === 0 ? `no date ${at}` : `${1_700_000_000 + at} +0100`);

beforeAll(() => {
  world = createWorld();
  path = world.repository('odd');
  const tree = world.git(path, 'hash-object', '-t', 'tree', '-w', '/dev/null');
  const made: string[] = [];
  for (let at = 0; at < COMMITS; at += 1) {
    const parent = at === 0 ? '' : `parent ${made[at - 1]}\n`;
    const object = `tree ${tree}\n${parent}author Ada <ada@example.org> ${dateOf(at)}\ncommitter Ada <ada@example.org> ${dateOf(at)}\n\nodd ${at}\n`;
    made.push(gitBytes(world, path, ['hash-object', '-t', 'commit', '--literally', '-w', '--stdin'], object).trim());
  }
  hashes = made;
  world.git(path, 'update-ref', 'refs/heads/main', made.at(-1) ?? '');
  calls = join(world.root, 'calls');
  const wrapper = join(world.root, 'bin/git');
  world.write(
    wrapper,
    `#!/bin/sh\nprintf '%s\\n' "$*" >>'${calls}'\nexec '${world.run(path, 'sh', ['-c', 'command -v git']).stdout.trim()}' "$@"\n`,
  );
  chmodSync(wrapper, 0o755);
});
afterAll(() => world.remove());

/** As everybody opens it, with a git on PATH that notes how it is called. */
const opened = async () => {
  const env = { ...world.env, PATH: `${join(world.root, 'bin')}:${world.env['PATH']}` };
  const found = await openRepository(world, path, { env });
  rmSync(calls, { force: true });
  return found;
};
const objectsAsked = (): number =>
  existsSync(calls)
    ? readFileSync(calls, 'utf8')
        .split('\n')
        .filter((line) => line.includes('cat-file')).length
    : 0;
const told = (raw: readonly (string | undefined)[]) =>
  expect(raw).toEqual(hashes.map((_, at) => (at % 2 === 0 ? dateOf(at) : undefined)));

test(`${COMMITS} commits by name: one git for what half of them say`, async () => {
  const { repository, git } = await opened();
  const records = await readCommits(git, hashesOf(hashes), plainDescribe(repository));
  told(records.map(({ authoredAtRaw }) => authoredAtRaw));
  expect(records.map(({ hash }) => hash as string)).toEqual(hashes);
  expect(objectsAsked()).toBe(1);
});

test('a history, whole and in a partial clone: a git for each piece that came', async () => {
  for (const partial of [false, true]) {
    const { repository, git } = await opened();
    const describe = plainDescribe({ ...repository, partial });
    const records = await collect(streamHistory(git, await resolveRange(git, 'main'), describe));
    told(records.map(({ committedAtRaw }) => committedAtRaw));
    expect(objectsAsked()).toBeLessThan(5);
  }
});
