// Evidence that something comes true more often than at a given rate, valid however often one looks. In: outcomes, one
// after the other. Out: an e-value, the wealth of a gambler who bets against "not more often" and can be expected to gain
// nothing where that is true: it ever reaches 1/α with a chance of at most α (Ville). And the lower bound that follows.
import { shareOf } from '../quantile.js';

interface Tally {
  /** Which start it is, from 0. */
  readonly start: number;
  readonly n: number;
  readonly hits: number;
}

/** Bets begin again and again, so that bad years long ago do not hide good ones now. */
export interface RateEvidence {
  readonly n: number;
  readonly hits: number;
  readonly tallies: readonly Tally[];
}

export const noRateEvidence: RateEvidence = { n: 0, hits: 0, tallies: [] };

/** After so many outcomes another gambler sits down. */
const STRIDE = 25;
const MOST_TALLIES = 24;
/** The first gambler's share of the stakes; the others share the rest, the sooner the more. */
const FIRST_STAKE = 0.8;
/** Each bets on three rates: so far on the way from the tested rate to certainty. */
const BETS: readonly number[] = [1 / 6, 1 / 3, 7 / 12];

export function addOutcome({ n, hits, tallies }: RateEvidence, hit: boolean): RateEvidence {
  const seated = n % STRIDE === 0 ? [...tallies, { start: n / STRIDE, n: 0, hits: 0 }] : tallies;
  // Whoever leaves only takes wealth away: what remains is valid all the more.
  const kept = seated.length > MOST_TALLIES ? seated.toSpliced(1, 1) : seated;
  const gain = hit ? 1 : 0;
  return {
    n: n + 1,
    hits: hits + gain,
    tallies: kept.map((one) => ({ ...one, n: one.n + 1, hits: one.hits + gain })),
  };
}

/** The wealth of all who bet against "at most `rate`". */
export function wealthAgainst(rate: number, { tallies }: RateEvidence): number {
  return tallies.reduce((sum, tally) => sum + stakeOf(tally) * wealthOf(tally, rate), 0);
}

/** Of at most 1 in all. */
function stakeOf({ start }: Tally): number {
  return start === 0 ? FIRST_STAKE : (1 - FIRST_STAKE) / (start * (start + 1));
}

function wealthOf({ n, hits }: Tally, rate: number): number {
  const wealths = BETS.map((way) => {
    const bet = rate + (1 - rate) * way;
    return Math.exp(hits * Math.log(bet / rate) + (n - hits) * Math.log((1 - bet) / (1 - rate)));
  });
  return shareOf(
    wealths.reduce((sum, wealth) => sum + wealth, 0),
    wealths.length,
  );
}

/** In steps of a hundredth: every rate up to here is refuted at level `alpha`, whenever one looks. */
export function lowerBoundOf(evidence: RateEvidence, alpha: number): number {
  let percent = 0;
  while (percent < 99 && wealthAgainst((percent + 1) / 100, evidence) >= 1 / alpha) percent += 1;
  return percent / 100;
}

/** The same for differences between −1 and 1 (hit less expectation): bets against "not above zero". */
export interface LiftEvidence {
  readonly n: number;
  readonly sum: number;
  /** Logarithms of what each bet has become. */
  readonly wealths: readonly number[];
}

/** The share of the wealth that is put on each difference. */
const LIFT_BETS: readonly number[] = [0.3, 0.6];

export const noLiftEvidence: LiftEvidence = { n: 0, sum: 0, wealths: LIFT_BETS.map(() => 0) };

export function addDifference({ n, sum, wealths }: LiftEvidence, difference: number): LiftEvidence {
  return {
    n: n + 1,
    sum: sum + difference,
    wealths: wealths.map((wealth, index) => wealth + Math.log1p((LIFT_BETS[index] ?? 0) * difference)),
  };
}

export function wealthAgainstNoLift({ wealths }: LiftEvidence): number {
  return shareOf(
    wealths.reduce((sum, wealth) => sum + Math.exp(wealth), 0),
    wealths.length,
  );
}
