// How often a gate opens for kinds of known rates. In: the rate, what happens anyway, a seed. Out: shares of the runs.
import { closedGate, stepGate, type Gate } from '../../src/analytics/gate/gate.js';
import { createRandom } from './random.mjs';

export interface Simulated {
  /** True share of predictions that come true. */
  readonly rate: number;
  /** True share of like commits of which the same comes true. */
  readonly anyway: number;
  readonly runs: number;
  readonly predictions: number;
  readonly seed: number;
}

export interface SimulatedGates {
  /** Share of the runs in which it ever opened. */
  readonly live: number;
  /** Predictions until it first did, of those runs. */
  readonly medianWait: number | null;
}

/** So many like commits stand beside each prediction. */
const CONTROLS = 4;

export function simulateGates({ rate, anyway, runs, predictions, seed }: Simulated): SimulatedGates {
  const random = createRandom(seed);
  const waits = Array.from({ length: runs }, () => {
    let gate: Gate = closedGate;
    for (let n = 1; n <= predictions; n += 1) {
      const like = Array.from({ length: CONTROLS }, () => random() < anyway).filter(Boolean).length;
      gate = stepGate(gate, { type: 'trial', at: n, hit: random() < rate, expected: like / CONTROLS });
      if (gate.openings > 0) return n;
    }
    return undefined;
  }).filter((wait) => wait !== undefined);
  const sorted = waits.toSorted((a, b) => a - b);
  return { live: waits.length / runs, medianWait: sorted[Math.floor(sorted.length / 2)] ?? null };
}
