// A storm of commits with the built recorder, which lingers: one process takes them all.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installHooks } from '../../../src/install/install-hooks.js';
import { recordsIn } from '../../support/journal.js';
import { until } from '../../support/until.js';
import { createWorld, projectRoot, type World } from '../../support/world.js';
import { requestFor, spoolNames } from '../install/site.js';

const COMMITS = 60;
let world: World;
let repository: string;

beforeEach(async () => {
  world = createWorld({ CRAFTNUDGE_RECORD_LINGER: '600' });
  repository = world.repository('app');
  await installHooks(requestFor(world, repository));
  // Tells of each start what it is, and then is the recorder.
  writeFileSync(
    join(world.root, 'recorder.cjs'),
    `require('node:fs').appendFileSync(${JSON.stringify(startsPath())}, process.pid + '\\n');
    require(${JSON.stringify(join(projectRoot, 'dist/recorder.cjs'))});`,
  );
});
afterEach(async () => {
  const started = starts();
  rmSync(join(world.data, 'spool'), { recursive: true, force: true }); // a recorder leaves when its spool has vanished
  await until('the recorder has left', () => started.every((pid) => !isAlive(pid)));
  world.remove();
});

const startsPath = (): string => join(world.root, 'starts');
const starts = (): readonly number[] =>
  existsSync(startsPath()) ? readFileSync(startsPath(), 'utf8').trim().split('\n').map(Number) : [];

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it(`a rebase of ${COMMITS} commits starts exactly one recorder, which records them all`, async () => {
  const off = { CI: '1' };
  const git = (...args: readonly string[]): string => world.git(repository, ...args);
  const make = (name: string): void => {
    world.write(join(repository, name), `${name}\n`);
    git('add', name);
    expect(world.run(repository, 'git', ['commit', '-q', '-m', `feat: ${name}`], off).status).toBe(0);
  };
  make('base');
  git('switch', '-q', '-c', 'topic');
  for (let n = 0; n < COMMITS; n += 1) make(`t${n}`);
  git('switch', '-q', 'main');
  make('main');
  git('switch', '-q', 'topic');
  expect(starts()).toEqual([]);

  git('rebase', '-q', 'main');
  await until('the spool is empty', () => spoolNames(world).length === 0);
  expect(starts()).toHaveLength(1);
  expect(readFileSync(join(world.data, 'state/recorder.pid'), 'utf8')).toBe(`${starts()[0]}\n`);
  const recorded: readonly string[] = recordsIn(world.data).map(({ hash }) => hash);
  expect(recorded).toEqual(expect.arrayContaining(git('rev-list', 'main..topic').split('\n')));
});
