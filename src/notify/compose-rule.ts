// A nudge of a rule: its own words are the title, cut and escaped as everything is; the facts are the body.
import type { Evidence } from '../domain/observation.js';
import { safeText } from '../domain/safe-text.js';

/** Of several nudges of one commit a habit's goes before a rule's: it has a record. */
export const RULE_WEIGHT = 20;

export interface RuleWords {
  readonly title: string;
  readonly body: string;
}

export function ruleWordsOf(evidence: Evidence): RuleWords {
  const { rule = '', say = '', facts = '' } = evidence;
  return {
    title: safeText(String(say)),
    body: `Your rule ${safeText(String(rule))}: ${safeText(String(facts).slice(0, 1000))}.`,
  };
}
