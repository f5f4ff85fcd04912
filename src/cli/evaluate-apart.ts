// Several histories at once: one process of this same command for each processor, the longest histories dealt out first.
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { MeasuredHistory } from '../analytics/evaluation/evaluate-history.js';
import { CraftNudgeError } from '../domain/failure.js';
import type { CommandContext } from './command.js';

/** One line, its next action behind the last semicolon. */
const SENTENCE = /^craftnudge: (.+); (.+)$/;

/** In the order of `paths`. */
export async function evaluateApart(
  paths: readonly string[],
  { env, cwd }: CommandContext,
): Promise<readonly MeasuredHistory[]> {
  const hands = dealOut(paths, Math.min(availableParallelism(), paths.length));
  const measured = await Promise.all(
    hands.map(async (hand) => [hand, await evaluateHand(hand, { env, cwd })] as const),
  );
  const byPath = new Map(measured.flatMap(([hand, some]) => hand.map((path, index) => [path, some[index]])));
  return paths.map((path) => byPath.get(path)).filter((history) => history !== undefined);
}

function dealOut(paths: readonly string[], count: number): readonly (readonly string[])[] {
  const hands = Array.from({ length: count }, () => ({ size: 0, paths: [] as string[] }));
  const bySize = paths.map((path) => ({ path, size: sizeOf(path) })).sort((a, b) => b.size - a.size);
  for (const { path, size } of bySize) {
    const lightest = hands.reduce((least, hand) => (hand.size < least.size ? hand : least));
    lightest.paths.push(path);
    lightest.size += size;
  }
  return hands.map((hand) => hand.paths);
}

/** A directory's size says nothing of its history: it counts as a long one. */
function sizeOf(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true ? stats.size : 2_000_000;
}

type Surroundings = Pick<CommandContext, 'cwd' | 'env'>;

async function evaluateHand(paths: readonly string[], { env, cwd }: Surroundings): Promise<readonly MeasuredHistory[]> {
  const [, script = ''] = process.argv;
  const child = spawn(process.execPath, [script, 'evaluate', '--json', '--one-by-one', '--', ...paths], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [printed, told] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  if ((await ended) !== 0) throw failureOf(told, paths);
  return (JSON.parse(printed) as { histories: MeasuredHistory[] }).histories;
}

async function textOf(stream: AsyncIterable<unknown>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** The child's own sentence, once; where it has none (it was killed), whose turn it was. */
function failureOf(told: string, paths: readonly string[]): CraftNudgeError {
  const [, reason, fix] = SENTENCE.exec(told.trim()) ?? [];
  return reason === undefined || fix === undefined
    ? new CraftNudgeError('NOT_EVALUATED', { reason: `not evaluated: ${paths.join(', ')}`, fix: 'see: craftnudge log' })
    : new CraftNudgeError('NOT_EVALUATED', { reason, fix });
}
