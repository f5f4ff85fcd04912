// Case 39: a clock that jumps back and forth between commits, and author dates far from committer dates: everything is
// recorded, every command answers, and no figure is negative or lies outside of what was committed.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createWorld, type World } from '../support/world.js';
import { recordsIn } from '../support/journal.js';

let world: World;
let api: string;
beforeEach(() => {
  world = createWorld();
  api = world.repository('api');
});
afterEach(() => world.remove());

const HOUR = 3600;
/** Seconds from now, of author and committer: a day back, an hour ahead, and author dates years apart. */
const JUMPS = [
  [-200, -200],
  [-201, -26],
  [-30, -50],
  [-3, -49],
  [-70_000, -2],
  [20_000, -26],
  [-1, -1],
] as const;

/** Each number in it, by its path; derived figures such as a difference of rates may be below zero. */
function negativesIn(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'number') return value < 0 ? [`${path}: ${value}`] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => negativesIn(each, `${path}.${key}`));
}

test('39: a clock that jumps back after an install before the first commit loses none, and coverage counts them', () => {
  const fresh = world.repository('fresh');
  world.craftnudge(fresh, 'install-hooks');
  const then = Math.floor(Date.now() / 1000) - 400 * 24 * HOUR;
  const commit = (at: number, ...options: readonly string[]): string => {
    const dates = { GIT_AUTHOR_DATE: `@${then + at} +0000`, GIT_COMMITTER_DATE: `@${then + at} +0000` };
    world.run(fresh, 'git', [...options, 'commit', '-q', '--allow-empty', '-m', `feat: ${at}`], dates);
    return world.git(fresh, 'rev-parse', 'HEAD');
  };
  const made = [commit(0), commit(1), commit(2, '-c', 'core.hooksPath=/dev/null')];
  expect(world.craftnudge(fresh, 'status').stdout).toContain(`coverage ${made.length}/${made.length}`);
  expect(recordsIn(world.data).map(({ hash }) => hash)).toEqual(made);
  commit(3);
  expect(world.craftnudge(fresh, 'status').stdout).toContain('coverage 4/4');
});

test('39: a clock that jumps loses no commit and makes no figure negative', () => {
  world.commit(api, 'feat: before');
  world.craftnudge(api, 'install-hooks', '--no-history');
  const now = Math.floor(Date.now() / 1000);
  const made = JUMPS.map(([author, committer], at) => {
    world.write(`${api}/a.ts`, `${at}\n`);
    world.git(api, 'add', 'a.ts');
    world.run(api, 'git', ['commit', '-q', '-m', `fix: ${at}`], {
      GIT_AUTHOR_DATE: `@${now + author * HOUR} +1400`,
      GIT_COMMITTER_DATE: `@${now + committer * HOUR} -1200`,
    });
    return world.git(api, 'rev-parse', 'HEAD');
  });
  expect(world.craftnudge(api, 'status').stdout).toContain(`coverage ${made.length}/${made.length}`);
  expect(recordsIn(world.data).map(({ hash }) => hash)).toEqual(expect.arrayContaining([...made]));
  for (const question of ['report', 'today', 'week', 'standup', 'insights', 'nudges', 'coverage']) {
    const { stdout, stderr, status } = world.craftnudge(api, question, '--json');
    expect({ question, status, stderr, negatives: negativesIn(JSON.parse(stdout)) }).toEqual({
      question,
      status: 0,
      stderr: '',
      negatives: [],
    });
  }
});
