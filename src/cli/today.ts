// `craftnudge today`: what was committed on a day, beside the same weekday of one's own past.
import { countedCommits } from '../analytics/superseded.js';
import { dayViewOf, PAST_DAYS } from '../report/day-view.js';
import { renderDay } from '../report/day-page.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { goalViews } from '../services/goal-views.js';
import { printView } from './print-page.js';
import { dayOption, readHistory } from './read-history.js';

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const { house, subject, today, facts, nameOf } = await readHistory(context, input, PAST_DAYS + 1);
  const view = dayViewOf({
    subject,
    day: dayOption(input, 'on', { today, usual: today }),
    commits: countedCommits(facts),
    nameOf,
    goals: await goalViews(house),
    next: ['craftnudge week', 'craftnudge report'],
  });
  printView(context, input, { view, render: renderDay });
  return 0;
}
