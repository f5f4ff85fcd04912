// `craftnudge coverage`: expected, recorded by hook, filled in later, not recoverable.
import type { Coverage } from '../recorder/coverage.js';
import { GAPS } from '../recorder/gaps.js';
import { hangWords } from '../report/flow.js';
import { GAP_WORDS, NO_REFLOG } from '../report/gap-text.js';
import { line, plain, printPage } from '../report/line.js';
import { readCoverage } from '../services/coverage.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { openHouse, openPlaceOf, takeUpWork } from './house.js';
import { sinceText } from '../services/nudge-words.js';
import { paperOf, safeJson } from './print-page.js';

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const house = openHouse(context);
  await takeUpWork(house);
  const placed = await openPlaceOf(house, context, input);
  const coverage = await readCoverage(house, placed, { gaps: true });
  context.print(input.options['json'] === true ? safeJson(coverage) : coverageText(coverage, context));
  return coverage.missing === 0 ? 0 : 1;
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
  const { repository, since, expected, byHook, filledIn, notRecoverable, missing, reflog, gaps } = coverage;
  const recorded = expected - missing - notRecoverable;
  return [
    ['', `${repository}: ${recorded} of ${expected} commits made here${sinceText(since)} are recorded`],
    ['  by hook           ', String(byHook)],
    ['  filled in later   ', String(filledIn)],
    ['  not recoverable   ', String(notRecoverable)],
    ...(missing > 0 ? [['  missing           ', `${missing}   run: craftnudge doctor`] as const] : []),
    ...GAPS.filter((gap) => gaps[gap].length > 0).map(
      (gap) => [`  ${String(gaps[gap].length).padStart(6)} ${gap}: `, GAP_WORDS[gap].meaning] as const,
    ),
    ...(reflog || expected === 0 ? [] : [['  ', NO_REFLOG] as const]),
  ];
}
