// The gate of one earned kind in one repository: shadow, live, shadow. In: judged predictions in the order of their
// commits, and what was answered to those shown. Out: whether it is open, why it fell, and what would open it. Pure.
import { shareOf } from '../quantile.js';
import {
  addDifference,
  addOutcome,
  type LiftEvidence,
  lowerBoundOf,
  noLiftEvidence,
  noRateEvidence,
  type RateEvidence,
  wealthAgainst,
  wealthAgainstNoLift,
} from './evidence.js';

/** A prediction whose time has passed. */
export interface Trial {
  readonly type: 'trial';
  /** Epoch seconds of its commit. */
  readonly at: number;
  readonly hit: boolean;
  /** The share of like commits of which the same came true; null where there were too few. */
  readonly expected: number | null;
}

/** What came of one that was shown: an answer, or it was acted upon without one. */
export interface Response {
  readonly type: 'response';
  readonly at: number;
  readonly said: 'acted' | 'not-useful' | 'useful';
}

export type GateEvent = Response | Trial;

export const GATE = {
  /** It opens once a rate of at most this is refuted, and falls below it. */
  level: 0.4,
  /** And at least this share came true: the target. */
  target: 0.5,
  least: 15,
  /** Of all openings together, ever: each further one must be surer. */
  alpha: 0.05,
  /** For "no better than other commits of the same person". */
  liftAlpha: 0.2,
  /** It falls by what came true of the last so many … */
  window: 40,
  /** … or where one in ten of those who said something found it not useful, after so many answers. */
  probation: 0.1,
  leastAnswers: 10,
} as const;

/** An opening's part of alpha: 0.8, 0.1, 0.05, … */
function alphaOf(openings: number): number {
  return GATE.alpha * (openings === 0 ? 0.8 : 0.2 / 2 ** openings);
}

export interface Gate {
  readonly state: 'live' | 'shadow';
  readonly openings: number;
  /** Epoch seconds of the commit at which it last opened or fell; null before the first. */
  readonly since: number | null;
  /** Why it fell last, where it has. */
  readonly fell: 'not-useful' | 'rate' | null;
  /** Since it last fell. */
  readonly rate: RateEvidence;
  readonly lift: LiftEvidence;
  /** The last outcomes since it last fell, 1 where it came true. */
  readonly recent: readonly (0 | 1)[];
  /** Since it last opened. */
  readonly said: Readonly<Record<Response['said'], number>>;
}

const SILENT: Gate['said'] = { acted: 0, 'not-useful': 0, useful: 0 };

export const closedGate: Gate = {
  state: 'shadow',
  openings: 0,
  since: null,
  fell: null,
  rate: noRateEvidence,
  lift: noLiftEvidence,
  recent: [],
  said: SILENT,
};

/** By time; where two share a second, a commit comes before what is said of it. */
export function gateOf(events: readonly GateEvent[]): Gate {
  const ordered = events.toSorted(
    (a, b) => a.at - b.at || Number(a.type === 'response') - Number(b.type === 'response'),
  );
  return ordered.reduce(stepGate, closedGate);
}

export function stepGate(gate: Gate, event: GateEvent): Gate {
  const told = event.type === 'trial' ? addTrial(gate, event) : addResponse(gate, event);
  return told.state === 'live' ? fallIfDue(told, event.at) : openIfEarned(told, event.at);
}

function addTrial(gate: Gate, { hit, expected }: Trial): Gate {
  return {
    ...gate,
    rate: addOutcome(gate.rate, hit),
    lift: expected === null ? gate.lift : addDifference(gate.lift, Number(hit) - expected),
    recent: [...gate.recent, hit ? (1 as const) : (0 as const)].slice(-GATE.window),
  };
}

/** What is said of a nudge that was shown before the gate fell is about an earlier life. */
function addResponse(gate: Gate, { said }: Response): Gate {
  return gate.state === 'live' ? { ...gate, said: { ...gate.said, [said]: gate.said[said] + 1 } } : gate;
}

function openIfEarned(gate: Gate, at: number): Gate {
  if (ORDER.some((what) => LACKS[what](gate))) return gate;
  return { ...gate, state: 'live', openings: gate.openings + 1, since: at, said: SILENT };
}

export type Missing = 'bound' | 'lift' | 'predictions' | 'target';

const LACKS: Readonly<Record<Missing, (gate: Gate) => boolean>> = {
  predictions: ({ rate }) => rate.n < GATE.least,
  target: ({ rate }) => shareOf(rate.hits, rate.n) < GATE.target,
  lift: ({ lift }) => lift.sum <= 0 || wealthAgainstNoLift(lift) < 1 / GATE.liftAlpha,
  bound: ({ rate, openings }) => wealthAgainst(GATE.level, rate) < 1 / alphaOf(openings),
};
/** The cheap questions first. */
const ORDER: readonly Missing[] = ['predictions', 'target', 'lift', 'bound'];

/** What it lacks before it may open; nothing where it may. */
export function missingOf(gate: Gate): readonly Missing[] {
  return ORDER.filter((what) => LACKS[what](gate));
}

function fallIfDue(gate: Gate, at: number): Gate {
  const fell = fallOf(gate);
  if (fell === null) return gate;
  return { ...closedGate, openings: gate.openings, since: at, fell };
}

function fallOf({ recent, said }: Gate): Gate['fell'] {
  const hits = recent.filter((outcome) => outcome === 1).length;
  if (recent.length >= GATE.least && shareOf(hits, recent.length) < GATE.level) return 'rate';
  const { acted, useful, 'not-useful': notUseful } = said;
  if (useful + notUseful < GATE.leastAnswers) return null;
  return shareOf(notUseful, notUseful + useful + acted) >= GATE.probation ? 'not-useful' : null;
}

/** The rate that it surely has, by now and whenever one looks. */
export function boundOf({ rate, openings, state }: Gate): number {
  return lowerBoundOf(rate, alphaOf(state === 'live' ? openings - 1 : openings));
}
