// How each kind of nudge stands: its record, its gate and what was said of it. In: standings of one or more repositories.
// Out: one view a kind, which `craftnudge nudges --json` prints.
import type { Habit } from '../analytics/define-habit.js';
import { boundOf, type Gate, GATE, type Missing, missingOf } from '../analytics/gate/gate.js';
import type { Standing } from '../analytics/gate/standing.js';
import { shareOf } from '../analytics/quantile.js';
import { type Interval, intervalOf } from '../analytics/wilson.js';
import type { Feedback } from '../domain/nudge.js';
import type { Tier } from '../domain/observation.js';

export type KindState = 'digest' | 'live' | 'muted' | 'retired' | 'shadow';

export interface KindView {
  readonly kind: string;
  /** By the settings: a kind that a person has to ask for is one of digests until then. */
  readonly tier: Tier;
  /** Of an earned kind: live where its gate is open in at least one of the repositories. */
  readonly state: KindState;
  readonly model: string | null;
  /** False where the observation is the fact itself: nothing can prove it wrong. */
  readonly provable: boolean;
  readonly repositories: number;
  /** Observations, those of them that were judged, and those that came true. */
  readonly n: number;
  readonly judged: number;
  readonly right: number;
  readonly rate: number | null;
  /** Wilson, 95 %. */
  readonly interval: Interval | null;
  /** Like commits without it: `n` observations had some, so often the same came true of those, the difference. */
  readonly control: { readonly n: number; readonly expected: number; readonly lift: number } | null;
  readonly followed: number;
  /** Of those shown. */
  readonly said: { readonly useful: number; readonly notUseful: number; readonly ignored: number };
  /** What came of those shown, and of those held back by lot. */
  readonly live: { readonly shown: Outcome; readonly heldBack: Outcome };
  /** Null for kinds that need none, and where several repositories have one each. */
  readonly gate: GateView | null;
}

export interface Outcome {
  readonly judged: number;
  readonly right: number;
  readonly followed: number;
}

export interface GateView {
  readonly open: boolean;
  /** It surely comes true more often than this, whenever one looks; it opens above `level`. */
  readonly bound: number;
  readonly level: number;
  readonly judged: number;
  readonly right: number;
  /** What it lacks before it may open. */
  readonly missing: readonly Missing[];
  readonly openings: number;
  readonly fell: Gate['fell'];
}

export interface KindsQuestion {
  readonly habits: readonly Habit[];
  readonly standings: readonly Standing[];
  readonly feedback: readonly Feedback[];
  saidOf(kind: string): KindView['said'];
  /** Muted or retired, whatever its gate says. */
  silencedAs(kind: string): 'muted' | 'retired' | undefined;
}

export function kindViewsOf(question: KindsQuestion): readonly KindView[] {
  return question.habits.map((habit) => viewOf(habit, question)).filter(({ repositories }) => repositories > 0);
}

function viewOf(habit: Habit, question: KindsQuestion): KindView {
  const { name: kind } = habit;
  const own = question.standings.filter((standing) => standing.kind === kind);
  const tier = own.some((standing) => standing.tier === habit.tier) ? habit.tier : (own[0]?.tier ?? habit.tier);
  const sum = (value: (standing: Standing) => number): number => own.reduce((total, one) => total + value(one), 0);
  const [judged, right] = [sum(({ record }) => record.matured), sum(({ record }) => record.hits)];
  const gates = own.flatMap(({ gate }) => gate ?? []);
  const only = gates.length === 1 ? gates[0] : undefined;
  return {
    kind,
    tier,
    state: question.silencedAs(kind) ?? stateOf(tier, gates),
    model: habit.model ?? null,
    provable: habit.control !== undefined,
    repositories: own.length,
    n: sum(({ record }) => record.n),
    judged,
    right,
    rate: judged === 0 ? null : shareOf(right, judged),
    interval: intervalOf(right, judged),
    control: controlOf(own),
    followed: sum(({ record }) => record.followed),
    said: question.saidOf(kind),
    live: liveOf(question.feedback.filter((line) => line.kind === kind)),
    gate: only === undefined ? null : gateViewOf(only),
  };
}

function stateOf(tier: Tier, gates: readonly Gate[]): KindState {
  if (tier !== 'earned') return tier === 'fact' ? 'live' : 'digest';
  return gates.some(({ state }) => state === 'live') ? 'live' : 'shadow';
}

function controlOf(own: readonly Standing[]): KindView['control'] {
  const n = own.reduce((total, { record }) => total + record.controlled, 0);
  if (n === 0) return null;
  const mean = (value: (standing: Standing) => number | null): number =>
    shareOf(
      own.reduce((total, one) => total + (value(one) ?? 0) * one.record.controlled, 0),
      n,
    );
  return { n, expected: mean(({ record }) => record.control), lift: mean(({ record }) => record.lift) };
}

function liveOf(feedback: readonly Feedback[]): KindView['live'] {
  const latest = new Map(feedback.filter(({ hit }) => hit !== undefined).map((line) => [line.nudge, line]));
  const outcome = (wanted: Feedback['action']): Outcome => {
    const lines = [...latest.values()].filter(({ action = 'deliver' }) => action === wanted);
    const count = (is: (line: Feedback) => boolean | undefined): number =>
      lines.filter((line) => is(line) === true).length;
    return { judged: lines.length, right: count(({ hit }) => hit), followed: count(({ followed }) => followed) };
  };
  return { shown: outcome('deliver'), heldBack: outcome('control') };
}

export function gateViewOf(gate: Gate): GateView {
  const { state, rate, openings, fell } = gate;
  const open = state === 'live';
  return {
    open,
    bound: boundOf(gate),
    level: GATE.level,
    judged: rate.n,
    right: rate.hits,
    missing: open ? [] : missingOf(gate),
    openings,
    fell,
  };
}
