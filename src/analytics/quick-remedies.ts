// One's own work, taken up again within a day by a commit that reads as a correction and shares a code file with it.
import type { CommitHash } from '../domain/commit-record.js';
import type { CommitFact } from '../domain/fact.js';
import { DAY } from '../domain/local-time.js';
import { isFixup } from './message-class.js';
import { codeFilesOf } from './own-size.js';

/** Of one person's handmade commits: what was corrected, to what corrected it first. Distances are author time. */
export function quickRemediesOf(commits: readonly CommitFact[]): ReadonlyMap<CommitHash, CommitFact> {
  const remedies = new Map<CommitHash, CommitFact>();
  const touched = new Map<string, readonly CommitFact[]>();
  for (const commit of commits.toSorted((a, b) => a.authoredAt - b.authoredAt)) {
    for (const { hash } of takeUp(commit, touched)) if (!remedies.has(hash)) remedies.set(hash, commit);
  }
  return remedies;
}

/** What the commit corrects; from now on it is the latest on its files. */
function takeUp(commit: CommitFact, touched: Map<string, readonly CommitFact[]>): readonly CommitFact[] {
  const corrected: CommitFact[] = [];
  const corrects = isFixup(commit.subject);
  for (const file of codeFilesOf(commit)) {
    const recent = (touched.get(file) ?? []).filter(({ authoredAt }) => commit.authoredAt - authoredAt <= DAY);
    if (corrects) corrected.push(...recent);
    touched.set(file, [...recent, commit]);
  }
  return corrected;
}
