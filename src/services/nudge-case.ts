// Everything behind one nudge: its story, its commit, how often its kind was right, and its gate. The hit record is replayed
// from the journal of its repository.
import { allHabits } from '../analytics/all-habits.js';
import type { Standing } from '../analytics/gate/standing.js';
import { type KindRecord, replay } from '../analytics/replay.js';
import type { CommitRecord } from '../domain/commit-record.js';
import { CraftNudgeError } from '../domain/failure.js';
import { epochOf, systemClock } from '../domain/instant.js';
import { findNudge } from '../notify/answers.js';
import { type Story, storiesOf } from '../notify/stories.js';
import { labellerFor } from '../recorder/blamed-fixes.js';
import { readFacts } from '../recorder/history-facts.js';
import { ME } from '../recorder/identities.js';
import { readStandings } from '../recorder/standings.js';
import { type GateView, gateViewOf } from '../report/kind-view.js';
import type { House } from './house.js';

export interface Case {
  readonly story: Story;
  readonly commit: CommitRecord | undefined;
  readonly record: KindRecord | undefined;
  /** Of a kind that must earn the toast. */
  readonly gate: GateView | undefined;
  readonly repositoryName: string;
}

/** `prefix`: its id, or the first digits. Throws UNKNOWN_NUDGE, AMBIGUOUS_NUDGE. */
export async function caseOf(house: House, prefix: string): Promise<Case> {
  const { ledger, feedback, journal, repositories } = house.stores;
  const lines = [...ledger.read()];
  const id = findNudge(prefix, lines);
  const story = storiesOf(lines, feedback.read()).find((one) => one.id === id);
  if (story === undefined) throw new CraftNudgeError('UNKNOWN_NUDGE', { id: prefix });
  const [hash] = story.last.commits;
  const standing = standingOf(story, house);
  return {
    story,
    commit: hash === undefined ? undefined : journal.find(hash),
    record: standing?.gate ? standing.record : await recordOf(story, house),
    gate: standing?.gate ? gateViewOf(standing.gate) : undefined,
    repositoryName: repositories.nameOf(story.last.repository),
  };
}

/** As the day's work left it. */
function standingOf({ last }: Story, { stores }: House): Standing | undefined {
  return readStandings(stores, last.repository)?.kinds.find(({ kind }) => kind === last.kind);
}

/** How often this kind was right about the person's own commits in this repository, over all that is recorded of it. */
async function recordOf({ last }: Story, { stores, recorder }: House): Promise<KindRecord | undefined> {
  const me = await recorder.identitiesAt();
  const { habits: settings } = await recorder.settingsAt(null);
  const { facts } = readFacts(last.repository, stores, me);
  const labeller = labellerFor(stores, last.repository);
  const habits = allHabits.filter(({ name }) => name === last.kind);
  return replay(facts, { now: epochOf(systemClock.now()), settings, habits, actor: ME, labeller }).record[0];
}
