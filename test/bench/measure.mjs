// How a figure is taken: commands timed by the kernel's own accounts (bash's `time`: wall, and user + sys of the command
// and every child it waited for), variants interleaved in rounds of random order, medians of what one round compares.
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** `time "$@"`, its verdict on fd 3 and the command's own streams untouched. */
const TIMED = 'TIMEFORMAT="%R %U %S"; { time "$@" 2>&4 4>&-; } 4>&2 2>&3 3>&-';

/**
 * Runs a command to its end. `cpuMs` counts it and all children that were waited for; a detached child is not in it.
 * @returns {Promise<{wallMs: number, cpuMs: number, stdout: string}>}
 */
export async function timeCommand(command, { cwd, env, discard = false, status = 0 } = {}) {
  const sink = discard ? openSync('/dev/null', 'w') : 'pipe';
  const child = spawn('bash', ['-c', TIMED, 'bash', ...command], { cwd, env, stdio: ['ignore', sink, 'pipe', 'pipe'] });
  const [stdout, stderr, times, code] = await Promise.all([
    discard ? '' : textOf(child.stdout),
    textOf(child.stderr),
    textOf(child.stdio[3]),
    exitOf(child),
  ]);
  if (discard) closeSync(sink);
  if (code !== status) throw new Error(`${command.join(' ')}: exit ${code}\n${stderr || stdout}`);
  const [real, user, sys] = times.trim().split(' ').map(Number);
  return { wallMs: real * 1000, cpuMs: (user + sys) * 1000, stdout };
}

/** Takes a sample of every variant in each round, in a new random order each time; the first round warms up and is dropped. */
export async function takeRounds(count, variants) {
  const rounds = [];
  for (let round = 0; round <= count; round += 1) {
    const samples = {};
    for (const [name, take] of shuffled(Object.entries(variants))) samples[name] = await take(round);
    if (round > 0) rounds.push(samples);
  }
  return rounds;
}

/** Median and spread over the rounds of `of(round)`. */
export function overRounds(rounds, of) {
  const values = rounds.map(of).sort((a, b) => a - b);
  return { median: quantileOf(values, 0.5), low: quantileOf(values, 0.25), high: quantileOf(values, 0.75) };
}

export function medianOf(values) {
  return quantileOf(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}

/** `sorted` ascending; between two values, their mean weighted by nearness. */
export function quantileOf(sorted, share) {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  return below + (above - below) * (at - Math.floor(at));
}

export function shuffled(items) {
  const left = [...items];
  const order = [];
  while (left.length > 0) order.push(left.splice(Math.floor(Math.random() * left.length), 1)[0]);
  return order;
}

export async function textOf(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** @returns {Promise<number | string>} exit status, or the signal that ended it. */
export function exitOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
}

/** Waits until `holds()` is true; a thing that never comes true is a fault, not a figure. */
export async function until(holds, what, seconds = 60) {
  const deadline = Date.now() + seconds * 1000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`waited ${seconds} s for ${what}`);
    await sleep(5);
  }
}
