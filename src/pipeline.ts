// START HERE. From a commit to a nudge: every arrow of the README's diagram is one block below.
// What each part does is in its own module; here is only who tells whom, and in what order.
import type { CommitHash, CommitRecord } from './domain/commit-record.js';
import type { Decision, Nudge } from './domain/nudge.js';
import type { Observation } from './domain/observation.js';
import type { Rewrite } from './domain/rewrite.js';
import type { Bus } from './events/bus.js';

export interface Parts {
  readonly bus: Bus;
  /** Folds a recorded commit, or a rewrite, into the habits of its repository. */
  readonly habits: {
    observe(commit: CommitRecord): readonly Observation[];
    rewrite(rewrite: Rewrite): void;
  };
  /** Policy, ledger and channels. */
  readonly desk: {
    decide(commit: CommitRecord, observations: readonly Observation[]): readonly Decision[];
    deliver(nudge: Nudge): Promise<string>;
  };
}

export interface Work {
  readonly hashes: readonly CommitHash[];
  readonly rewrites: readonly Rewrite[];
  /** git to records. */
  capture(hashes: readonly CommitHash[]): Promise<readonly CommitRecord[]>;
  /** Appends durably; returns what was really new. */
  readonly store: {
    append(commits: readonly CommitRecord[]): readonly CommitRecord[];
    appendRewrites(rewrites: readonly Rewrite[]): readonly Rewrite[];
  };
}

/** Durable first, then say so. */
export async function record({ hashes, rewrites, capture, store }: Work, bus: Bus): Promise<void> {
  const commits = hashes.length === 0 ? [] : await capture(hashes);
  for (const commit of store.append(commits)) bus.publish('commit.recorded', { commit });
  for (const rewrite of store.appendRewrites(rewrites)) bus.publish('commit.rewritten', { rewrite });
}

export function wirePipeline({ bus, habits, desk }: Parts): void {
  bus.subscribe('commit.recorded', 'analytics', ({ commit }) => {
    const observations = habits.observe(commit);
    if (observations.length > 0) bus.publish('habits.observed', { commit, observations });
  });

  bus.subscribe('commit.rewritten', 'analytics', ({ rewrite }) => habits.rewrite(rewrite));

  bus.subscribe('habits.observed', 'notify', ({ commit, observations }) => {
    for (const decision of desk.decide(commit, observations)) bus.publish('nudge.decided', { decision });
  });

  bus.subscribe('nudge.decided', 'channels', async ({ decision }) => {
    if (decision.action !== 'deliver') return;
    const channel = await desk.deliver(decision.nudge);
    bus.publish('nudge.delivered', { nudge: decision.nudge, channel });
  });
}
