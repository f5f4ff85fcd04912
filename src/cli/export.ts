// `craftnudge export`: the journal's lines as they are, and with --full those of the logs beside it.
import { exportLogs } from '../store/export-logs.js';
import type { JournalQuery } from '../store/journal/journal.js';
import { audited } from '../services/audited.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { openHouse, openPlaceOf, takeUpWork, type House } from './house.js';
import { parseWhen } from './when.js';

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const house = openHouse(context);
  await takeUpWork(house);
  const query = await queryOf(house, context, input);
  const lines = linesOf(house, query, input.options['full'] === true);
  await audited(context, { operation: 'export', details: detailsOf(query) }, (tell) => {
    const print = input.options['json'] === true ? printArray : printLines;
    tell({ records: print(lines, context) });
    return Promise.resolve();
  });
  return 0;
}

function detailsOf(query: JournalQuery) {
  return { scope: query.repository === undefined ? 'all' : 'repository', ...query };
}

/** Returns how many there were. */
function printLines(lines: Iterable<string>, { print }: CommandContext): number {
  let count = 0;
  for (const line of lines) {
    print(line);
    count += 1;
  }
  return count;
}

/** One JSON value, for programs that read no lines; a record still takes one line. */
function printArray(lines: Iterable<string>, { print }: CommandContext): number {
  let count = 0;
  for (const line of lines) {
    print(`${count === 0 ? '[' : ','}${line}`);
    count += 1;
  }
  print(count === 0 ? '[]' : ']');
  return count;
}

function* linesOf({ stores }: House, query: JournalQuery, full: boolean): Generator<string> {
  yield* stores.journal.exportJournal(query);
  if (full) yield* exportLogs(stores.data, query);
}

async function queryOf(house: House, context: CommandContext, input: CommandInput): Promise<JournalQuery> {
  const from = parseWhen(input.options['since'], '--since');
  const to = parseWhen(input.options['until'], '--until');
  const range = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  if (input.options['all'] === true) return range;
  const { repository } = await openPlaceOf(house, context, input);
  return { ...range, repository: repository.id };
}
