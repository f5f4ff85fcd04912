// Everything that digests would have said to one person, judged by what came after: the same judges and controls as a
// habit's, over the same facts.
import type { Fact } from '../domain/fact.js';
import type { Judgement } from '../domain/observation.js';
import type { DigestHabit } from './define-digest.js';
import { type DigestItem, foldDigests, type FoldDigestsOptions, groupByRepository } from './digest-items.js';
import { collectLaterFacts, type LaterFacts } from './later-facts.js';
import { type KindRecord, recordOf } from './replay.js';
import { toldKinds } from './told-kinds.js';

export interface JudgedDigestItem extends DigestItem {
  readonly judgement: Judgement;
}

export interface DigestReplay {
  readonly items: readonly JudgedDigestItem[];
  /** One for each kind and repository of which something was said; for kinds over all repositories `repository` is null. */
  readonly record: readonly (KindRecord & { readonly repository: string | null })[];
}

export interface DigestReplayOptions extends Omit<FoldDigestsOptions, 'closing' | 'until'> {
  readonly now: number;
}

export function replayDigests(facts: readonly Fact[], options: DigestReplayOptions): DigestReplay {
  const { now, habits = toldKinds } = options;
  const whole = collectLaterFacts(facts, options);
  const each = new Map([...groupByRepository(facts)].map(([id, some]) => [id, collectLaterFacts(some, options)]));
  const laterOf = ({ scope, repository }: DigestItem): LaterFacts =>
    scope === 'all' ? whole : (each.get(repository) ?? whole);
  const judged = foldDigests(facts, { ...options, until: now }).flatMap((item) => {
    const habit = habits.find(({ name }) => name === item.kind);
    const commit = whole.commitOf(item.hash);
    if (habit === undefined || commit === undefined) return [];
    return [{ ...item, judgement: habit.judge({ observation: item, commit }, laterOf(item)) }];
  });
  return { items: judged, record: habits.flatMap((habit) => recordsOf(habit, judged, { whole, each })) };
}

interface Later {
  readonly whole: LaterFacts;
  readonly each: ReadonlyMap<string, LaterFacts>;
}

function recordsOf(
  habit: DigestHabit,
  judged: readonly JudgedDigestItem[],
  { whole, each }: Later,
): DigestReplay['record'] {
  const own = judged.filter(({ kind }) => kind === habit.name);
  if (own.length === 0) return [];
  if (habit.scope === 'all') return [{ ...recordOf(habit, own, whole), repository: null }];
  return [...each].flatMap(([repository, later]) => {
    const here = own.filter((item) => item.repository === repository);
    return here.length === 0 ? [] : [{ ...recordOf(habit, here, later), repository }];
  });
}
