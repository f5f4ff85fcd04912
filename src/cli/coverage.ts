// `craftnudge coverage`: expected, recorded by hook, filled in later, not recoverable.
import { type Coverage, coverageOf } from '../recorder/coverage.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { openHouse, openPlaceOf, takeUpWork, type House } from './house.js';
import { sinceText } from './nudge-words.js';
import { safeJson } from './print-page.js';

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const house = openHouse(context);
  await takeUpWork(house);
  const coverage = await readCoverage(house, context, input);
  context.print(input.options['json'] === true ? safeJson(coverage) : coverageText(coverage));
  return coverage.missing === 0 ? 0 : 1;
}

/** Reconciles first: coverage says what is so, not what was so before we looked. */
export async function readCoverage(house: House, context: CommandContext, input: CommandInput): Promise<Coverage> {
  const { recorder, stores } = house;
  const placed = await openPlaceOf(house, context, input);
  await recorder.reconcile(placed);
  return coverageOf(placed, stores, await recorder.describe(placed.repository, 'reconcile'));
}

export function coverageText(coverage: Coverage): string {
  const { repository, since, expected, byHook, filledIn, notRecoverable, missing, reflog } = coverage;
  const lines = [
    `${repository}: ${expected - missing - notRecoverable} of ${expected} commits made here${sinceText(since)} are recorded`,
    `  by hook           ${byHook}`,
    `  filled in later   ${filledIn}`,
    `  not recoverable   ${notRecoverable}`,
  ];
  if (missing > 0) lines.push(`  missing           ${missing}   run: craftnudge doctor`);
  if (!reflog && expected > 0)
    lines.push('  git keeps no reflog here: a commit that no hook sees is found only while a branch holds it');
  return lines.join('\n');
}
