// Counts that fade: with time (how busy was this file lately?) and with each trial (how often does this come true here?).
// Kept to few digits: they are stored by the thousand.

/** A count that halves with time, as it stood at `at` (epoch seconds). */
export type Fading = readonly [count: number, at: number];

export const NOTHING: Fading = [0, 0];

export function fadedTo([count, at]: Fading, now: number, halfLife: number): number {
  return now > at ? count * Math.exp((-(now - at) * Math.LN2) / halfLife) : count;
}

export function countOne(fading: Fading, now: number, halfLife: number): Fading {
  return [short(fadedTo(fading, now, halfLife) + 1), Math.max(now, fading[1])];
}

/** A share over trials of which the older count less. */
export type Share = readonly [hits: number, trials: number];

export const UNTRIED: Share = [0, 0];

/** `keep` is what one trial leaves of those before it. */
export function tryOnce([hits, trials]: Share, hit: number, keep: number): Share {
  return [short(hits * keep + hit), short(trials * keep + 1)];
}

/** Drawn to `prior` as if that had been seen `weight` times. */
export function shareNear(share: Share | undefined, prior: number, weight: number): number {
  const [hits, trials] = share ?? UNTRIED;
  return (hits + weight * prior) / (trials + weight);
}

function short(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
