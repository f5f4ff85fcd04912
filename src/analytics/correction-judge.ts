// The question that several habits are measured by: was the commit corrected or reverted within thirty days?
import type { Verdict } from '../domain/observation.js';
import { LABEL_HORIZON } from './labeller.js';
import { type LaterFacts, verdictOf } from './later-facts.js';
import type { CommitFact } from '../domain/fact.js';

export function judgeCorrected(commit: CommitFact, later: LaterFacts): Verdict {
  const label = later.labelOf(commit.hash);
  const inTime = label !== undefined && label.at <= commit.at + LABEL_HORIZON;
  return verdictOf(inTime, later.now > commit.at + LABEL_HORIZON);
}
