// Switched off stays off, end to end: hooks of the built command line, the recorder that they start, and the journal.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { OFF_MARKER } from '../../../src/domain/off-marker.js';
import { recordsIn } from '../../support/journal.js';
import { until } from '../../support/until.js';
import { createWorld, type World } from '../../support/world.js';

let world: World;
let repository: string;

beforeEach(() => {
  world = createWorld();
  repository = world.repository('app');
  world.commit(repository, 'before', { 'a.txt': '0\n' });
  expect(world.craftnudge(repository, 'install-hooks', '--no-history').stderr).toBe('');
});
afterEach(async () => {
  // The last thing that the first recorder does; it would not leave the directory alone while that is removed.
  await until('the recorder has left', () => world.run(world.data, 'ls', ['index']).stdout.includes('.code\n'));
  world.remove();
});

const run = (env: Readonly<Record<string, string>>, ...args: readonly string[]): void =>
  expect(world.run(repository, 'git', args, env)).toMatchObject({ status: 0, stdout: '', stderr: '' });

function expectRecorded(hashes: readonly string[]): void {
  const { stdout, stderr } = world.craftnudge(repository, 'coverage', '--json');
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toMatchObject({ expected: hashes.length, missing: 0 });
  expect(recordsIn(world.data).map(({ hash }) => hash)).toEqual(hashes);
}

const OFF = { CRAFTNUDGE: '0' };

it('what is committed with CRAFTNUDGE=0 is recorded neither now nor by a later reconcile', () => {
  run(OFF, 'commit', '-q', '--allow-empty', '-m', 'off');
  expectRecorded([]);
  const hash = world.commit(repository, 'on', { 'a.txt': '1\n' });
  expectRecorded([hash]);
});

it('an amend, a rebase and a merge with CRAFTNUDGE=0 neither', () => {
  run(OFF, 'commit', '-q', '--allow-empty', '-m', 'off');
  run(OFF, 'commit', '-q', '--amend', '--allow-empty', '-m', 'off, amended');
  run(OFF, 'switch', '-q', '-c', 'topic', 'HEAD~1');
  run(OFF, 'commit', '-q', '--allow-empty', '-m', 'topic');
  run(OFF, 'rebase', '-q', '--keep-empty', 'main');
  run(OFF, 'switch', '-q', 'main');
  run(OFF, 'merge', '-q', '--no-ff', '--no-edit', 'topic');
  expectRecorded([]);
  expectRecorded([world.commit(repository, 'on', { 'a.txt': '1\n' })]);
});

it('what is committed while the repository is switched off neither, after it is switched on again', () => {
  const marker = join(repository, '.git', OFF_MARKER);
  world.write(marker, '');
  run({}, 'commit', '-q', '--allow-empty', '-m', 'off');
  world.run(repository, 'rm', [marker]);
  expectRecorded([]);
  expectRecorded([world.commit(repository, 'on', { 'a.txt': '1\n' })]);
});
