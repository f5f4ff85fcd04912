// Goals and standup on real commits of two repositories, through the built command line.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GoalView } from '../../src/report/goals-view.js';
import type { StandupView } from '../../src/report/standup-view.js';
import { createWorld } from '../support/world.js';

const world = createWorld();
const api = world.repository('api');
const web = world.repository('web');

afterAll(() => world.remove());

beforeAll(() => {
  for (const repository of [api, web]) expect(world.craftnudge(repository, 'install-hooks').status).toBe(0);
  world.commit(api, 'feat: first draft', { 'src/a.ts': 'one\n' });
  world.git(api, 'commit', '-q', '--amend', '-m', 'feat: paths');
  world.commit(api, 'test: paths', { 'src/a.ts': 'one\ntwo\n', 'test/a.test.ts': 'one\n' });
  world.commit(web, 'fix: port', { 'src/b.ts': 'one\n' });
  expect(world.craftnudge(api, 'status').status).toBe(0);
});

const json = <View>(...args: readonly string[]): View =>
  JSON.parse(world.craftnudge(api, ...args, '--json').stdout) as View;

describe('craftnudge standup', () => {
  it('tells of both repositories, an amended commit once', () => {
    const view = json<StandupView>('standup');
    expect(view.repositories.map(({ name, changes }) => [name, changes.map(({ subject }) => subject)])).toEqual([
      ['api', ['feat: paths', 'test: paths']],
      ['web', ['fix: port']],
    ]);
    expect(view.repositories[0]?.changes[0]?.drafts).toBe(1);
    expect(json<StandupView>('standup', '--repo', web).n).toBe(1);
    expect(world.craftnudge(world.home, 'standup').stdout).toContain('- fix: port (');
  });

  it('refuses a day to come', () => {
    expect(world.craftnudge(api, 'standup', '--since', '2999-01-01').status).toBe(2);
  });
});

describe('craftnudge goal', () => {
  it('starts with what can be said', () => {
    expect(world.craftnudge(api, 'goal').stdout).toContain('craftnudge goal add "median batch under 100 lines"');
  });

  it('is set in words, stands in today and week, pauses and goes', () => {
    expect(world.craftnudge(api, 'goal', 'add', 'median batch under 100 lines').stdout).toContain('✓ median batch');
    world.craftnudge(web, 'goal', 'add', 'tests', 'with', 'code', '6', 'of', '10', '--here');
    const { goals } = json<{ goals: readonly GoalView[] }>('goal', 'list');
    expect(goals).toMatchObject([
      { id: 1, state: 'met', n: 3, repository: null },
      { id: 2, state: 'too-few', n: 1, repository: 'web' },
    ]);
    expect(world.craftnudge(api, 'today').stdout).toContain('median batch under 100 lines');
    expect(json<{ goals: readonly GoalView[] }>('week').goals).toHaveLength(2);
    expect(world.craftnudge(api, 'status').stdout).toContain('goal: median batch under 100 lines: 1 line, in 7 days');
    expect(world.craftnudge(api, 'goal', 'pause', '1').stdout).toContain('paused');
    expect(world.craftnudge(api, 'today').stdout).not.toContain('median batch under');
    world.craftnudge(api, 'goal', 'resume', '1');
    world.craftnudge(api, 'goal', 'remove', '2');
    const kept = JSON.parse(readFileSync(join(world.data, 'settings/goals.json'), 'utf8')) as {
      goals: readonly object[];
    };
    expect(kept.goals).toMatchObject([{ id: 1, paused: false }]);
  });

  it.each([
    [['add', 'be better'], 'you can say: median batch under 100 lines'],
    [['add'], 'no goal that can be measured'],
    [['pause', '7'], 'no number of a goal'],
    [['grow'], 'is none of'],
  ])('%j is refused in one line, and nothing changes', (words, reason) => {
    const before = readFileSync(join(world.data, 'settings/goals.json'), 'utf8');
    const { status, stderr } = world.craftnudge(api, 'goal', ...words);
    expect([status, stderr.trimEnd().split('\n').length]).toEqual([2, 1]);
    expect(stderr).toContain(reason);
    expect(readFileSync(join(world.data, 'settings/goals.json'), 'utf8')).toBe(before);
  });
});
