// Whether there was a chance for rework at all: commits that their author's next one follows within a day.
import type { CommitHash } from '../../domain/commit-record.js';
import type { CommitFact } from '../../domain/fact.js';
import { DAY } from '../../domain/local-time.js';

export function nextWithinDay(commits: readonly CommitFact[]): ReadonlySet<CommitHash> {
  const followed = new Set<CommitHash>();
  const latest = new Map<string, CommitFact>();
  for (const commit of commits.toSorted((a, b) => a.authoredAt - b.authoredAt)) {
    const before = latest.get(commit.actor);
    if (before !== undefined && commit.authoredAt - before.authoredAt <= DAY) followed.add(before.hash);
    latest.set(commit.actor, commit);
  }
  return followed;
}
