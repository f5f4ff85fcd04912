// A file's trace as short text and back, exactly. Partners and followers, which most of those that ask do not look at, are
// unpacked for themselves.
import { type FileTrace, type Follower, newTrace, type Partner } from './file-trace.js';
import type { Codec } from './packed-on-demand.js';
import { firstIn, groupsOf, listsIn, packLists, thousandths, unpack } from './packed-numbers.js';

export type PackedTrace = readonly [path: string, numbers: string];

const GROUP = 3;

export const TRACES: Codec<PackedTrace, FileTrace> = { pack: packTrace, unpack: unpackTrace };

export function idOfTrace([, numbers]: PackedTrace): number {
  return firstIn(numbers);
}

function packTrace(trace: FileTrace): PackedTrace {
  const { id, path, clock, weight, count, touches, at, isAlive, wasFix, tried, came, partners, followers } = trace;
  const flags = (isAlive ? 1 : 0) + (wasFix ? 2 : 0);
  const numbers = packLists([
    [id, clock, thousandths(weight), count, touches, at, flags, tried, came],
    [...partners].flatMap(([other, one]) => [other, thousandths(one.weight), one.count]),
    [...followers].flatMap(([other, { next3, day }]) => [other, next3, day]),
  ]);
  return [path, numbers];
}

function unpackTrace([path, numbers]: PackedTrace): FileTrace {
  const [counts = '', partners = '', followers = ''] = listsIn(numbers);
  const [id = 0, clock = 0, weight = 0, count = 0, touches = 0, at = 0, flags = 0, tried = 0, came = 0] =
    unpack(counts);
  const known: { partners?: Map<number, Partner>; followers?: Map<number, Follower> } = {};
  return {
    ...newTrace(id, path, clock),
    weight: weight / 1000,
    count,
    touches,
    at,
    isAlive: (flags & 1) === 1,
    wasFix: (flags & 2) === 2,
    tried,
    came,
    get partners() {
      return (known.partners ??= partnersIn(partners));
    },
    get followers() {
      return (known.followers ??= followersIn(followers));
    },
  };
}

function partnersIn(text: string): Map<number, Partner> {
  return new Map(
    groupsOf(unpack(text), GROUP).map(([id = 0, strength = 0, count = 0]) => [id, { weight: strength / 1000, count }]),
  );
}

function followersIn(text: string): Map<number, Follower> {
  return new Map(groupsOf(unpack(text), GROUP).map(([id = 0, next3 = 0, day = 0]) => [id, { next3, day }]));
}
