// Later fixed, by blame: what the recorder finds out in the background, and what it changes.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordsIn } from '../support/journal.js';
import { until } from '../support/until.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let repo: string;

beforeEach(() => {
  world = createWorld({ CRAFTNUDGE_NOTIFY_ENABLED: 'false' });
  repo = world.repository('api');
  world.commit(repo, 'chore: root', { 'README.md': '\n' });
});
afterEach(() => world.remove());

const blameFile = (): string => {
  const { repository } = recordsIn(world.data)[0] ?? { repository: { id: '' } };
  return join(world.data, 'state', `blame-${repository.id}.json`);
};
const told = (): unknown => JSON.parse(readFileSync(blameFile(), 'utf8'));

describe('the fixes of a history', () => {
  it('are looked at by the first recorder of a day, once each, and written down by hash alone', async () => {
    const cause = world.commit(repo, 'feat: parse', { 'a.ts': 'let secretName = 1;\nlet b = 2;\n' });
    world.commit(repo, 'feat: more', { 'a.ts': 'let secretName = 1;\nlet b = 3;\n' });
    const fix = world.commit(repo, 'fix: parse', { 'a.ts': 'let secretName = 2;\nlet b = 3;\n' });
    expect(world.craftnudge(repo, 'install-hooks').status).toBe(0);
    expect(existsSync(blameFile())).toBe(false); // nobody waited for it
    world.commit(repo, 'docs: say so', { 'README.md': 'api\n' });
    await until('blame was asked', () => existsSync(blameFile()));
    expect(told()).toMatchObject({ v: 1, fixes: [[fix, [cause]]] });
    expect(readFileSync(blameFile(), 'utf8')).not.toContain('secretName');
  });

  it.each([
    '{"v":1,"fixes":7}',
    '{"v":1,"fixes":[null,[7],["aa",[]]]}',
    '{"v":1}',
    'null',
  ])('are as good as not asked where their file says %s', (garbage) => {
    world.commit(repo, 'fix: parse', { 'a.ts': 'let a = 1;\n' });
    world.craftnudge(repo, 'install-hooks');
    world.craftnudge(repo, 'track', '--all');
    writeFileSync(blameFile(), garbage, { mode: 0o600 });
    expect(world.craftnudge(repo, 'report')).toMatchObject({ status: 0, stderr: '' });
  });

  it('goes with an erasure of its repository', async () => {
    world.commit(repo, 'feat: parse', { 'a.ts': 'let a = 1;\n' });
    world.commit(repo, 'fix: parse', { 'a.ts': 'let a = 2;\n' });
    world.craftnudge(repo, 'install-hooks');
    world.commit(repo, 'docs: say so', { 'README.md': 'api\n' });
    await until('blame was asked', () => existsSync(blameFile()));
    const path = blameFile();
    expect(world.craftnudge(repo, 'erase', '--repository', repo, '--yes').status).toBe(0);
    expect(existsSync(path)).toBe(false);
  });
});
