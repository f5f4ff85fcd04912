// How each kind of nudge stands in a repository: its record, and the gate of those that must earn the toast. Once a day,
// and after an import: then the imported history opens gates. Derived: `index/kinds-<repository>.json` is how they stand,
// `index/seen-<repository>.json` what the next day goes on from.
import { allHabits } from '../analytics/all-habits.js';
import type { Habit } from '../analytics/define-habit.js';
import { catchUp, type PredictionLog } from '../analytics/gate/prediction-log.js';
import { type Standing, standingOf } from '../analytics/gate/standing.js';
import { createHabitFold, type HabitSettings } from '../analytics/habit-fold.js';
import { collectLaterFacts } from '../analytics/later-facts.js';
import { countedCommits } from '../analytics/superseded.js';
import type { Fact } from '../domain/fact.js';
import { type Clock, epochOf } from '../domain/instant.js';
import type { Feedback } from '../domain/nudge.js';
import type { Observation } from '../domain/observation.js';
import { responsesIn } from '../notify/retired.js';
import { readAnswerFacts } from './answer-facts.js';
import { labellerFor } from './blamed-fixes.js';
import { ME, type Identities } from './identities.js';
import { keepOpenGates } from './open-gates.js';
import { keepStandings } from './standings.js';
import type { Stores } from './stores.js';

export interface KindSources {
  readonly stores: Pick<Stores, 'feedback' | 'ledger' | 'loadDerived' | 'saveDerived'>;
  readonly clock: Clock;
  identities(): Identities;
  settingsOf(repository: string): HabitSettings;
  messageChecked(repository: string): boolean;
  /** Others than the registered ones, for tests. */
  readonly habits?: readonly Habit[];
}

interface SeenFile {
  readonly v: 1;
  /** The e-mails that were me: others make other observations. */
  readonly me: readonly string[];
  readonly log: PredictionLog;
}

const seenFile = (repository: string) => ['index', `seen-${repository}.json`] as const;

/** Returns what every habit saw in the person's commits there, oldest first. */
export function renewKinds(repository: string, facts: readonly Fact[], sources: KindSources): readonly Observation[] {
  const { stores, clock, habits = allHabits } = sources;
  const me = sources.identities().emails;
  const fold = createHabitFold({
    settings: sources.settingsOf(repository),
    messageChecked: sources.messageChecked(repository),
    answers: readAnswerFacts(stores, (about) => about.repository === repository),
    habits,
  });
  const saved = stores.loadDerived(...seenFile(repository)) as SeenFile | undefined;
  const kept = saved?.v === 1 && saved.me.join() === me.join() ? saved.log : undefined;
  const { log, observations } = catchUp(countedCommits(facts), { fold, kept, actor: ME });
  const labeller = labellerFor(stores, repository);
  const later = collectLaterFacts(facts, { now: epochOf(clock.now()), labeller });
  const feedback = [...stores.feedback.read()].filter((line) => line.repository === repository);
  const kinds = fold.habits.map((habit) =>
    standingOf(habit, { observations, later, responses: responsesOf(habit, feedback) }),
  );
  stores.saveDerived({ v: 1, me, log } satisfies SeenFile, ...seenFile(repository));
  keepStandings(stores, repository, { at: clock.now(), kinds });
  keepOpenGates(stores, repository, openIn(kinds));
  return observations;
}

function openIn(kinds: readonly Standing[]): readonly string[] {
  return kinds.filter(({ gate }) => gate?.state === 'live').map(({ kind }) => kind);
}

function responsesOf({ name }: Habit, feedback: readonly Feedback[]) {
  return responsesIn(feedback.filter(({ kind }) => kind === name)).map(({ at, said }) => ({
    type: 'response' as const,
    at: epochOf(at),
    said,
  }));
}
