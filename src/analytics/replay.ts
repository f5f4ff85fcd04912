// The past once more, as if live: each habit sees only what came before, and is judged by what came after. Beside each
// kind's hit rate stands what would have happened anyway (matched-control.ts).
import type { CommitHash } from '../domain/commit-record.js';
import type { CommitFact, Fact } from '../domain/fact.js';
import { DAY } from '../domain/local-time.js';
import type { Judgement, Observation } from '../domain/observation.js';
import type { Habit } from './define-habit.js';
import { createHabitFold, type FoldOptions } from './habit-fold.js';
import type { Labeller } from './labeller.js';
import { collectLaterFacts, type LaterFacts } from './later-facts.js';
import { expectedHits } from './matched-control.js';
import { shareOf } from './quantile.js';
import { countedCommits } from './superseded.js';

export interface JudgedObservation extends Observation {
  readonly judgement: Judgement;
}

/** How often a kind was right: the figure that lets it speak, and that its nudges show. */
export interface KindRecord {
  readonly kind: string;
  /** Observations, and those of them whose horizon has passed. */
  readonly n: number;
  readonly matured: number;
  readonly hits: number;
  readonly followed: number;
  /** Hits in matured; null where nothing has matured. */
  readonly rate: number | null;
  /** Matured observations with commits to compare with, the share of hits expected of those, and rate less expectation. */
  readonly controlled: number;
  readonly control: number | null;
  readonly lift: number | null;
}

export interface Replay {
  readonly observations: readonly JudgedObservation[];
  readonly record: readonly KindRecord[];
  /** The same record, of one person's observations alone. */
  recordFor(actor: string): readonly KindRecord[];
}

export interface ReplayOptions extends FoldOptions {
  /** Epoch seconds; what has not happened until then is open. */
  readonly now: number;
  /** Return and count only observations of so many days before now; habits learn from all facts before. */
  readonly windowDays?: number;
  /** Count only this person's observations. */
  readonly actor?: string;
  readonly labeller?: Labeller;
}

export function replay(facts: readonly Fact[], options: ReplayOptions): Replay {
  const fold = createHabitFold(options);
  const from = options.now - (options.windowDays ?? Infinity) * DAY;
  const later = collectLaterFacts(facts, options);
  const judged = observe(facts, fold)
    .filter(({ observation }) => observation.at > from && isOf(options.actor, observation))
    .map((seen) => judgeOne(seen, later));
  const recordAll = (some: readonly JudgedObservation[]): readonly KindRecord[] =>
    fold.habits.map((habit) =>
      recordOf(
        habit,
        some.filter(({ kind }) => kind === habit.name),
        later,
      ),
    );
  return {
    observations: judged,
    record: recordAll(judged),
    recordFor: (actor) => recordAll(judged.filter((observation) => observation.actor === actor)),
  };
}

/** Judges observations that were made live, from the facts that are known by now. */
export function judgeObservations(
  observations: readonly Observation[],
  facts: readonly Fact[],
  options: Pick<ReplayOptions, 'habits' | 'labeller' | 'now'>,
): readonly JudgedObservation[] {
  const later = collectLaterFacts(facts, options);
  const byName = new Map(createHabitFold(options).habits.map((habit) => [habit.name, habit]));
  const commits = new Map(facts.filter((fact) => fact.type === 'commit').map((fact) => [fact.hash, fact]));
  return observations.flatMap((observation) => {
    const [habit, commit] = [byName.get(observation.kind), commits.get(observation.hash)];
    return habit === undefined || commit === undefined ? [] : [judgeOne({ habit, commit, observation }, later)];
  });
}

interface Seen {
  readonly habit: Habit;
  readonly commit: CommitFact;
  readonly observation: Observation;
}

function observe(facts: readonly Fact[], fold: ReturnType<typeof createHabitFold>): readonly Seen[] {
  const byName = new Map(fold.habits.map((habit) => [habit.name, habit]));
  let states = fold.start();
  return countedCommits(facts).flatMap((commit) => {
    const step = fold.step(states, commit);
    states = step.states;
    return step.observations.flatMap((observation) => {
      const habit = byName.get(observation.kind);
      return habit === undefined ? [] : [{ habit, commit, observation }];
    });
  });
}

function isOf(actor: string | undefined, observation: Observation): boolean {
  return actor === undefined || observation.actor === actor;
}

function judgeOne({ habit, commit, observation }: Seen, later: LaterFacts): JudgedObservation {
  return { ...observation, judgement: habit.judge({ observation, commit }, later) };
}

/** A judged observation beside what was to be expected: null where too few commits were like it, and while it is open. */
export type ComparedObservation = JudgedObservation & { readonly expected: number | null };

export interface KindPast {
  readonly judged: readonly ComparedObservation[];
  readonly record: KindRecord;
}

/** How one kind did, from what it saw; observations of commits that do not count are left out. */
export function pastOf(habit: Habit, observations: readonly Observation[], later: LaterFacts): KindPast {
  const judged = observations.flatMap((observation) => {
    const commit = later.commitOf(observation.hash);
    return commit === undefined ? [] : [judgeOne({ habit, commit, observation }, later)];
  });
  const compared = compare(habit, judged, later);
  return { judged: compared, record: figuresOf(habit, compared) };
}

function compare(
  habit: Habit,
  judged: readonly JudgedObservation[],
  later: LaterFacts,
): readonly ComparedObservation[] {
  const spoken = new Set<CommitHash>(judged.map(({ hash }) => hash));
  return judged.map((observation) => {
    const isOpen = observation.judgement.hit === 'open';
    return { ...observation, expected: isOpen ? null : (expectedHits(habit, { observation, spoken }, later) ?? null) };
  });
}

function recordOf(habit: Habit, judged: readonly JudgedObservation[], later: LaterFacts): KindRecord {
  return figuresOf(habit, compare(habit, judged, later));
}

function figuresOf(habit: Pick<Habit, 'name'>, judged: readonly ComparedObservation[]): KindRecord {
  const matured = judged.filter(({ judgement }) => judgement.hit !== 'open');
  const hits = countHits(matured);
  const compared = matured.filter(({ expected }) => expected !== null);
  const control =
    compared.length === 0
      ? null
      : shareOf(
          compared.reduce((total, { expected }) => total + (expected ?? 0), 0),
          compared.length,
        );
  const observed = shareOf(countHits(compared), compared.length);
  return {
    kind: habit.name,
    n: judged.length,
    matured: matured.length,
    hits,
    followed: judged.filter(({ judgement }) => judgement.followed === 'hit').length,
    rate: matured.length === 0 ? null : shareOf(hits, matured.length),
    controlled: compared.length,
    control,
    lift: control === null ? null : observed - control,
  };
}

function countHits(judged: readonly JudgedObservation[]): number {
  return judged.filter(({ judgement }) => judgement.hit === 'hit').length;
}
