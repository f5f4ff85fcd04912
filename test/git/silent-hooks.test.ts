// Cases 7 and 13: what CraftNudge asks git makes no hook of the repository fire, and changes nothing of its index: not by the
// recorder behind a commit, and by no command.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../support/until.js';
import { createWorld, type World } from '../support/world.js';

/** What githooks(5) has for a work tree, without those that the install puts in. */
const HOOKS = [
  'applypatch-msg',
  'commit-msg',
  'fsmonitor-watchman',
  'post-checkout',
  'post-index-change',
  'pre-applypatch',
  'pre-auto-gc',
  'pre-commit',
  'pre-merge-commit',
  'pre-rebase',
  'prepare-commit-msg',
  'reference-transaction',
];

let world: World;
let api: string;
beforeAll(() => {
  world = createWorld();
  api = world.repository('api');
  world.craftnudge(api, 'install-hooks', '--no-history');
  for (const name of HOOKS) {
    const path = join(api, '.git/hooks', name);
    world.write(path, `#!/bin/sh\necho ${name} >>'${world.root}/fired'\n`);
    world.run(api, 'chmod', ['755', path]);
  }
});
afterAll(() => world.remove());

const fired = (): string => {
  const path = join(world.root, 'fired');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
};
/** Whether git writes its index anew in a commit depends on the clock. */
const certain = (): string => fired().replaceAll('post-index-change\n', '');
const forget = (): void => rmSync(join(world.root, 'fired'), { force: true });
const index = (): string => readFileSync(join(api, '.git/index')).toString('hex');

describe('7 and 13: no hook of the repository fires, and its index stays as it is', () => {
  it('while a recorder takes up a commit', async () => {
    world.run(api, 'git', ['commit', '-q', '--allow-empty', '-m', 'off'], { CRAFTNUDGE: '0' });
    forget();
    world.run(api, 'git', ['commit', '-q', '--allow-empty', '-m', 'the same without us'], { CRAFTNUDGE: '0' });
    const alone = certain();
    const before = index();
    forget();
    world.run(api, 'git', ['commit', '-q', '--allow-empty', '-m', 'feat: with us']);
    await until('it is recorded', () => readdirSync(join(world.data, 'spool')).length === 0);
    expect(alone).toContain('reference-transaction');
    expect(certain()).toBe(alone);
    expect(index()).toBe(before);
  });

  it('by commands that look at the work tree, though the index is not fresh', () => {
    world.commit(api, 'feat: another', { 'a.ts': 'one\n' });
    world.write(join(api, 'a.ts'), 'two\n');
    const before = index();
    forget();
    for (const call of ['status', 'report', 'doctor', 'track --all', 'evaluate', 'coverage'])
      expect({ call, said: world.craftnudge(api, ...call.split(' ')).stdout }).not.toMatchObject({ said: '' });
    expect(fired()).toBe('');
    expect(index()).toBe(before);
  });
});
