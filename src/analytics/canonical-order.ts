// The one order in which facts count, whatever the order in which they arrive: by committer time, parents before
// children within one second (a rebase writes many commits in one), then by hash.
import type { CommitFact } from '../domain/fact.js';
import { compareText } from './quantile.js';

type Ordered = Pick<CommitFact, 'at' | 'hash' | 'parents'>;

/** A fact and its place: how many generations of the same second come before it. */
export interface Placed<Item extends Ordered = CommitFact> {
  readonly fact: Item;
  readonly depth: number;
}

export function canonicalOrder<Item extends Ordered>(facts: readonly Item[]): readonly Item[] {
  return placeFacts(facts.map((fact) => ({ fact, depth: 0 }))).map(({ fact }) => fact);
}

/** In canonical order. A depth that is given is kept as the least, for parents that are no longer among the facts. */
export function placeFacts<Item extends Ordered>(facts: readonly Placed<Item>[]): readonly Placed<Item>[] {
  const sorted = facts.toSorted((a, b) => a.fact.at - b.fact.at);
  const placed: Placed<Item>[] = [];
  for (let start = 0; start < sorted.length; ) {
    const end = endOfSecond(sorted, start);
    const alone = end - start === 1 ? sorted[start] : undefined;
    if (alone !== undefined) placed.push(alone);
    else placed.push(...placeSecond(sorted.slice(start, end)));
    start = end;
  }
  return placed;
}

export function comparePlaces(a: Placed<Ordered>, b: Placed<Ordered>): number {
  return a.fact.at - b.fact.at || a.depth - b.depth || compareText(a.fact.hash, b.fact.hash);
}

function endOfSecond(sorted: readonly Placed<Ordered>[], start: number): number {
  let end = start + 1;
  while (end < sorted.length && sorted[end]?.fact.at === sorted[start]?.fact.at) end += 1;
  return end;
}

function placeSecond<Item extends Ordered>(second: readonly Placed<Item>[]): readonly Placed<Item>[] {
  const waiting = new Map<string, Placed<Item>>(second.map((placed) => [placed.fact.hash, placed]));
  const depths = new Map<string, number>();
  for (const placed of second) {
    // Not recursive: a rebase can be thousands of commits deep.
    const stack = waiting.delete(placed.fact.hash) ? [placed] : [];
    while (stack.length > 0) descend(stack, waiting, depths);
  }
  return second.map(({ fact, depth }) => ({ fact, depth: depths.get(fact.hash) ?? depth })).sort(comparePlaces);
}

/** Goes on to a parent that waits; where there is none, the top of the stack gets its depth. */
function descend<Item extends Ordered>(
  stack: Placed<Item>[],
  waiting: Map<string, Placed<Item>>,
  depths: Map<string, number>,
): void {
  const top = stack.at(-1);
  if (top === undefined) return;
  const parent = top.fact.parents.map((hash) => waiting.get(hash)).find((placed) => placed !== undefined);
  if (parent !== undefined && waiting.delete(parent.fact.hash)) {
    stack.push(parent);
    return;
  }
  const above = top.fact.parents.map((hash) => (depths.get(hash) ?? -1) + 1);
  depths.set(top.fact.hash, Math.max(top.depth, ...above));
  stack.pop();
}
