// What is remembered of one file: how often it changed, with which others, and what came after it. Bounded: the strongest
// partners and followers.
import { short } from './short.js';

/** Commits until what was seen counts half. */
const HALF_LIFE = 300;
const MOST_PARTNERS = 12;
const MOST_FOLLOWERS = 10;

/** A file that changed together with another: decayed weight and plain count. */
export interface Partner {
  weight: number;
  count: number;
}

/** A file that came in a later commit of the same person: within three commits, and within a day while it lay fresh. */
export interface Follower {
  next3: number;
  day: number;
}

export interface FileTrace {
  readonly id: number;
  path: string;
  /** The commit number to which the weights are decayed. */
  clock: number;
  weight: number;
  /** Commits of ordinary size, and all. */
  count: number;
  touches: number;
  /** Committer time of the last touch. */
  at: number;
  isAlive: boolean;
  wasFix: boolean;
  /** How often the file was expected to follow, and how often it did. */
  tried: number;
  came: number;
  readonly partners: Map<number, Partner>;
  readonly followers: Map<number, Follower>;
}

export function newTrace(id: number, path: string, clock: number): FileTrace {
  return {
    id,
    path,
    clock,
    weight: 0,
    count: 0,
    touches: 0,
    at: 0,
    isAlive: true,
    wasFix: false,
    tried: 0,
    came: 0,
    partners: new Map(),
    followers: new Map(),
  };
}

/** What one commit of so many ago still counts. */
export function decayOf(commits: number): number {
  return 2 ** (-commits / HALF_LIFE);
}

export function decay(trace: FileTrace, clock: number): void {
  const factor = decayOf(clock - trace.clock);
  trace.clock = clock;
  trace.weight = short(trace.weight * factor);
  for (const partner of trace.partners.values()) partner.weight = short(partner.weight * factor);
}

export function addPartners(trace: FileTrace, ids: readonly number[], weight: number): void {
  for (const id of ids) {
    const partner = trace.partners.get(id);
    if (partner === undefined) trace.partners.set(id, { weight: short(weight), count: 1 });
    else {
      partner.weight = short(partner.weight + weight);
      partner.count += 1;
    }
  }
  keepStrongest(trace.partners, MOST_PARTNERS, ({ weight: strength }) => strength);
}

export function addFollower(trace: FileTrace, id: number, kind: keyof Follower): void {
  const follower = trace.followers.get(id) ?? { next3: 0, day: 0 };
  follower[kind] += 1;
  // Whatever came last comes last: of equals the newest stay.
  trace.followers.delete(id);
  trace.followers.set(id, follower);
}

export function trimFollowers(trace: FileTrace): void {
  keepStrongest(trace.followers, MOST_FOLLOWERS, ({ next3, day }) => next3 + day);
}

/** Of equals the newest stay. */
function keepStrongest<Value>(map: Map<number, Value>, most: number, strengthOf: (value: Value) => number): void {
  while (map.size > most) {
    let weakest = -1;
    let least = Infinity;
    for (const [id, value] of map) {
      const strength = strengthOf(value);
      if (strength < least) [weakest, least] = [id, strength];
    }
    map.delete(weakest);
  }
}
