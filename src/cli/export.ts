// `craftnudge export`: the journal's lines as they are.
import type { JournalQuery } from '../store/journal/journal.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { openHouse, openPlaceOf, takeUpWork, type House } from './house.js';
import { parseWhen } from './when.js';

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const house = openHouse(context);
  await takeUpWork(house);
  const query = await queryOf(house, context, input);
  const lines = house.stores.journal.exportJournal(query);
  if (input.options['json'] === true) printArray(lines, context);
  else for (const line of lines) context.print(line);
  return 0;
}

/** One JSON value, for programs that read no lines; a record still takes one line. */
function printArray(lines: Iterable<string>, { print }: CommandContext): void {
  let before = '[';
  for (const line of lines) {
    print(`${before}${line}`);
    before = ',';
  }
  print(before === '[' ? '[]' : ']');
}

async function queryOf(house: House, context: CommandContext, input: CommandInput): Promise<JournalQuery> {
  const from = parseWhen(input.options['since'], '--since');
  const to = parseWhen(input.options['until'], '--until');
  const range = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  if (input.options['all'] === true) return range;
  const { repository } = await openPlaceOf(house, context, input);
  return { ...range, repository: repository.id };
}
