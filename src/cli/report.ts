// `craftnudge report`: the repository's history, joined with the ledger, as one page.
import { join } from 'node:path';
import { habits } from '../analytics/habits/index.js';
import { countedCommits } from '../analytics/superseded.js';
import { readHead } from '../capture/revisions.js';
import type { Observation } from '../domain/observation.js';
import { composeNudge } from '../notify/compose-nudge.js';
import { loadTemplates } from '../notify/template.js';
import { labellerFor } from '../recorder/blamed-fixes.js';
import { readInsights } from '../recorder/find-insights.js';
import { hasMessageHook } from '../recorder/operations.js';
import { isFollowed } from '../recorder/log-place.js';
import { packageRoot } from '../recorder/package-root.js';
import { nudgesViewOf } from '../report/nudges-view.js';
import { renderReport } from '../report/report-page.js';
import { reportViewOf } from '../report/report-view.js';
import { type UsualWindow, usualWindowOf } from '../report/usual-window.js';
import { nudgeIdOf } from '../store/ids.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { kindsIn } from '../services/kinds-here.js';
import { printView } from './print-page.js';
import { wantsFiles, writeFiles } from './report-files.js';
import { dayOption, type History, readHistory } from './read-history.js';

const USUAL_DAYS = 26 * 7;

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const history = await readHistory(context, input);
  const { placed, house, settings } = history;
  const { stores } = house;
  const isHere = ({ repository }: { readonly repository: string | null }): boolean =>
    repository === placed.repository.id;
  const view = reportViewOf({
    ...history,
    ...windowOf(history, input),
    habits,
    settings: settings.habits,
    labeller: labellerFor(stores, placed.repository.id),
    begin: await beginningOf(history),
    messageChecked: hasMessageHook(placed.repository.commonDir, placed.repository.worktree),
    nudges: nudgesViewOf(
      [...stores.ledger.read()].filter(isHere),
      [...stores.feedback.read()].filter(isHere),
      kindsIn(stores, placed.repository.id),
    ),
    insights: readInsights(stores.data).filter(isHere),
    sentenceOf: sentencesFor(history),
  });
  if (wantsFiles(input)) writeFiles(context, input, view);
  else printView(context, input, { view, render: renderReport });
  return 0;
}

/** What to run where nothing is recorded: reading a history helps only where there is one. */
async function beginningOf({ commits, placed, house }: History): Promise<readonly string[] | undefined> {
  const { git, repository } = placed;
  if (commits.length > 0 || (await readHead(git)) !== undefined) return undefined;
  const first = isFollowed(repository, house.stores) ? [] : ['craftnudge install-hooks'];
  return [...first, 'git commit', 'craftnudge report'];
}

function windowOf({ facts, subject, today }: History, input: CommandInput): UsualWindow {
  if (input.options['since'] === undefined)
    return usualWindowOf(countedCommits(facts), { subject, today, days: USUAL_DAYS });
  return { window: { from: dayOption(input, 'since', { today, usual: today }), to: today }, empty: null };
}

/** The title that the nudge would have had. */
function sentencesFor({ nameOf }: History): (observation: Observation) => string {
  const wording = { templates: loadTemplates(join(packageRoot(), 'templates/nudges')), makeNudgeId: nudgeIdOf };
  return (observation) => composeNudge(observation, nameOf(observation.repository), wording).title;
}
