// Clients that are not git, the real ones: whatever they run or leave out, each of their commits is recorded once.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { recordsIn, rewritesIn } from '../support/journal.js';
import { createWorld, projectRoot, type World } from '../support/world.js';

let world: World;
let repo: string;

beforeEach(() => {
  world = createWorld();
  repo = world.repository('api');
  world.commit(repo, 'feat: root', { 'root.txt': 'x\n' });
  world.craftnudge(repo, 'install-hooks', '--no-history');
});
afterEach(() => world.remove());

const client = (name: string): string => join(projectRoot, 'test/clients', name);

/** The commits that a client says it made. */
function madeBy(program: string, ...args: readonly string[]): readonly string[] {
  const { status, stdout, stderr } = world.run(repo, program, [...args, repo]);
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  return stdout.trim().split('\n');
}

interface Counted {
  readonly expected: number;
  readonly byHook: number;
}

function expectEachOnce(made: readonly string[]): Counted {
  const { stdout, stderr } = world.craftnudge(repo, 'coverage', '--json');
  expect(stderr).toBe('');
  const counted = JSON.parse(stdout) as Counted;
  expect(counted).toMatchObject({ expected: made.length, missing: 0, notRecoverable: 0 });
  expect(
    recordsIn(world.data)
      .map(({ hash }) => hash)
      .toSorted(),
  ).toEqual([...made].toSorted());
  return counted;
}

describe('libgit2, which runs no hooks', () => {
  it('has every commit found in the log, and its amend linked', () => {
    const made = madeBy('/usr/bin/python3', client('libgit2-client.py'));
    expect(made).toHaveLength(5);
    expect(expectEachOnce(made)).toMatchObject({ byHook: 0, filledIn: 5 });
    expect(rewritesIn(world.data)).toEqual([
      expect.objectContaining({ from: made[0], to: made[1], command: 'amend', source: 'reflog' }),
    ]);
  });
});

describe('JGit, which runs some', () => {
  it('has every commit recorded, its amend and its rebase linked', () => {
    const jars = readdirSync('/usr/share/java').filter((name) =>
      /^(?:org\.eclipse\.jgit|slf4j-api|javaewah)\.jar$/i.test(name),
    );
    const path = jars.map((name) => join('/usr/share/java', name)).join(':');
    const made = madeBy('java', '-cp', path, client('jgit-client.java'));
    expect(made).toHaveLength(8);
    expectEachOnce(made);
    const [plain, amended, topic, , , , rebased] = made;
    expect(rewritesIn(world.data)).toEqual([
      expect.objectContaining({ from: plain, to: amended, command: 'amend' }),
      expect.objectContaining({ from: topic, to: rebased, command: 'rebase' }),
    ]);
  });
});
