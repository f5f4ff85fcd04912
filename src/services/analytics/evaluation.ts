// The evaluation of one repository, as `craftnudge evaluate` makes it. It holds its thread for seconds: see open-services.ts.
import type { MeasuredHistory } from '../../analytics/evaluation/evaluate-history.js';
import { sections } from '../../analytics/evaluation/sections/index.js';
import { companionVersion } from '../../analytics/models/companion-shipped.js';
import { rankerVersion } from '../../analytics/models/shipped.js';
import type { CommitFact } from '../../domain/fact.js';
import type { Services } from '../../gateway/contract/services.js';
import { dayOfCommit } from '../../report/own-commits.js';
import type { Window } from '../../report/view.js';
import { evaluate, readPlaced } from '../evaluate-history.js';
import { openKnown } from '../tracker/known-repositories.js';
import type { AnalyticsDesk } from './scope.js';

type Evaluation = Services['analytics']['evaluation'];

/** A history of so many takes some seconds; longer ones are for the command line, which has processes of its own. */
const MOST_COMMITS = 10_000;

export function answerEvaluation({ kept }: Pick<AnalyticsDesk, 'kept'>): Evaluation {
  return async ({ repository: key }) => {
    const house = kept.current();
    const placed = await openKnown(house, key);
    const history = await readPlaced(house, placed, MOST_COMMITS);
    return viewOf(evaluate(history), windowOf(history.facts));
  };
}

function viewOf(measured: MeasuredHistory, window: Window): Awaited<ReturnType<Evaluation>> {
  return {
    subject: { who: 'everyone', identities: [], because: 'asked', repositories: [measured.name] },
    window,
    n: measured.commits,
    version: rankerVersion,
    companionVersion,
    weights: measured.weights,
    sections: sections.map(({ name, title, note, figures }) => ({
      name,
      title,
      note,
      figures: figures.map(({ label, unit, ...figure }) => ({ name: figure.name, label, unit })),
      values: { ...measured.figures[name] },
    })),
  };
}

function windowOf(facts: readonly CommitFact[]): Window {
  const days = facts.map(dayOfCommit).sort();
  return { from: days[0] ?? '', to: days.at(-1) ?? '' };
}
