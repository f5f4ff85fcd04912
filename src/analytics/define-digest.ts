// The shape of a digest kind: the fold and the judge of a habit, for what is never worth an interruption and costs more
// than one commit may. It runs when a digest, a report or an evaluation asks, for one person, over commits, labels, answers
// and ticks in canonical order; agents' commits are among them, and only a kind about agents looks at those.
import type { CommitHash } from '../domain/commit-record.js';
import type { AnswerFact, CommitFact, LabelFact, TickFact } from '../domain/fact.js';
import type { Period } from '../domain/local-time.js';
import type { SettingTable, ValuesOf } from '../domain/setting.js';
import type { Control, HabitValues, Judge, Sighting } from './define-habit.js';

/** How often a kind can speak: of a commit, or when a calendar day, week or month is over. */
export type Pace = Period | 'commit';

export type DigestFact = AnswerFact | CommitFact | LabelFact | TickFact;

/** Epoch seconds: later than `from`, not later than `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface DigestSighting extends Sighting {
  /** What the figures are about and the commits behind them; where left out, the commit itself. */
  readonly about?: { readonly window: Span; readonly commits: readonly CommitHash[] };
}

export interface DigestStep<State> {
  readonly state: State;
  readonly sighting?: DigestSighting;
}

export interface DigestContext<Values> {
  readonly settings: Values;
  /** Whom the digest is for. */
  readonly actor: string;
}

interface DigestDefinition<State, Table extends SettingTable> {
  /** Also the file's name, the template's name and the item's kind. */
  readonly name: string;
  readonly pace: Pace;
  /** `all`: one fold over the facts of all repositories; else one for each. */
  readonly scope: 'all' | 'repository';
  /** Off until the person switches it on. */
  readonly optIn?: boolean;
  /** About the person rather than the work: never in anything that others may see. */
  readonly personal?: boolean;
  readonly summary: string;
  readonly evidence: string;
  readonly settings: Table;
  start(): State;
  step(state: State, fact: DigestFact, context: DigestContext<ValuesOf<Table>>): DigestStep<State>;
  readonly judge: Judge;
  /** A plain fact has none. */
  readonly control?: Control;
}

/** A digest kind whose state is its own business: JSON in, JSON out. */
export interface DigestHabit extends Omit<DigestDefinition<unknown, SettingTable>, 'step'> {
  readonly tier: 'digest';
  step(state: unknown, fact: DigestFact, context: DigestContext<HabitValues>): DigestStep<unknown>;
}

export function defineDigest<State, Table extends SettingTable>(
  definition: DigestDefinition<State, Table>,
): DigestHabit {
  // As in defineHabit: only its own start and step make a state, and its values were checked against its own table.
  return { tier: 'digest', ...definition } as unknown as DigestHabit;
}
