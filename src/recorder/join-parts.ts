// The parts of a recorder and what they tell each other: habits and the desk hear of commits by the bus, the work of the day by the
// commits that touch a repository.
import { join } from 'node:path';
import type { Insight } from '../domain/insight.js';
import type { Clock } from '../domain/instant.js';
import { type Bus, createBus } from '../events/bus.js';
import { wirePipeline } from '../pipeline.js';
import { createDailyWork, type DailyWork } from './daily-work.js';
import { deskSourcesOf } from './desk-sources.js';
import { createEarnedStep, type EarnedStep, withEarned } from './earned-step.js';
import { factSourcesOf, habitSourcesOf } from './habit-sources.js';
import { createHabitWatch, type HabitWatch } from './habit-watch.js';
import { type FactsOnce, readFacts, readFactsOnce } from './history-facts.js';
import { createLabelWork, type LabelWork } from './label-work.js';
import { createNudgeDesk, type NudgeDesk } from './nudge-desk.js';
import { packageRoot } from './package-root.js';
import { withRules } from './rule-watch.js';
import { type KnownSession, openSession } from './session.js';
import { createSites, type Sites } from './sites.js';
import type { Stores } from './stores.js';

export interface RecorderParts {
  readonly bus: Bus;
  readonly desk: NudgeDesk;
  readonly sites: Sites;
  readonly session: KnownSession;
  readonly watch: HabitWatch;
  readonly daily: DailyWork;
  readonly labels: LabelWork;
  readonly facts: FactsOnce;
  readonly earned: EarnedStep;
}

interface Joining {
  readonly env: NodeJS.ProcessEnv;
  readonly stores: Stores;
  readonly clock: Clock;
  readonly gitSilenceMs?: number;
  /** Commits wait: whatever can be put off is. */
  hasWork(): boolean;
  report(problem: Error): void;
}

export function joinParts(joining: Joining): RecorderParts {
  const { env, stores, clock } = joining;
  const bus = createBus();
  const sites = createSites(joining);
  const session = openSession(stores, env);
  const world = { env, stores, sites, session, clock, templates: join(packageRoot(), 'templates/nudges') };
  const watch = withRules(createHabitWatch(habitSourcesOf(world)), {
    rules: () => sites.settingsOf().rules,
    actorOf: (person) => sites.identities().actorOf(person),
  });
  const earned = createEarnedStep({ ...factSourcesOf(world), stores });
  const gatesRenewed = (repository: string): Promise<void> => earned.renew(repository);
  const onInsight = (insight: Insight): void => bus.publish('insight.found', { insight });
  const facts = readFactsOnce((repository) => readFacts(repository, stores, sites.identities()).facts);
  const factsOf = facts.of;
  const daily = createDailyWork({ ...factSourcesOf(world), ...world, factsOf, gatesRenewed, onInsight });
  const labels = createLabelWork({ ...joining, sites, factsOf, isWanted: () => joining.hasWork() });
  const desk = createNudgeDesk(deskSourcesOf({ ...world, earned }));
  const parts = { bus, desk, sites, session, watch, daily, labels, facts, earned };
  subscribe(parts, joining);
  return parts;
}

function subscribe({ bus, desk, watch, earned, daily, labels }: RecorderParts, { report }: Joining): void {
  wirePipeline({ bus, habits: withEarned(watch, earned), desk });
  bus.subscribe('commit.recorded', 'daily', ({ commit }) => daily.touch(commit));
  bus.subscribe('commit.recorded', 'labels', ({ commit }) => labels.touch(commit));
  bus.subscribe('handler.failed', 'report', ({ error }) => report(error));
}
