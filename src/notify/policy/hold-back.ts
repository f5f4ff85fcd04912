// Opt-in: a share of the nudges that have earned the toast and could be shown is held back, to compare what came of them
// with what came of those shown. Drawn by the nudge's id: the same nudge is always held back, or never.
import type { Nudge } from '../../domain/nudge.js';

/** Ids are random hex digits: this many of them are a number below 2³². */
const DIGITS = 8;
/** Not those at the beginning, which choose the wording. */
const FROM = -DIGITS;

export function isHeldBack({ id, tier }: Pick<Nudge, 'id' | 'tier'>, percent: number): boolean {
  if (tier !== 'earned' || percent <= 0) return false;
  return Number.parseInt(id.slice(FROM), 16) / 16 ** DIGITS < percent / 100;
}
