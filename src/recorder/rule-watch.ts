// Rules of the user beside the habits. They keep no state, so they have no part in the habits' snapshots: a changed rule
// costs nothing but itself, and without rules a commit costs nothing more.
import { factOf } from '../analytics/fact-of.js';
import { observeRules } from '../analytics/rule-fit.js';
import type { CommitRecord, Person } from '../domain/commit-record.js';
import { type Rule, parseRule } from '../domain/rule.js';
import type { HabitWatch } from './habit-watch.js';

export interface RuleSources {
  /** The setting `rules` of the user; a repository has no say in it. */
  rules(): readonly string[];
  actorOf(person: Person): string;
}

export function withRules(watch: HabitWatch, { rules, actorOf }: RuleSources): HabitWatch {
  return {
    ...watch,
    observe: (commit: CommitRecord) => {
      const seen = watch.observe(commit);
      const lines = rules();
      if (lines.length === 0) return seen;
      return [...seen, ...observeRules(parseRules(lines), factOf(commit, actorOf(commit.author)))];
    },
  };
}

/** Those that can be read; the others are named by status, doctor and `rule list`. */
function parseRules(lines: readonly string[]): readonly Rule[] {
  return lines.flatMap((line) => {
    const parsed = parseRule(line);
    return parsed.ok ? [parsed.rule] : [];
  });
}
