// `craftnudge evaluate`: histories replayed as if live.
import { isAbsolute, join } from 'node:path';
import { type MeasuredHistory, summariseHistories } from '../analytics/evaluation/evaluate-history.js';
import { sections } from '../analytics/evaluation/sections/index.js';
import { companionVersion } from '../analytics/models/companion-shipped.js';
import { rankerVersion } from '../analytics/models/shipped.js';
import { renderEvaluation } from '../report/evaluation-page.js';
import { evaluate, type ReadHistory, readPlaced } from '../services/evaluate-history.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { evaluateApart } from './evaluate-apart.js';
import { openHouse, placeOf, wrongUsage } from './house.js';
import { paperOf, safeJson } from './print-page.js';
import { isHistoryFile, readHistoryFile } from './read-history-file.js';

/** Columns where nobody's window ends. */
const WIDE = 400;

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const paths = pathsIn(context, input);
  const isApart = paths.length > 1 && input.options['oneByOne'] !== true;
  const histories = isApart ? await evaluateApart(paths, context) : await evaluateHere(paths, context);
  const summary = summariseHistories(histories);
  const view = { version: rankerVersion, companionVersion, sections, histories, summary };
  const isJson = input.options['json'] === true;
  context.print(isJson ? safeJson(view) : renderEvaluation(view, { ...paperOf(context), columns: roomIn(context) }));
  return 0;
}

/** A file and a pipe have room for every history. */
function roomIn({ terminal, columns }: CommandContext): number {
  return terminal ? columns : WIDE;
}

function pathsIn(context: CommandContext, input: CommandInput): readonly string[] {
  const named = input.arguments.filter((path) => path !== undefined);
  if (named.length > 0 && input.options['repo'] !== undefined) throw wrongUsage('give paths or --repo, not both');
  if (named.length === 0) return [placeOf(context, input).cwd];
  return [...new Set(named.map((path) => (isAbsolute(path) ? path : join(context.cwd, path))))];
}

async function evaluateHere(paths: readonly string[], context: CommandContext): Promise<readonly MeasuredHistory[]> {
  const measured: MeasuredHistory[] = [];
  for (const path of paths) {
    measured.push(evaluate(await (isHistoryFile(path) ? readHistoryFile(path) : readRepository(path, context))));
  }
  return measured;
}

async function readRepository(path: string, context: CommandContext): Promise<ReadHistory> {
  const house = openHouse(context);
  return readPlaced(house, await house.recorder.open({ cwd: path }, true));
}
