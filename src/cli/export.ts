// `craftnudge export`: the journal's lines as they are.
import type { JournalQuery } from '../store/journal/journal.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { openHouse, openPlaceOf, takeUpWork, type House } from './house.js';
import { parseWhen } from './when.js';

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const house = openHouse(context);
  await takeUpWork(house);
  const query = await queryOf(house, context, input);
  for (const line of house.stores.journal.exportJournal(query)) context.print(line);
  return 0;
}

async function queryOf(house: House, context: CommandContext, input: CommandInput): Promise<JournalQuery> {
  const from = parseWhen(input.options['since'], '--since');
  const to = parseWhen(input.options['until'], '--until');
  const range = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  if (input.options['all'] === true) return range;
  const { repository } = await openPlaceOf(house, context, input);
  return { ...range, repository: repository.id };
}
