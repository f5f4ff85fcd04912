// Stretches of work: commits that follow one another within a gap are a session. Two hours, unless a person's own pauses
// fall clearly into short and long ones: then where the two part.
import type { CommitFact } from '../domain/fact.js';
import { HOUR } from '../domain/local-time.js';

export type Session = readonly CommitFact[];

export const USUAL_GAP = 2 * HOUR;
const MINUTE = 60;
/** Pauses are counted in half octaves, from one minute to five days. */
const BINS = 26;
const LEAST_GAPS = 100;
/** A session's end lies here for everybody: no valley outside is one. */
const VALLEY = { from: 20 * MINUTE, to: 6 * HOUR };
/** "Clearly": the valley is no higher than this share of the lower of the two peaks. */
const DEEP = 0.5;
/** A peak of fewer pauses is a bump. */
const LEAST_PEAK = 0.04;

/** By author time, oldest first. */
export function sessionsOf(commits: readonly CommitFact[], gap: number = USUAL_GAP): readonly Session[] {
  const sessions: CommitFact[][] = [];
  let last = -Infinity;
  for (const commit of commits.toSorted((a, b) => a.authoredAt - b.authoredAt)) {
    if (commit.authoredAt - last <= gap) sessions.at(-1)?.push(commit);
    else sessions.push([commit]);
    last = commit.authoredAt;
  }
  return sessions;
}

/** In seconds; undefined where the pauses do not part clearly. */
export function personalGapOf(commits: readonly CommitFact[]): number | undefined {
  const heights = heightsOf(pausesOf(commits));
  const [from, to] = [binOf(VALLEY.from), binOf(VALLEY.to)];
  const between = heights.slice(from, to + 1);
  if (between.length === 0) return undefined;
  const lowest = Math.min(...between);
  const valley = from + between.indexOf(lowest);
  const peak = Math.min(Math.max(...heights.slice(0, valley)), Math.max(...heights.slice(valley + 1)));
  return peak >= LEAST_PEAK && lowest <= peak * DEEP ? Math.round(MINUTE * 2 ** ((valley + 0.5) / 2)) : undefined;
}

function pausesOf(commits: readonly CommitFact[]): readonly number[] {
  const times = commits.map(({ authoredAt }) => authoredAt).sort((a, b) => a - b);
  return times.slice(1).map((at, index) => at - (times[index] ?? at));
}

function binOf(seconds: number): number {
  return Math.min(BINS - 1, Math.max(0, Math.floor(2 * Math.log2(seconds / MINUTE))));
}

/** Shares of all pauses, smoothed over neighbours; none from too few. */
function heightsOf(pauses: readonly number[]): readonly number[] {
  if (pauses.length < LEAST_GAPS) return [];
  const counts = Array.from({ length: BINS }, () => 0);
  for (const pause of pauses) {
    const bin = binOf(pause);
    counts[bin] = (counts[bin] ?? 0) + 1 / pauses.length;
  }
  return smooth(smooth(counts));
}

function smooth(heights: readonly number[]): readonly number[] {
  return heights.map((height, at) => (2 * height + (heights[at - 1] ?? height) + (heights[at + 1] ?? height)) / 4);
}
