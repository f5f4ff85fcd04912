// The habits of one repository as time goes by. Facts in, in any order; observations out; between runs a small snapshot.
//
// Two states are kept: `head`, after every fact, and `base`, some two hundred facts earlier, with the facts between
// them (the window). A fact in order moves the head. A late one, or a rewrite, folds the window again from the base.
import type { CommitHash } from '../domain/commit-record.js';
import type { CommitFact, Fact, RewriteFact } from '../domain/fact.js';
import type { Observation } from '../domain/observation.js';
import { comparePlaces, type Placed, placeFacts } from './canonical-order.js';
import {
  createHabitFold,
  foldCounted,
  type FoldOptions,
  type FoldStep,
  type HabitFold,
  type HabitStates,
} from './habit-fold.js';
import { hashOfLine, type Packing, packingOf, unpackFact } from './packed-fact.js';
import {
  baseLengthOf,
  type Edge,
  edgeOf,
  emptySnapshot,
  keepRewrites,
  type TimelineSnapshot,
} from './timeline-snapshot.js';

export interface Timeline {
  /** Takes a fact in; returns what habits see in this one commit, nothing for one that is known or replaced already. */
  apply(fact: Fact): readonly Observation[];
  /** A fact came that is older than the window: take `rebuildTimeline` and the journal. */
  readonly stale: boolean;
  /** What habits see in the commits of the window. */
  observations(): readonly Observation[];
  snapshot(): TimelineSnapshot;
}

export interface TimelineOptions extends FoldOptions {
  readonly repository: string;
  /** Of an earlier run. One of other settings is not used: the timeline is then stale. */
  readonly snapshot?: TimelineSnapshot | undefined;
  /** The window keeps all of each fact, not only what most habits read. */
  readonly keepsWholeFacts?: boolean;
}

export function createTimeline(options: TimelineOptions): Timeline {
  const [fold, pack] = [createHabitFold(options), packingOf(options)];
  const { snapshot, repository } = options;
  if (snapshot === undefined) return new WindowedFold(fold, pack, emptySnapshot(fold, repository));
  const isOurs = snapshot.v === 1 && snapshot.identity === fold.identity && snapshot.repository === repository;
  return new WindowedFold(fold, pack, isOurs ? snapshot : { ...emptySnapshot(fold, repository), stale: true });
}

/** A timeline of a whole history at once: the same as one that took its facts one after the other. */
export function rebuildTimeline(facts: readonly Fact[], options: Omit<TimelineOptions, 'snapshot'>): Timeline {
  const fold = createHabitFold(options);
  const unique = new Map(facts.filter((fact) => fact.type === 'commit').map((fact) => [fact.hash, fact]));
  const commits = placeFacts([...unique.values()].map((fact) => ({ fact, depth: 0 })));
  const rewrites = facts.filter((fact) => fact.type === 'rewrite').map(({ at, from, to }) => ({ at, from, to }));
  const folded = baseLengthOf(commits.length);
  const base = foldCounted(fold, { states: fold.start(), commits: commits.slice(0, folded), rewrites }).states;
  const window = commits.slice(folded).map(packingOf(options));
  const last = commits[folded - 1];
  return new WindowedFold(fold, packingOf(options), {
    ...emptySnapshot(fold, options.repository),
    folded,
    edge: last === undefined ? null : edgeOf(last),
    base: JSON.stringify(base),
    window,
    rewrites: keepRewrites(rewrites, window, options.repository),
    head: null,
  });
}

class WindowedFold implements Timeline {
  readonly #fold: HabitFold;
  readonly #pack: Packing;
  #at: Omit<TimelineSnapshot, 'head' | 'window'>;
  #window: string[];
  /** Null after a rewrite, until it is needed. */
  #head: HabitStates | null;

  constructor(
    fold: HabitFold,
    pack: Packing,
    { head, window, ...at }: Omit<TimelineSnapshot, 'head'> & { head: HabitStates | null },
  ) {
    this.#fold = fold;
    this.#pack = pack;
    this.#at = at;
    this.#window = [...window];
    this.#head = head;
  }

  get stale(): boolean {
    return this.#at.stale;
  }

  apply(fact: Fact): readonly Observation[] {
    if (fact.type === 'rewrite') this.#replace(fact);
    return fact.type === 'commit' ? this.#add(fact) : [];
  }

  observations(): readonly Observation[] {
    return this.#refold().observations;
  }

  snapshot(): TimelineSnapshot {
    const head = this.#head ?? this.#refold().states;
    this.#head = head;
    return { ...this.#at, head, window: [...this.#window] };
  }

  #add(fact: CommitFact): readonly Observation[] {
    if (this.#holds(fact.hash)) return [];
    const depth = this.#depthAtEnd(fact);
    return depth === undefined ? this.#insert(fact) : this.#push({ fact, depth });
  }

  /** The fact's depth where it certainly comes last: in a new second, or as a child of the last in the same. */
  #depthAtEnd({ at, hash, parents }: CommitFact): number | undefined {
    const line = this.#window.at(-1);
    if (line === undefined) return this.#at.edge === null ? 0 : undefined;
    const last = unpackFact(line, this.#at.repository);
    if (at > last.fact.at) return 0;
    const isChild = at === last.fact.at && parents.includes(last.fact.hash);
    // A child that arrived before its parent names it, and must move behind it.
    return isChild && !this.#window.some((other) => other.includes(hash)) ? last.depth + 1 : undefined;
  }

  #push(placed: Placed): readonly Observation[] {
    const head = this.#head ?? this.#refold().states;
    const line = this.#pack(placed);
    this.#window.push(line);
    const commits = [unpackFact(line, this.#at.repository)];
    const { states, observations } = foldCounted(this.#fold, { states: head, commits, rewrites: this.#at.rewrites });
    this.#head = states;
    this.#advance();
    return observations;
  }

  #insert(fact: CommitFact): readonly Observation[] {
    const commits = placeFacts([...this.#commits(), { fact, depth: 0 }]);
    const placed = commits.find((one) => one.fact.hash === fact.hash);
    if (placed === undefined || this.#isBeforeWindow(placed)) return this.#age();
    this.#window = commits.map(this.#pack);
    const { states, observations } = this.#refold();
    this.#head = states;
    this.#advance();
    return observations.filter(({ hash }) => hash === fact.hash);
  }

  /** In the very second of the edge, only a child of a commit in the window is known to come after the edge. */
  #isBeforeWindow(placed: Placed): boolean {
    const { edge } = this.#at;
    if (edge === null) return false;
    if (placed.fact.at !== edge.fact.at) return placed.fact.at < edge.fact.at;
    return placed.depth === 0 || comparePlaces(placed, edge) <= 0;
  }

  #replace({ at, from, to }: RewriteFact): void {
    const { rewrites, folded, repository } = this.#at;
    if (rewrites.some((one) => one.at === at && one.from === from && one.to === to)) return;
    if (folded > 0 && !this.#holds(from)) this.#age();
    this.#at = { ...this.#at, rewrites: keepRewrites([...rewrites, { at, from, to }], this.#window, repository) };
    this.#head = null;
  }

  #holds(hash: CommitHash): boolean {
    return this.#window.some((line) => hashOfLine(line) === hash);
  }

  #age(): readonly Observation[] {
    this.#at = { ...this.#at, stale: true };
    return [];
  }

  /** Moves the base on once the window is a stride too long. */
  #advance(): void {
    const { folded, base, rewrites, repository } = this.#at;
    const passed = baseLengthOf(folded + this.#window.length) - folded;
    if (passed <= 0) return;
    const commits = this.#window.slice(0, passed).map((line) => unpackFact(line, repository));
    const { states } = foldCounted(this.#fold, { states: JSON.parse(base) as HabitStates, commits, rewrites });
    const last = commits.at(-1);
    const edge: Edge | null = last === undefined ? this.#at.edge : edgeOf(last);
    this.#window = this.#window.slice(passed);
    const kept = keepRewrites(rewrites, this.#window, repository);
    this.#at = { ...this.#at, folded: folded + passed, edge, base: JSON.stringify(states), rewrites: kept };
  }

  #refold(): FoldStep {
    const { base, rewrites } = this.#at;
    const states = JSON.parse(base) as HabitStates;
    return foldCounted(this.#fold, { states, commits: this.#commits(), rewrites });
  }

  #commits(): readonly Placed[] {
    return this.#window.map((line) => unpackFact(line, this.#at.repository));
  }
}
