// A history replayed as if live: how right each kind would have been. Repositories are read through the one door to git;
// nothing is written, and no nudge is made.
import { type MeasuredHistory, measureHistory } from '../analytics/evaluation/evaluate-history.js';
import { factOf } from '../analytics/fact-of.js';
import { weightsFor } from '../analytics/models/load-weights.js';
import { readHead } from '../capture/revisions.js';
import { streamHistory } from '../capture/stream-history.js';
import { CraftNudgeError } from '../domain/failure.js';
import type { CommitFact } from '../domain/fact.js';
import type { Placed } from '../recorder/place-recorder.js';
import { repositoryIdOf } from '../store/ids.js';
import type { House } from './house.js';

export interface ReadHistory {
  readonly name: string;
  readonly facts: readonly CommitFact[];
}

export function evaluate({ name, facts }: ReadHistory): MeasuredHistory {
  const { kind, weights, companion } = weightsFor(idsOf(facts));
  return measureHistory({ name, facts, weights, companion }, kind);
}

/** The id that the history goes by, and those that its roots would give: a clone elsewhere may go by another. */
function idsOf(facts: readonly CommitFact[]): readonly string[] {
  const roots = facts.filter(({ parents }) => parents.length === 0).map(({ hash }) => repositoryIdOf(hash));
  return [...facts.slice(0, 1).map(({ repository }) => repository), ...roots];
}

/** All that HEAD reaches. Throws NO_COMMITS where there is none, WRONG_USAGE where there are more than `most`. */
export async function readPlaced({ recorder }: House, placed: Placed, most = Infinity): Promise<ReadHistory> {
  const { git, repository } = placed;
  const head = await readHead(git);
  if (head === undefined) throw new CraftNudgeError('NO_COMMITS', { path: repository.path });
  const describe = await recorder.describe(repository, 'track');
  const facts: CommitFact[] = [];
  const onTotal = (commits: number): void => refuseMore(commits, most);
  for await (const record of streamHistory(git, { include: [head] }, describe, { onTotal })) {
    facts.push(factOf(record, record.author.id));
  }
  return { name: repository.name, facts };
}

function refuseMore(commits: number, most: number): void {
  if (commits <= most) return;
  const reason = `${commits} commits are too many to be evaluated here; run craftnudge evaluate in that repository`;
  throw new CraftNudgeError('WRONG_USAGE', { reason });
}
