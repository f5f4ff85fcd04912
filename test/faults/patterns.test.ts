// Case 56: no regular expression in the sources takes more than linear time. A pattern that goes back over the text for each
// of its places needs hours for a megabyte, a linear one milliseconds: so it is enough that all of them end.
import { expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../support/world.js';

/** A thousand times what the slowest takes. */
const LONGEST_SILENCE_MS = 120_000;

it('56: every pattern of the sources gets through a megabyte of each attack text', async () => {
  const child = spawn(process.execPath, [join(projectRoot, 'test/tooling/attack-patterns.mjs')], {
    env: { PATH: process.env['PATH'] ?? '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  let alarm = setTimeout(() => child.kill('SIGKILL'), LONGEST_SILENCE_MS);
  createInterface(child.stdout).on('line', (line) => {
    said.push(line);
    clearTimeout(alarm);
    alarm = setTimeout(() => child.kill('SIGKILL'), LONGEST_SILENCE_MS);
  });
  const ended = await new Promise<string>((resolve) => {
    child.once('close', (code, signal) => resolve(signal === null ? `exit ${code}` : `still at ${said.at(-1)}`));
  });
  clearTimeout(alarm);
  expect(ended).toBe('exit 0');
  expect(Number(/^(\d+) patterns/m.exec(said.join('\n'))?.[1])).toBeGreaterThan(300);
  expect(said.join('\n')).toContain('privacy/secret-rules.ts');
}, 900_000);
