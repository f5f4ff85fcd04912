// Does a kind still help? In: everything that was answered to it and done about it. Out: the chance that it is more often
// in the way than of use; a kind that most likely is retires, until `mute KIND --off` takes it back. Pure.
import type { Feedback } from '../domain/nudge.js';
import type { Mute } from './mutes.js';

export interface Said {
  /** Answered "useful", or acted upon without an answer. */
  readonly useful: number;
  /** Answered "not now" or "never". */
  readonly notUseful: number;
  /** Neither answered nor acted upon. */
  readonly ignored: number;
}

/** What the person said and did about kinds of nudges. */
export interface Voice {
  readonly mutes: readonly Mute[];
  readonly answers: readonly Feedback[];
}

/** As good as two of each before anybody has said a word: five dismissals on end retire a kind, four do not. */
const PRIOR = 2;
/** To pass something by says little: a dismissal is four times as much. */
const IGNORED_WEIGHT = 0.25;
const SURE = 0.95;

export function isRetired(kind: string, voice: Voice): boolean {
  return uselessChance(saidOf(kind, voice)) >= SURE;
}

/** Of what was shown since the kind was last taken back; each nudge once, an answer before what was done. */
export function saidOf(kind: string, { mutes, answers }: Voice): Said {
  const since = mutes.findLast((mute) => mute.kind === kind && mute.file === undefined && !mute.on)?.at ?? '';
  const told = new Map<string, keyof Said>();
  for (const line of answers) {
    if (line.kind !== kind || line.at <= since) continue;
    const what = wordOf(line, told.get(line.nudge));
    if (what !== undefined) told.set(line.nudge, what);
  }
  const count = (what: keyof Said): number => [...told.values()].filter((one) => one === what).length;
  return { useful: count('useful'), notUseful: count('notUseful'), ignored: count('ignored') };
}

function wordOf(
  { answer, followed, action = 'deliver' }: Feedback,
  known: keyof Said | undefined,
): keyof Said | undefined {
  if (answer !== undefined) return answer === 'useful' ? 'useful' : 'notUseful';
  if (known !== undefined || followed === undefined || action !== 'deliver') return undefined;
  return followed ? 'useful' : 'ignored';
}

/** The posterior chance that fewer than half of its nudges are of use. */
export function uselessChance({ useful, notUseful, ignored }: Said): number {
  return betaBelowHalf(PRIOR + useful, PRIOR + notUseful + ignored * IGNORED_WEIGHT);
}

const STEPS = 2000;

/** By midpoints; both parameters are at least 2, so that the curve is smooth and 0 at its ends. */
function betaBelowHalf(a: number, b: number): number {
  const peak = (a - 1) / (a + b - 2);
  const heightAt = (x: number): number =>
    Math.exp((a - 1) * Math.log(x / peak) + (b - 1) * Math.log((1 - x) / (1 - peak)));
  const heights = Array.from({ length: STEPS }, (_, step) => heightAt((step + 0.5) / STEPS));
  const sum = (some: readonly number[]): number => some.reduce((total, height) => total + height, 0);
  return sum(heights.slice(0, STEPS / 2)) / sum(heights);
}
