// `craftnudge insights`: what the day's work found; where it has not been done today, it is done now.
import { LEAST_COMMITS, ownInWindow } from '../analytics/find-changes.js';
import { countedCommits } from '../analytics/superseded.js';
import { readInsights } from '../recorder/find-insights.js';
import { ME } from '../recorder/identities.js';
import { renderInsights } from '../report/insights-page.js';
import { insightViewsOf } from '../report/insights-view.js';
import { commitsOf, dayOfCommit, latestDayOf } from '../report/own-commits.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { printView } from './print-page.js';
import { readHistory } from './read-history.js';

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const { house, placed, subject, today, plainFacts, facts, now } = await readHistory(context, input);
  await house.recorder.catchUp(placed, plainFacts);
  const known = readInsights(house.stores.data).filter(({ repository }) => repository === placed.repository.id);
  const insights = subject.who === 'everyone' ? [] : insightViewsOf(known);
  const days = (): readonly string[] => commitsOf(subject, countedCommits(facts)).map(dayOfCommit);
  const n = ownInWindow(countedCommits(facts), { actor: ME, now });
  const view = {
    v: 1,
    subject,
    today,
    n,
    needed: LEAST_COMMITS,
    latest: n > 0 ? null : latestDayOf(days()),
    insights,
    next: ['craftnudge report', 'craftnudge week'],
  } as const;
  printView(context, input, { view, render: renderInsights });
  return 0;
}
