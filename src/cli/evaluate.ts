// `craftnudge evaluate`: histories replayed as if live. Repositories are read through the one door to git; nothing is
// written, and no nudge is made.
import { isAbsolute, join } from 'node:path';
import { type MeasuredHistory, measureHistory, summariseHistories } from '../analytics/evaluation/evaluate-history.js';
import { sections } from '../analytics/evaluation/sections/index.js';
import { factOf } from '../analytics/fact-of.js';
import { companionVersion } from '../analytics/models/companion-shipped.js';
import { weightsFor } from '../analytics/models/load-weights.js';
import { rankerVersion } from '../analytics/models/shipped.js';
import { readHead } from '../capture/revisions.js';
import { streamHistory } from '../capture/stream-history.js';
import { CraftNudgeError } from '../domain/failure.js';
import type { CommitFact } from '../domain/fact.js';
import { renderEvaluation } from '../report/evaluation-page.js';
import { repositoryIdOf } from '../store/ids.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { evaluateApart } from './evaluate-apart.js';
import { openHouse, placeOf, wrongUsage } from './house.js';
import { paperOf, safeJson } from './print-page.js';
import { isHistoryFile, type ReadHistory, readHistoryFile } from './read-history-file.js';

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
    const { name, facts } = isHistoryFile(path) ? await readHistoryFile(path) : await readRepository(path, context);
    const { kind, weights, companion } = weightsFor(idsOf(facts));
    measured.push(measureHistory({ name, facts, weights, companion }, kind));
  }
  return measured;
}

/** The id that the history goes by, and those that its roots would give: a clone elsewhere may go by another. */
function idsOf(facts: readonly CommitFact[]): readonly string[] {
  const roots = facts.filter(({ parents }) => parents.length === 0).map(({ hash }) => repositoryIdOf(hash));
  return [...facts.slice(0, 1).map(({ repository }) => repository), ...roots];
}

async function readRepository(path: string, context: CommandContext): Promise<ReadHistory> {
  const { recorder } = openHouse(context);
  const { git, repository } = await recorder.open({ cwd: path }, true);
  const head = await readHead(git);
  if (head === undefined) throw new CraftNudgeError('NO_COMMITS', { path });
  const describe = await recorder.describe(repository, 'track');
  const facts: CommitFact[] = [];
  for await (const record of streamHistory(git, { include: [head] }, describe)) {
    facts.push(factOf(record, record.author.id));
  }
  return { name: repository.name, facts };
}
