// The shape of a habit: a fold over handmade commits in canonical order that says what it saw, and a judge that says
// from later facts whether it was right and whether it was followed. Merges, agents' and superseded commits never reach it.
import type { AnswerFact, CommitFact } from '../domain/fact.js';
import type { Evidence, Judgement, Observation, Tier, Verdict } from '../domain/observation.js';
import type { SettingTable, ValuesOf } from '../domain/setting.js';
import type { LaterFacts } from './later-facts.js';

/** What a habit saw in one commit. */
export interface Sighting {
  /** Set where the habit is about one file: cool-downs are per kind and file. */
  readonly file?: string;
  readonly evidence: Evidence;
  /** How large the sample behind it is. */
  readonly n: number;
}

export interface Step<State> {
  readonly state: State;
  readonly sighting?: Sighting;
}

export interface StepContext<Values> {
  readonly settings: Values;
  /** A commit-msg hook checks messages here already. */
  readonly messageChecked: boolean;
  /** For a kind that reads answers: those to its own nudges, in any order; whoever steps looks only at the past ones. */
  readonly answers?: readonly AnswerFact[];
}

export interface JudgedSighting {
  readonly observation: Observation;
  readonly commit: CommitFact;
}

export type Judge = (sighting: JudgedSighting, later: LaterFacts) => Judgement;

/** The hit's question, asked of commits that the habit did not speak about: what would have happened anyway. */
export interface Control {
  outcome(commit: CommitFact, file: string | undefined, later: LaterFacts): Verdict;
  /** Commits nearer than this, in seconds, could share one outcome with the sighting and are left out. */
  readonly gap?: number;
  /** The file that the outcome is about, where it is another than the one that the commits must have touched. */
  askedOf?(observation: Observation): string | undefined;
  /** Which commits to compare with, where "touches the same file" is not it. */
  isAlike?(other: CommitFact, sighting: JudgedSighting, later: LaterFacts): boolean;
}

interface HabitDefinition<State, Table extends SettingTable> {
  /** Also the file's name, the template's name and the nudge's kind. */
  readonly name: string;
  readonly tier: Tier;
  readonly summary: string;
  /** It judges by words: of a commit whose words are not kept it says nothing. */
  readonly readsWords?: boolean;
  /** It learns from what the person answered to it. */
  readonly readsAnswers?: boolean;
  /** Version of the model behind it, written into every decision; absent for what is no model. */
  readonly model?: string;
  /** Where the claim comes from; shown by `why`. */
  readonly evidence: string;
  /** With a flag `toast` among them it is a kind of digests until the person switches that on. */
  readonly settings: Table;
  start(): State;
  step(state: State, fact: CommitFact, context: StepContext<ValuesOf<Table>>): Step<State>;
  readonly judge: Judge;
  /** A plain fact has none. */
  readonly control?: Control;
}

/** Settings as they arrive from configuration: validated there against the habit's own table. */
export type HabitValues = Readonly<Record<string, boolean | number | string | readonly string[]>>;

/** A habit whose state is its own business: JSON in, JSON out. */
export interface Habit extends Omit<HabitDefinition<unknown, SettingTable>, 'step'> {
  step(state: unknown, fact: CommitFact, context: StepContext<HabitValues>): Step<unknown>;
}

export function defineHabit<State, Table extends SettingTable>(definition: HabitDefinition<State, Table>): Habit {
  // The registry holds habits of different states. Only a habit's own start and step ever make its state, and its
  // values were checked against its own table, so forgetting both types here is safe.
  return definition as unknown as Habit;
}
