// What the suites behind the README's guarantees share: how long they run, with which seeds, and where their figures go.
// `npm run guarantee` runs them at full length; `npm run test:faults` and CI take the short form.
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './world.js';

/** So many rounds of a suite: the short form is for every CI run, the full one backs the figures in the README. */
export function roundsOf({ short, full }: { readonly short: number; readonly full: number }): number {
  return process.env['CRAFTNUDGE_TEST_LENGTH'] === 'full' ? full : short;
}

/** Seeds with which a suite once failed, and one of this run: CRAFTNUDGE_TEST_SEED, else the clock. */
export function seedsOf(suite: string): readonly number[] {
  const kept = JSON.parse(readFileSync(join(projectRoot, 'test/faults/seeds.json'), 'utf8')) as Record<
    string,
    readonly number[] | undefined
  >;
  const own = Number(process.env['CRAFTNUDGE_TEST_SEED'] ?? Date.now() % 1_000_000);
  return [...new Set([...(kept[suite] ?? []), own])];
}

/** What a suite has measured, for the table of guarantees: `kills: 1000, lost: 0`. */
export function addFigures(suite: string, figures: Readonly<Record<string, number>>): void {
  const path = process.env['CRAFTNUDGE_FIGURES'];
  if (path !== undefined) appendFileSync(path, `${JSON.stringify({ suite, figures })}\n`);
}
