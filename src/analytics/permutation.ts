// How often chance does as well: a Monte Carlo p-value that is valid at any level, and that stops early where the answer
// is plainly "often" (Besag and Clifford 1991).

export interface Rounds {
  readonly most: number;
  /** Beaten so often, a p-value is known well enough. */
  readonly enough: number;
}

const USUAL_ROUNDS: Rounds = { most: 1999, enough: 20 };

/** `beats` deals once more at random and says whether that came out at least as extreme as what was seen. */
export function pValueOf(beats: () => boolean, { most, enough }: Rounds = USUAL_ROUNDS): number {
  let beaten = 0;
  for (let round = 1; round <= most; round += 1) {
    if (beats()) beaten += 1;
    if (beaten === enough) return beaten / round;
  }
  return (beaten + 1) / (most + 1);
}

/** Benjamini and Hochberg: for each p the share of false ones to expect among all that are at least as small. */
export function falseDiscoveryRates(pValues: readonly number[]): readonly number[] {
  const order = [...pValues.keys()].sort((a, b) => (pValues[b] ?? 1) - (pValues[a] ?? 1));
  const rates = pValues.map(() => 1);
  let least = 1;
  for (const [position, index] of order.entries()) {
    const rank = pValues.length - position;
    least = Math.min(least, ((pValues[index] ?? 1) * pValues.length) / rank);
    rates[index] = least;
  }
  return rates;
}
