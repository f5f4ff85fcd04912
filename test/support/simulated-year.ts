// A person's commits once more, with the policy at work: the clock goes from commit to commit and to every wake-up between
// them, as the recorder's would. In: the facts of a history and a person. Out: the ledger as it would have come to stand.
import { allHabits } from '../../src/analytics/all-habits.js';
import type { Habit } from '../../src/analytics/define-habit.js';
import { closedGate, type Gate, stepGate, type Trial } from '../../src/analytics/gate/gate.js';
import { trialsOf } from '../../src/analytics/gate/standing.js';
import { collectLaterFacts } from '../../src/analytics/later-facts.js';
import { ownCommits } from '../../src/analytics/preview.js';
import { type JudgedObservation, pastOf, replay } from '../../src/analytics/replay.js';
import type { Instant } from '../../src/domain/commit-record.js';
import type { CommitFact, Fact } from '../../src/domain/fact.js';
import { epochOf, instantOf } from '../../src/domain/instant.js';
import { localDayOf } from '../../src/domain/local-time.js';
import type { Decision, Feedback, LedgerEntry } from '../../src/domain/nudge.js';
import { composeNudge } from '../../src/notify/compose-nudge.js';
import { entryOf } from '../../src/notify/ledger-entry.js';
import { decide } from '../../src/notify/policy/decide.js';
import { heldOf, nextWakeOf, openHolds } from '../../src/notify/policy/held.js';
import type { Moment, NotifySettings } from '../../src/notify/policy/question.js';
import { reviewHeld } from '../../src/notify/policy/review-held.js';
import type { Templates } from '../../src/notify/template.js';
import { minuteOf } from '../../src/notify/wall-clock.js';
import { nudgeIdOf } from '../../src/store/ids.js';

const DAY = 86_400;
const LEDGER_DAYS = 90;
/** No verdict takes longer. */
const HORIZON = 31 * DAY;
const ORDINARY = { imported: false, mine: true, agent: false, ci: false, operationInProgress: false };

export interface Simulation {
  readonly actor: string;
  readonly templates: Templates;
  readonly settings: NotifySettings;
  readonly habits?: readonly Habit[];
}

export interface SimulatedYear {
  readonly ledger: readonly LedgerEntry[];
  readonly commits: number;
  /** Local days with a commit of the person. */
  readonly activeDays: ReadonlySet<string>;
  readonly toasts: readonly Toast[];
}

export interface Toast {
  readonly kind: string;
  readonly at: number;
  readonly localDay: string;
  /** Minutes since local midnight. */
  readonly minute: number;
}

export function simulateYears(facts: readonly Fact[], simulation: Simulation): SimulatedYear {
  const desk = new SimulatedDesk(facts, simulation);
  for (const commit of desk.own) {
    desk.sleepUntil(commit.at);
    desk.commit(commit);
  }
  desk.sleepUntil(Infinity);
  return desk.outcome();
}

class SimulatedDesk {
  readonly own: readonly CommitFact[];
  readonly #simulation: Simulation;
  readonly #seen = new Map<string, JudgedObservation[]>();
  readonly #trials = new Map<string, Trial[]>();
  readonly #gates = new Map<string, Gate>();
  readonly #ledger: LedgerEntry[] = [];
  readonly #feedback: Feedback[] = [];
  #recentFrom = 0;
  #ownFrom = 0;
  #newest = -1;

  constructor(facts: readonly Fact[], simulation: Simulation) {
    const { actor, habits = allHabits } = simulation;
    const now = facts.reduce((last, fact) => Math.max(last, fact.at), 0) + 2 * HORIZON;
    const { observations } = replay(facts, { now, habits, actor });
    for (const one of observations) this.#seen.set(one.hash, [...(this.#seen.get(one.hash) ?? []), one]);
    const later = collectLaterFacts(facts, { now });
    for (const habit of habits.filter(({ tier }) => tier === 'earned')) {
      const own = observations.filter(({ kind }) => kind === habit.name);
      this.#trials.set(habit.name, [...trialsOf(pastOf(habit, own, later))]);
    }
    this.own = ownCommits(facts, actor);
    this.#simulation = simulation;
  }

  /** Every wake-up that comes before `until`. */
  sleepUntil(until: number): void {
    for (let wake = this.#nextWake(); wake !== undefined && wake < until; wake = this.#nextWake()) {
      const before = this.#ledger.length;
      this.#review(wake);
      if (this.#ledger.length === before) throw new Error(`woken at ${wake} for nothing: it would be woken for ever`);
    }
  }

  /** As the recorder does it: it decides about the new commit, then looks again at what waits. */
  commit(commit: CommitFact): void {
    this.#newest += 1;
    const { templates } = this.#simulation;
    const nudges = (this.#seen.get(commit.hash) ?? []).map((one) =>
      composeNudge(one, 'history', { templates, makeNudgeId: nudgeIdOf }),
    );
    if (nudges.length > 0) this.#write(decide({ ...this.#moment(commit.at), nudges, situation: ORDINARY }), commit.at);
    this.#review(commit.at);
  }

  outcome(): SimulatedYear {
    const shown = this.#ledger.filter(({ action }) => action === 'deliver');
    return {
      ledger: this.#ledger,
      commits: this.own.length,
      activeDays: new Set(this.own.map(({ at, utcOffset }) => localDayOf(at, utcOffset))),
      toasts: shown.map(({ kind, at: instant }) => {
        const at = epochOf(instant);
        const localDay = localDayOf(at, this.#offsetAt(at));
        return { kind, at, localDay, minute: minuteOf(at, (epoch) => this.#offsetAt(epoch)) };
      }),
    };
  }

  #nextWake(): number | undefined {
    const wake = nextWakeOf(openHolds(this.#recent()));
    return wake === undefined ? undefined : epochOf(wake);
  }

  #review(now: number): void {
    const holds = openHolds(this.#recent()).flatMap(
      (entry) => heldOf(entry, 'history', this.#simulation.templates) ?? [],
    );
    if (holds.length === 0) return;
    const lastCommitAt = this.own[this.#newest]?.at ?? 0;
    const later = { lastCommitAt, rewrites: [], pushed: new Set<never>(), operations: new Set<string>() };
    this.#write(reviewHeld({ ...this.#moment(now), holds, later }), now);
  }

  #moment(now: number): Moment {
    while (
      epochOf(this.#ledger[this.#recentFrom]?.at ?? ('9999-01-01T00:00:00Z' as Instant)) <=
      now - LEDGER_DAYS * DAY
    )
      this.#recentFrom += 1;
    while ((this.own[this.#ownFrom]?.at ?? Infinity) <= now - LEDGER_DAYS * DAY) this.#ownFrom += 1;
    return {
      now,
      ledger: this.#recent(),
      settings: this.#simulation.settings,
      wishes: { mutes: [], answers: this.#feedback.filter(({ at }) => epochOf(at) <= now) },
      ownCommits: () => this.#newest + 1 - this.#ownFrom,
      earned: { has: (kind) => this.#gateOf(kind, now).state === 'live' },
      offsetAt: (epoch) => this.#offsetAt(epoch),
    };
  }

  #recent(): readonly LedgerEntry[] {
    return this.#ledger.slice(this.#recentFrom);
  }

  /** By what was known then: a prediction counts once its time has passed. */
  #gateOf(kind: string, now: number): Gate {
    const waiting = this.#trials.get(kind) ?? [];
    let gate = this.#gates.get(kind) ?? closedGate;
    for (let trial = waiting[0]; trial !== undefined && trial.at + HORIZON <= now; trial = waiting[0]) {
      gate = stepGate(gate, trial);
      waiting.shift();
    }
    this.#gates.set(kind, gate);
    return gate;
  }

  /** Where the person's clock stood at their commit before. */
  #offsetAt(epoch: number): number {
    const known = this.own[this.#newest];
    if (known !== undefined && known.at <= epoch) return known.utcOffset;
    return this.own.findLast(({ at }) => at <= epoch)?.utcOffset ?? 0;
  }

  #write(decisions: readonly Decision[], now: number): void {
    for (const decision of decisions) {
      const entering = { id: `line-${this.#ledger.length}`, at: instantOf(now) as Instant };
      const channel = decision.action === 'deliver' ? { channel: 'desktop' } : {};
      this.#ledger.push(entryOf(decision, { ...entering, ...channel }));
      if (decision.action === 'deliver') this.#follow(decision.nudge);
    }
  }

  /** Nobody answers; whether it was followed is known when its time has passed. */
  #follow({ id, kind, repository, commits, commitAt }: Extract<Decision, { action: 'deliver' }>['nudge']): void {
    const seen = this.#seen.get(commits[0] ?? '')?.find((one) => one.kind === kind);
    if (seen === undefined || seen.judgement.followed === 'open') return;
    const at = instantOf(epochOf(commitAt) + HORIZON) as Instant;
    const followed = seen.judgement.followed === 'hit';
    this.#feedback.push({ v: 1, id: `told-${id}`, nudge: id, at, kind, repository, followed, source: 'later-facts' });
  }
}
