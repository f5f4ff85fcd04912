// A history of 5,000 authors, the last of them the person who uses this: nothing that is kept for the next commit grows with
// the number of people, and every command answers.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { recordsIn } from '../support/journal.js';
import { createWorld, projectRoot, type World } from '../support/world.js';

const AUTHORS = 5000;
const MONTH = 30 * 86_400;

let world: World;
let crowd: string;

beforeAll(() => {
  world = createWorld({ CRAFTNUDGE_NOTIFY_ENABLED: 'false' });
  crowd = world.repository('crowd');
  const start = Math.floor(Date.now() / 1000) - MONTH;
  const commits = Array.from({ length: AUTHORS }, (_, index) => {
    const person = index % 100 === 99 ? 'Ada <ada@example.org>' : `P${index} <p${index}@example.org>`;
    const at = `${person} ${start + index * 60} +0000`;
    const change = `M 100644 inline src/d${index % 40}/f${index % 700}.ts\ndata <<END\n${index}\nEND\n\n`;
    const message = `${index % 3 === 0 ? 'fix' : 'feat'}: part ${index}`;
    return `commit refs/heads/main\nauthor ${at}\ncommitter ${at}\ndata ${message.length}\n${message}\n${change}`;
  });
  const options = { cwd: crowd, env: world.env, input: commits.join('') };
  expect(spawnSync('git', ['fast-import', '--quiet', '--force'], options).status).toBe(0);
  world.git(crowd, 'reset', '-q', '--hard');
  expect(world.craftnudge(crowd, 'install-hooks')).toMatchObject({ status: 0, stderr: '' });
});
afterAll(() => world.remove());

test('every author is recorded, by an id', () => {
  const records = recordsIn(world.data);
  expect(records).toHaveLength(AUTHORS);
  expect(new Set(records.map(({ author }) => author.id)).size).toBe(AUTHORS - AUTHORS / 100 + 1);
});

test.each([
  'status',
  'report',
  'report --all-authors',
  'week --all-authors',
  'standup',
  'digest',
  'insights',
  'nudges',
  'rule test --all-authors',
  'export',
])('%s answers, and names nobody else', (line) => {
  const { status, stdout, stderr } = world.craftnudge(crowd, ...line.split(' '));
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout.length).toBeGreaterThan(0);
  expect(stdout).not.toMatch(/\bp\d+@example\.org/);
});

test('what the next commit reads is small, and it is recorded', () => {
  const hash = world.commit(crowd, 'fix: one more', { 'src/d1/f1.ts': 'more\n' });
  expect(world.run('/', process.execPath, [join(projectRoot, 'dist/recorder.cjs')]).status).toBe(0);
  expect(recordsIn(world.data).at(-1)).toMatchObject({ hash, source: 'hook' });
  const id = recordsIn(world.data)[0]?.repository.id ?? '';
  expect(statSync(join(world.data, 'index', `habits-${id}.parts`)).size).toBeLessThan(1_000_000);
  expect(statSync(join(world.data, 'index', `seen-${id}.json`)).size).toBeLessThan(4_000_000);
});
