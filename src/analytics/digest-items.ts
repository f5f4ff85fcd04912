// What a digest says beside plain figures. All facts in, of one repository or of several; out: items with the figures that
// their wording names, ready for `composeNudge`. Computed when somebody asks, never at a commit.
import type { CommitHash } from '../domain/commit-record.js';
import type { Fact } from '../domain/fact.js';
import type { Period } from '../domain/local-time.js';
import type { Observation } from '../domain/observation.js';
import type { DigestHabit, Pace, Span } from './define-digest.js';
import { createDigestFold, isEnabled } from './digest-fold.js';
import { digestStream, type StreamOptions } from './digest-stream.js';
import type { HabitSettings } from './habit-fold.js';
import { type Labeller, labelLastTouchers } from './labeller.js';
import { toldKinds } from './told-kinds.js';

/** An observation with its window: `evidence` holds the values that the texts in templates/nudges/<kind>.txt name. */
export interface DigestItem extends Observation {
  readonly tier: 'digest';
  readonly pace: Pace;
  /** `all`: the figures are over every repository, and `repository` is only where the newest commit is. */
  readonly scope: 'all' | 'repository';
  /** About the person rather than the work: leave it out of everything that others may see. */
  readonly personal: boolean;
  /** The time that the figures are about. */
  readonly window: Span;
  /** The commits behind the figures, newest first, twenty at most; `hash` is the newest, or the one that it is judged by. */
  readonly commits: readonly CommitHash[];
}

export interface DigestOptions {
  /** Epoch seconds. */
  readonly now: number;
  /** Items seen from `from` until `to`; days, weeks, months that are still open at `to` close there, up to `pace`. */
  readonly period: Span & { readonly pace: Period };
  readonly actor: string;
  /** As in the settings: `settings.habits`. */
  readonly settings?: HabitSettings;
  readonly labeller?: Labeller;
  /** Other kinds than the registered ones, for tests. */
  readonly habits?: readonly DigestHabit[];
}

/** Oldest first; of a kind that tells of a day, a week or a month only the latest for each repository. */
export function digestItems(facts: readonly Fact[], options: DigestOptions): readonly DigestItem[] {
  const { now, period, ...rest } = options;
  const seen = foldDigests(facts, { ...rest, until: Math.min(period.to, now), closing: period.pace });
  return latestOnly(seen.filter((item) => isSince(item, period.from)));
}

/** A tick at the very second belongs to the period that ended there, a commit to the one that began. */
function isSince({ at, pace }: DigestItem, from: number): boolean {
  return pace === 'commit' ? at >= from : at > from;
}

export interface FoldDigestsOptions
  extends Omit<DigestOptions, 'now' | 'period'>,
    Pick<StreamOptions, 'closing' | 'until'> {}

/** Everything that digests would ever have said to one person, oldest first. */
export function foldDigests(facts: readonly Fact[], options: FoldDigestsOptions): readonly DigestItem[] {
  const { settings = {}, labeller = labelLastTouchers, habits = toldKinds, ...rest } = options;
  const enabled = habits.filter((habit) => isEnabled(habit, settings));
  const foldOne = (scope: DigestHabit['scope'], some: readonly Fact[]): readonly DigestItem[] => {
    const scoped = enabled.filter((habit) => habit.scope === scope);
    if (scoped.length === 0) return [];
    const fold = createDigestFold({ habits: scoped, settings, actor: options.actor });
    let states = fold.start();
    return digestStream(some, { ...rest, labeller }).flatMap((fact) => {
      const step = fold.step(states, fact);
      states = step.states;
      return step.items;
    });
  };
  const each = [...groupByRepository(facts).values()].flatMap((some) => foldOne('repository', some));
  return [...each, ...foldOne('all', facts)].toSorted((a, b) => a.at - b.at);
}

/** Ticks are left out: they are made from the commits. */
export function groupByRepository(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (fact.type === 'tick') continue;
    const group = groups.get(fact.repository);
    if (group === undefined) groups.set(fact.repository, [fact]);
    else group.push(fact);
  }
  return groups;
}

function latestOnly(items: readonly DigestItem[]): readonly DigestItem[] {
  const keyOf = (item: DigestItem): string => (item.pace === 'commit' ? `${item.kind} ${item.hash}` : placeOf(item));
  const latest = new Map(items.map((item) => [keyOf(item), item]));
  return items.filter((item) => latest.get(keyOf(item)) === item);
}

function placeOf({ kind, scope, repository }: DigestItem): string {
  return scope === 'all' ? kind : `${kind} ${repository}`;
}
