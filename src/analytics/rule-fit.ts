// Rules of the user against a commit. In: rules and a commit fact. Out: an observation for each rule that fits, with the
// facts that made it fit. The live step and `rule test` run this same code. A rule keeps no state.
import { lengthOfSubject } from '../domain/concealed-subject.js';
import type { CommitFact } from '../domain/fact.js';
import { hourOf, weekdayOf } from '../domain/local-time.js';
import type { Observation } from '../domain/observation.js';
import { type Condition, type NumberField, type Operator, type Rule, kindOfRule } from '../domain/rule.js';
import { isHandmade } from './superseded.js';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** Merges and commits of agents are nobody's habit. */
export function observeRules(rules: readonly Rule[], fact: CommitFact): readonly Observation[] {
  if (rules.length === 0 || !isHandmade(fact)) return [];
  return rules.flatMap((rule) => {
    const facts = fitOf(rule, fact);
    return facts === undefined ? [] : [observationOf(rule, fact, facts)];
  });
}

function observationOf({ name, say }: Rule, fact: CommitFact, facts: readonly string[]): Observation {
  const { repository, hash, at, actor } = fact;
  const evidence = { rule: name, say, facts: facts.join(', ') };
  return { kind: kindOfRule(name), tier: 'fact', repository, hash, at, actor, evidence, n: 1 };
}

/** What each condition found, or undefined where one does not hold. */
function fitOf({ conditions }: Rule, fact: CommitFact): readonly string[] | undefined {
  const found: string[] = [];
  for (const condition of conditions) {
    const facts = holds(condition, fact);
    if (facts === undefined) return undefined;
    found.push(facts);
  }
  return found;
}

function holds(condition: Condition, fact: CommitFact): string | undefined {
  if (condition.field === 'weekday') return weekdayFact(condition.days, fact);
  if ('pattern' in condition) return patternFact(condition, fact);
  const value = figureOf(condition.field, fact);
  return value !== null && compare(value, condition.operator, condition.than)
    ? `${condition.field} ${value}`
    : undefined;
}

function weekdayFact(days: readonly number[], { authoredAt, utcOffset }: CommitFact): string | undefined {
  const day = weekdayOf(authoredAt, utcOffset);
  return days.includes(day) ? WEEKDAYS[day] : undefined;
}

type PatternCondition = Extract<Condition, { readonly pattern: string }>;

function patternFact(
  { field, fits, pattern, not }: PatternCondition,
  { subject, files }: CommitFact,
): string | undefined {
  const texts = field === 'subject' ? [subject] : files.map(({ path }) => path);
  const found = texts.find((text) => fits(text));
  if (not) return found === undefined ? `no ${field} ${pattern}` : undefined;
  return found === undefined ? undefined : `${field} ${found}`;
}

/** Null where lines were not counted. */
function figureOf(field: NumberField, fact: CommitFact): number | null {
  const figures: Record<NumberField, number | null> = {
    lines: fact.insertions === null || fact.deletions === null ? null : fact.insertions + fact.deletions,
    insertions: fact.insertions,
    deletions: fact.deletions,
    files: fact.fileCount,
    folders: fact.directories,
    hour: hourOf(fact.authoredAt, fact.utcOffset),
    'subject-length': lengthOfSubject(fact.subject),
  };
  return figures[field];
}

function compare(value: number, operator: Operator, than: number): boolean {
  const results: Record<Operator, boolean> = {
    '>=': value >= than,
    '<=': value <= than,
    '>': value > than,
    '<': value < than,
    '=': value === than,
  };
  return results[operator];
}
