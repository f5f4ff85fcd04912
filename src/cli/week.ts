// `craftnudge week`: the seven days up to today, beside the twelve weeks before.
import { renderWeek } from '../report/week-page.js';
import { weekViewOf } from '../report/week-view.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { goalViews } from '../services/goal-views.js';
import { printView } from './print-page.js';
import { dayOption, readHistory } from './read-history.js';

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const { house, subject, today, utcOffset, facts } = await readHistory(context, input);
  const last = dayOption(input, 'on', { today, usual: today });
  const goals = await goalViews(house);
  const view = weekViewOf({ subject, today: last, utcOffset, facts, goals });
  printView(context, input, { view, render: renderWeek });
  return 0;
}
