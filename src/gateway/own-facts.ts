// What the gateway tells of the house that it stands in front of, without knowing it.
import type { Dependency } from './contract/health.js';

export interface OwnFacts {
  dependencies(): Promise<readonly Dependency[]>;
  /** Recorded commits, and nudges by what was decided about them last. */
  tallies(): Promise<{ readonly commits: number; readonly nudges: Readonly<Record<string, number>> }>;
}
