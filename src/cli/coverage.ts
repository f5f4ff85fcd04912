// `craftnudge coverage`: expected, recorded by hook, filled in later, not recoverable.
import { type Coverage, coverageOf } from '../recorder/coverage.js';
import type { Placed } from '../recorder/place-recorder.js';
import { hangWords } from '../report/flow.js';
import { line, plain, printPage } from '../report/line.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { openHouse, openPlaceOf, takeUpWork, type House } from './house.js';
import { sinceText } from './nudge-words.js';
import { paperOf, safeJson } from './print-page.js';

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const house = openHouse(context);
  await takeUpWork(house);
  const coverage = await readCoverage(house, await openPlaceOf(house, context, input));
  context.print(input.options['json'] === true ? safeJson(coverage) : coverageText(coverage, context));
  return coverage.missing === 0 ? 0 : 1;
}

/** Reconciles first: coverage says what is so, not what was so before we looked. */
export async function readCoverage({ recorder, stores }: House, placed: Placed): Promise<Coverage> {
  await recorder.reconcile(placed);
  return coverageOf(placed, stores, await recorder.describe(placed.repository, 'reconcile'));
}

function coverageText(coverage: Coverage, context: CommandContext): string {
  const paper = paperOf(context);
  return printPage(
    rowsOf(coverage).flatMap(([head, text]) => hangWords(line(head), plain(text), paper.columns)),
    paper,
  );
}

/** Heads, and what is said beside them. */
function rowsOf(coverage: Coverage): readonly (readonly [head: string, text: string])[] {
  const { repository, since, expected, byHook, filledIn, notRecoverable, missing, reflog } = coverage;
  const recorded = expected - missing - notRecoverable;
  return [
    ['', `${repository}: ${recorded} of ${expected} commits made here${sinceText(since)} are recorded`],
    ['  by hook           ', String(byHook)],
    ['  filled in later   ', String(filledIn)],
    ['  not recoverable   ', String(notRecoverable)],
    ...(missing > 0 ? [['  missing           ', `${missing}   run: craftnudge doctor`] as const] : []),
    ...(reflog || expected === 0 ? [] : [['  ', NO_REFLOG] as const]),
  ];
}

const NO_REFLOG = 'git keeps no reflog here: a commit that no hook sees is found only while a branch holds it';
