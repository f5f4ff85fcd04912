// Which commits an amend or a rebase has replaced: they do not count from the start.
import type { CommitHash } from '../domain/commit-record.js';
import type { CommitFact, Fact, RewriteFact } from '../domain/fact.js';
import { canonicalOrder } from './canonical-order.js';

export type Replacement = Pick<RewriteFact, 'at' | 'from' | 'to'>;

/**
 * What was replaced does not count. Only where a way leads back (an amend undone, a rebase given up) does the time decide:
 * whoever tells of rewrites may tell late, and clocks are set back.
 */
export function supersededBy(rewrites: Iterable<Replacement>): ReadonlySet<CommitHash> {
  const next = new Map<CommitHash, Replacement>();
  const reached = new Map<CommitHash, Replacement[]>();
  for (const rewrite of rewrites) {
    if (rewrite.from === rewrite.to) continue;
    if (isLater(rewrite, next.get(rewrite.from))) next.set(rewrite.from, rewrite);
    const before = reached.get(rewrite.to);
    if (before === undefined) reached.set(rewrite.to, [rewrite]);
    else before.push(rewrite);
  }
  const replaced = [...next.keys()].filter((hash) => !isRevived(hash, next, reached));
  return new Set(replaced.filter((hash) => !isSurvivorOfCircle(hash, next)));
}

type Next = ReadonlyMap<CommitHash, Replacement>;

/** Reached again, after it was replaced, from what came of it. */
function isRevived(hash: CommitHash, next: Next, reached: ReadonlyMap<CommitHash, readonly Replacement[]>): boolean {
  const leftAt = next.get(hash)?.at ?? Infinity;
  const later = (reached.get(hash) ?? []).filter(({ at }) => at > leftAt);
  if (later.length === 0) return false;
  const origins = originsOf(hash, reached);
  const successor = next.get(hash)?.to;
  return successor !== undefined && origins.has(successor);
}

/** Everything from which a way leads to `hash`. */
function originsOf(
  hash: CommitHash,
  reached: ReadonlyMap<CommitHash, readonly Replacement[]>,
): ReadonlySet<CommitHash> {
  const origins = new Set<CommitHash>();
  const waiting = [hash];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
    for (const { from } of reached.get(at) ?? [])
      if (!origins.has(from)) {
        origins.add(from);
        waiting.push(from);
      }
  return origins;
}

function isLater(rewrite: Replacement, known: Replacement | undefined): boolean {
  if (known === undefined || rewrite.at !== known.at) return known === undefined || rewrite.at > known.at;
  return rewrite.to > known.to;
}

/** There and back within one second leaves a circle without an end: its smallest hash counts, so that one does. */
function isSurvivorOfCircle(start: CommitHash, next: ReadonlyMap<CommitHash, Replacement>): boolean {
  const at = next.get(start)?.at;
  let step = next.get(start);
  for (let length = 0; step !== undefined && step.at === at && length < next.size; length += 1) {
    if (step.to === start) return true;
    if (step.to < start) return false;
    step = next.get(step.to);
  }
  return false;
}

/** Of arrays that are frozen, so that the answer stays true for as long as they live. */
const known = new WeakMap<object, readonly CommitFact[]>();

/** The commits among `facts` that count, in canonical order: each hash once, none that was replaced. */
export function countedCommits(facts: Iterable<Fact>): readonly CommitFact[] {
  if (!Object.isFrozen(facts)) return countAnew(facts);
  const counted = known.get(facts) ?? countAnew(facts);
  known.set(facts, counted);
  return counted;
}

function countAnew(facts: Iterable<Fact>): readonly CommitFact[] {
  const commits = new Map<CommitHash, CommitFact>();
  const rewrites: RewriteFact[] = [];
  for (const fact of facts) {
    if (fact.type === 'rewrite') rewrites.push(fact);
    if (fact.type === 'commit' && !commits.has(fact.hash)) commits.set(fact.hash, fact);
  }
  const superseded = supersededBy(rewrites);
  // First the order, then the selection: a replaced commit still tells which of its second came before it.
  return canonicalOrder([...commits.values()]).filter(({ hash }) => !superseded.has(hash));
}

export function isMerge({ parents }: Pick<CommitFact, 'parents'>): boolean {
  return parents.length > 1;
}

/** Made by a person's hand: no agent, no bot, no merge. Only these make observations and enter baselines. */
export function isHandmade(fact: Pick<CommitFact, 'agent' | 'parents'>): boolean {
  return fact.agent === null && !isMerge(fact);
}
