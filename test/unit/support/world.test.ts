import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from '@jest/globals';
import { processesOf } from '../../support/processes.mjs';
import { until } from '../../support/until.js';
import { createWorld } from '../../support/world.js';

it('a world goes although somebody is still writing into it', async () => {
  const world = createWorld();
  const folder = join(world.data, 'spool');
  mkdirSync(folder, { recursive: true });
  const writing = 'i=0; while [ $i -lt 5000 ] && { : > "$0/$i"; } 2> /dev/null; do i=$((i + 1)); done';
  spawn('sh', ['-c', writing, folder], { env: world.env, stdio: 'ignore' });
  await until('it writes', () => existsSync(join(folder, '99')));
  world.remove();
  expect(existsSync(world.root)).toBe(false);
});

// Elsewhere nobody can say whose a process is.
(existsSync('/proc/self/environ') ? test : test.skip)('a process that a test left behind is ended and told', () => {
  const world = createWorld();
  const { pid } = spawn('sleep', ['600'], { env: world.env, stdio: 'ignore' });
  expect(processesOf(world.data).map((found) => Number(found.pid))).toEqual([pid]);
  expect(() => world.remove(100)).toThrow('the test has left: sleep 600');
  expect(existsSync(world.root)).toBe(false);
});
