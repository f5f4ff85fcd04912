// A long command under observation: how long it took, the most memory its process ever held, and when it said what.
import { spawn } from 'node:child_process';
import { exitOf, textOf } from './measure.mjs';
import { peakMemoryOf } from './processes.mjs';

/**
 * @param marks {name: RegExp}: the moment at which standard output first matches, in milliseconds since the start.
 * @returns {Promise<{wallMs: number, peakMb: number, marksMs: Record<string, number>, stdout: string}>}
 */
export async function watchCommand([program, ...args], { cwd, env, marks = {}, discard = false }) {
  const begun = performance.now();
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', discard ? 'ignore' : 'pipe', 'pipe'] });
  const marksMs = {};
  let stdout = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    stdout += text;
    for (const [name, pattern] of Object.entries(marks)) {
      if (pattern.test(stdout)) marksMs[name] ??= performance.now() - begun;
    }
  });
  let peakMb = 0;
  const look = setInterval(() => {
    peakMb = Math.max(peakMb, peakMemoryOf(child.pid));
  }, 20);
  const [status, stderr] = await Promise.all([exitOf(child), textOf(child.stderr)]);
  clearInterval(look);
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: exit ${status}\n${stderr}`);
  return { wallMs: performance.now() - begun, peakMb, marksMs, stdout };
}
