// Does a kind still help? In: everything that was answered to it and done about it. Out: the chance that it is more often
// in the way than of use; a kind that most likely is retires, until `mute KIND --off` takes it back. Pure.
import type { Instant } from '../domain/commit-record.js';
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

/** Of what was shown since the kind was last taken back. */
export function saidOf(kind: string, { mutes, answers }: Voice): Said {
  const since = mutes.findLast((mute) => mute.kind === kind && mute.file === undefined && !mute.on)?.at ?? '';
  const words = wordsIn(answers.filter((line) => line.kind === kind && line.at > since));
  const count = (...wanted: readonly Word[]): number => words.filter(({ said }) => wanted.includes(said)).length;
  return { useful: count('acted', 'useful'), notUseful: count('not-useful'), ignored: count('ignored') };
}

type Word = 'acted' | 'ignored' | 'not-useful' | 'useful';

export interface Spoken {
  /** When it was said, or seen. */
  readonly at: Instant;
  readonly said: Word;
}

/** Each nudge that was shown once: its last answer, else what was done about it. */
function wordsIn(answers: readonly Feedback[]): readonly Spoken[] {
  const told = new Map<string, Spoken>();
  for (const { nudge, at, answer, followed, action = 'deliver' } of answers) {
    if (answer !== undefined) told.set(nudge, { at, said: answer === 'useful' ? 'useful' : 'not-useful' });
    else if (followed !== undefined && action === 'deliver' && !told.has(nudge))
      told.set(nudge, { at, said: followed ? 'acted' : 'ignored' });
  }
  return [...told.values()];
}

/** What the gate of a kind hears of it: to pass a nudge by is no answer. */
export function responsesIn(
  answers: readonly Feedback[],
): readonly (Spoken & { readonly said: Exclude<Word, 'ignored'> })[] {
  return wordsIn(answers).flatMap(({ at, said }) => (said === 'ignored' ? [] : [{ at, said }]));
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
