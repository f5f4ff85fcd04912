// `craftnudge coverage`: expected, recorded by hook, filled in later, not recoverable.
import type { Coverage } from '../recorder/coverage.js';
import { type Gap, GAPS } from '../recorder/gaps.js';
import { hangWords } from '../report/flow.js';
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

const MEANINGS: Readonly<Record<Gap, string>> = {
  'hook-missing': 'hooks were not in place',
  'client-without-hooks': 'a client that runs no hooks, plumbing, or hooks passed by',
  killed: 'the recorder was killed or could not start; taken up later',
  'disk-full': 'there was no room to write; taken up later',
  'not-recoverable': 'git has them no more',
  'switched-off': 'made while CraftNudge was off: never recorded, not counted',
  'before-install': 'history, not counted: craftnudge track --all reads it',
};

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
      (gap) => [`  ${String(gaps[gap].length).padStart(6)} ${gap}: `, MEANINGS[gap]] as const,
    ),
    ...(reflog || expected === 0 ? [] : [['  ', NO_REFLOG] as const]),
  ];
}

/** The weaker guarantee. */
export const NO_REFLOG =
  'git keeps no reflog here: a commit that no hook sees is found while HEAD reaches it, and lost once it is rewritten';
