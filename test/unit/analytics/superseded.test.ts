// Whatever is done to drafts, and in whatever order it is told: the number of logical changes is what it was.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dailyMetricsOf } from '../../../src/analytics/daily-metrics.js';
import { metricsOf } from '../../../src/analytics/metrics-of.js';
import { countedCommits } from '../../../src/analytics/superseded.js';
import type { CommitHash } from '../../../src/domain/commit-record.js';
import type { Fact } from '../../../src/domain/fact.js';
import { aFact, aRewrite, hashOf, MONDAY_NOON } from './facts.js';

type Act =
  | { readonly kind: 'amend' | 'split'; readonly at: number }
  | { readonly kind: 'rebase' | 'give up' | 'squash'; readonly at: number; readonly count: number };

const acts = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constantFrom('amend' as const, 'split' as const), at: fc.nat(50) }),
    fc.record({
      kind: fc.constantFrom('rebase' as const, 'give up' as const, 'squash' as const),
      at: fc.nat(50),
      count: fc.integer({ min: 2, max: 6 }),
    }),
  ),
  { maxLength: 25 },
);

/** A line of commits to which the acts are done one after the other: what stays, and all facts told of it. */
class Branch {
  readonly facts: Fact[] = [];
  live: CommitHash[] = [];
  #number = 0;
  #second = MONDAY_NOON;

  constructor(commits: number) {
    for (let n = 0; n < commits; n += 1) this.live.push(this.#make());
  }

  do(act: Act): void {
    const start = act.at % this.live.length;
    const some = this.live.slice(start, start + ('count' in act ? act.count : 1));
    if (act.kind === 'give up') return this.#giveUp(some);
    const made = act.kind === 'squash' ? [this.#make()] : some.map(() => this.#make());
    for (const [index, from] of some.entries()) this.#tell(from, made[act.kind === 'squash' ? 0 : index] ?? from);
    if (act.kind === 'split') made.unshift(this.#make());
    this.live.splice(start, some.length, ...made);
  }

  #giveUp(some: readonly CommitHash[]): void {
    const picks = some.map((from) => [from, this.#make()] as const);
    for (const [from, to] of picks) this.#tell(from, to);
    this.#second += 1;
    for (const [from, to] of picks) this.#tell(to, from);
  }

  #make(): CommitHash {
    this.#number += 1;
    this.#second += 1;
    this.facts.push(aFact({ number: this.#number, at: this.#second, parents: [] }));
    return hashOf(this.#number);
  }

  #tell(from: CommitHash, to: CommitHash): void {
    this.facts.push(aRewrite(from, to, this.#second));
  }
}

test('each logical change counts once in every figure, in whatever order the facts arrive', () => {
  const history = fc.tuple(fc.integer({ min: 1, max: 12 }), acts, fc.infiniteStream(fc.nat()));
  fc.assert(
    fc.property(history, ([commits, done, order]) => {
      const branch = new Branch(commits);
      for (const act of done) branch.do(act);
      const facts = branch.facts
        .map((fact) => ({ fact, place: order.next().value ?? 0 }))
        .toSorted((a, b) => a.place - b.place)
        .map(({ fact }) => fact);
      const counted = countedCommits(facts).map(({ hash }) => hash);
      expect([...counted].sort()).toEqual([...branch.live].sort());
      const figures = metricsOf(facts, { from: 0, to: Infinity });
      const daily = dailyMetricsOf(facts);
      const lines = branch.live.length; // each has one
      expect(figures.commits).toBe(lines);
      expect(figures.churn.weeks.reduce((sum, { insertions }) => sum + insertions, 0)).toBe(lines);
      expect(daily.reduce((sum, day) => sum + day.insertions, 0)).toBe(lines);
    }),
    { numRuns: 300 },
  );
});

test('facts that cannot change are counted once, others every time', () => {
  const facts: Fact[] = [aFact({ number: 1 }), aFact({ number: 2 })];
  const open = countedCommits(facts);
  facts.push(aRewrite(hashOf(1), hashOf(2), MONDAY_NOON));
  expect([open, countedCommits(facts)].map(({ length }) => length)).toEqual([2, 1]);
  const frozen = Object.freeze([...facts]);
  expect(countedCommits(frozen)).toBe(countedCommits(frozen));
  expect(countedCommits(frozen)).toEqual(countedCommits(facts));
});
