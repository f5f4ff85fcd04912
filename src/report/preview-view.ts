// From replayed observations to what a page shows of them: the preview of the last weeks, and each habit's record.
import type { Habit } from '../analytics/define-habit.js';
import type { Labeller } from '../analytics/labeller.js';
import { collectLaterFacts } from '../analytics/later-facts.js';
import type { Preview, PreviewedNudge } from '../analytics/preview.js';
import type { KindRecord } from '../analytics/replay.js';
import type { Instant } from '../domain/commit-record.js';
import type { Fact } from '../domain/fact.js';
import { instantOf } from '../domain/instant.js';
import type { Observation } from '../domain/observation.js';
import { outcomeText } from './outcome-text.js';
import type { HabitView } from './report-shape.js';
import type { PreviewItem, PreviewView } from './view.js';

const NEVER = '1970-01-01T00:00:00Z' as Instant;

export interface PreviewWords {
  /** The facts that the preview was made from. */
  readonly facts: readonly Fact[];
  readonly now: number;
  readonly habits: readonly Habit[];
  /** By what a commit counts as later fixed; who touched the file last where it is not given. */
  readonly labeller?: Labeller;
  /** What the nudge would have said. */
  sentenceOf(observation: Observation): string;
  /** A repository's name by its id. */
  nameOf(repository: string): string;
}

export function previewViewOf(
  { days, until, shown }: Pick<Preview, 'days' | 'shown' | 'until'>,
  words: PreviewWords,
): PreviewView {
  const later = collectLaterFacts(words.facts, words);
  const provable = new Set(words.habits.filter(isProvable).map(({ name }) => name));
  const items = shown.map((nudge): PreviewItem => {
    const commit = later.commitOf(nudge.hash);
    return {
      at: instantOf(commit?.authoredAt ?? nudge.at) ?? NEVER,
      utcOffset: commit?.utcOffset ?? 0,
      repository: words.nameOf(nudge.repository),
      hash: nudge.hash,
      kind: nudge.kind,
      sentence: words.sentenceOf(nudge),
      outcome: provable.has(nudge.kind) ? outcomeText(nudge, later) : null,
      verdict: provable.has(nudge.kind) ? verdictOf(nudge) : 'fact',
    };
  });
  const count = (verdict: PreviewItem['verdict']): number => items.filter((item) => item.verdict === verdict).length;
  return {
    days,
    ...(until === undefined ? {} : { until }),
    spoken: items.length,
    right: count('right'),
    wrong: count('wrong'),
    open: count('open'),
    facts: count('fact'),
    items,
  };
}

function verdictOf({ judgement }: PreviewedNudge): PreviewItem['verdict'] {
  return ({ hit: 'right', miss: 'wrong', open: 'open' } as const)[judgement.hit];
}

/** A habit without a control has no outcome to wait for: it states a fact, which can be unwelcome, not wrong. */
function isProvable({ control }: Habit): boolean {
  return control !== undefined;
}

export function habitViewsOf(records: readonly KindRecord[], habits: readonly Habit[]): readonly HabitView[] {
  return records.flatMap((record) => {
    const habit = habits.find(({ name }) => name === record.kind);
    return habit === undefined ? [] : [habitViewOf(record, habit)];
  });
}

function habitViewOf({ n, matured, hits, controlled, control, lift }: KindRecord, habit: Habit): HabitView {
  return {
    habit: habit.name,
    summary: habit.summary,
    tier: habit.tier,
    observed: n,
    provable: isProvable(habit),
    judged: matured,
    right: hits,
    control: control === null || lift === null ? null : { n: controlled, expected: control, lift },
  };
}
