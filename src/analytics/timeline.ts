// The habits of one repository as time goes by. Facts in, in any order; observations out; between runs a small snapshot.
//
// Two states are kept: `head`, after every fact, and `base`, some two hundred facts earlier, with the facts between
// them (the window). A fact in order moves the head. A late one, or a rewrite, folds the window again from the base.
import type { CommitHash } from '../domain/commit-record.js';
import type { CommitFact, Fact, RewriteFact } from '../domain/fact.js';
import type { Observation } from '../domain/observation.js';
import { type Placed, placeFacts } from './canonical-order.js';
import { createHabitFold, foldCounted } from './habit-fold.js';
import type { FoldOptions, FoldStep, HabitFold, HabitStates } from './habit-fold.js';
import { keepStates, type KeptStates, openStates } from './kept-states.js';
import { hashOfLine, type Packing, packingOf, unpackFact } from './packed-fact.js';
import { append, CHUNK, countOf, latestOf, logOf, mentioning, newestFirst, type RecentLog } from './recent-log.js';
import {
  baseLengthOf,
  type Edge,
  edgeOf,
  emptySnapshot,
  isBeforeWindow,
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
  const isOurs = snapshot.v === 2 && snapshot.identity === fold.identity && snapshot.repository === repository;
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
    base: keepStates(base),
    window: logOf(window),
    rewrites: keepRewrites(rewrites, window, options.repository),
    head: null,
  });
}

class WindowedFold implements Timeline {
  readonly #fold: HabitFold;
  readonly #pack: Packing;
  #at: Omit<TimelineSnapshot, 'head' | 'window'>;
  #window: RecentLog<string>;
  /** As it was kept, and as it is now: null after a rewrite, undefined until it is needed. */
  #kept: KeptStates | null;
  #head: HabitStates | undefined;

  constructor(
    fold: HabitFold,
    pack: Packing,
    { head, window, ...at }: Omit<TimelineSnapshot, 'head'> & { head: KeptStates | null },
  ) {
    this.#fold = fold;
    this.#pack = pack;
    this.#at = at;
    this.#window = window;
    this.#kept = head;
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
    const head = keepStates(this.#states(), this.#kept ?? {});
    this.#kept = head;
    return { ...this.#at, head, window: this.#window };
  }

  #states(): HabitStates {
    return (this.#head ??= this.#kept === null ? this.#refold().states : openStates(this.#kept));
  }

  #lines(): readonly string[] {
    return latestOf(this.#window, Infinity);
  }

  #add(fact: CommitFact): readonly Observation[] {
    if (this.#holds(fact.hash)) return [];
    const depth = this.#depthAtEnd(fact);
    return depth === undefined ? this.#insert(fact) : this.#push({ fact, depth });
  }

  /** The fact's depth where it certainly comes last: in a new second, or as a child of the last in the same. */
  #depthAtEnd({ at, hash, parents }: CommitFact): number | undefined {
    const [line] = newestFirst(this.#window);
    if (line === undefined) return this.#at.edge === null ? 0 : undefined;
    const last = unpackFact(line, this.#at.repository);
    if (at > last.fact.at) return 0;
    const isChild = at === last.fact.at && parents.includes(last.fact.hash);
    // A child that arrived before its parent names it, and must move behind it.
    return isChild && !mentioning(this.#window, hash).some((other) => other.includes(hash))
      ? last.depth + 1
      : undefined;
  }

  #push(placed: Placed): readonly Observation[] {
    const states = this.#states();
    const line = this.#pack(placed);
    this.#window = append(this.#window, line, Infinity);
    const commits = [unpackFact(line, this.#at.repository)];
    const step = foldCounted(this.#fold, { states, commits, rewrites: this.#at.rewrites });
    this.#head = step.states;
    this.#advance();
    return step.observations;
  }

  #insert(fact: CommitFact): readonly Observation[] {
    const commits = placeFacts([...this.#commits(), { fact, depth: 0 }]);
    const placed = commits.find((one) => one.fact.hash === fact.hash);
    if (placed === undefined || isBeforeWindow(placed, this.#at.edge)) return this.#age();
    this.#window = logOf(commits.map(this.#pack));
    const { states, observations } = this.#refold();
    this.#head = states;
    this.#advance();
    return observations.filter(({ hash }) => hash === fact.hash);
  }

  #replace({ at, from, to }: RewriteFact): void {
    const { rewrites, folded, repository } = this.#at;
    if (rewrites.some((one) => one.at === at && one.from === from && one.to === to)) return;
    if (folded > 0 && !this.#holds(from)) this.#age();
    this.#at = { ...this.#at, rewrites: keepRewrites([...rewrites, { at, from, to }], this.#lines(), repository) };
    [this.#kept, this.#head] = [null, undefined];
  }

  #holds(hash: CommitHash): boolean {
    return mentioning(this.#window, hash).some((line) => hashOfLine(line) === hash);
  }

  #age(): readonly Observation[] {
    this.#at = { ...this.#at, stale: true };
    return [];
  }

  /** Moves the base on once the window is a stride too long. */
  #advance(): void {
    const { folded, base, rewrites, repository } = this.#at;
    const passed = baseLengthOf(folded + countOf(this.#window)) - folded;
    if (passed <= 0) return;
    const [before, after] = [this.#window.slice(0, passed / CHUNK), this.#window.slice(passed / CHUNK)];
    const commits = latestOf(before, passed).map((line) => unpackFact(line, repository));
    const { states } = foldCounted(this.#fold, { states: openStates(base), commits, rewrites });
    const last = commits.at(-1);
    const edge: Edge | null = last === undefined ? this.#at.edge : edgeOf(last);
    this.#window = after;
    const kept = keepRewrites(rewrites, this.#lines(), repository);
    this.#at = { ...this.#at, folded: folded + passed, edge, base: keepStates(states, base), rewrites: kept };
  }

  #refold(): FoldStep {
    const { base, rewrites } = this.#at;
    return foldCounted(this.#fold, { states: openStates(base), commits: this.#commits(), rewrites });
  }

  #commits(): readonly Placed[] {
    return this.#lines().map((line) => unpackFact(line, this.#at.repository));
  }
}
