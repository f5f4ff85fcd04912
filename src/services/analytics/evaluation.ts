// The evaluation of one repository, as `craftnudge evaluate` makes it; kept for as long as its HEAD stays.
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

interface Kept {
  readonly path: string;
  readonly head: string;
  readonly window: Window;
  readonly measured: MeasuredHistory;
}

export function answerEvaluation({ kept }: Pick<AnalyticsDesk, 'kept'>): Evaluation {
  let last: Kept | undefined;
  return async ({ repository: key }) => {
    const house = kept.current();
    const placed = await openKnown(house, key);
    const { path } = placed.repository;
    const { name, facts } = await readPlaced(house, placed, MOST_COMMITS);
    const head = facts.at(-1)?.hash ?? '';
    if (last?.path !== path || last.head !== head)
      last = { path, head, window: windowOf(facts), measured: evaluate({ name, facts }) };
    return viewOf(last);
  };
}

function viewOf({ window, measured }: Kept): Awaited<ReturnType<Evaluation>> {
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
