// `craftnudge week`: the seven days up to today, beside the twelve weeks before.
import type { Fact } from '../domain/fact.js';
import type { WeekView } from '../report/view.js';
import { renderWeek } from '../report/week-page.js';
import { WEEK_VIEW_DAYS, weekViewOf } from '../report/week-view.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { goalViews } from '../services/goal-views.js';
import { printView } from './print-page.js';
import { dayOption, readHistory } from './read-history.js';

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const { house, subject, today, utcOffset, facts, wholeFacts } = await readHistory(context, input, WEEK_VIEW_DAYS);
  const last = dayOption(input, 'on', { today, usual: today });
  const goals = await goalViews(house);
  const viewOf = (known: readonly Fact[]): WeekView =>
    weekViewOf({ subject, today: last, utcOffset, facts: known, goals });
  const recent = viewOf(facts);
  // An empty week says when there was work last: that may lie further back.
  printView(context, input, { view: recent.n > 0 ? recent : viewOf(wholeFacts()), render: renderWeek });
  return 0;
}
