// Draft lineage: which commit took the place of which, told by post-rewrite, and by the reflog where no hook ran. Pure.
import { replacedBy } from '../capture/reflog.js';
import type { CommitRecord } from '../domain/commit-record.js';
import type { Clock } from '../domain/instant.js';
import type { Rewrite } from '../domain/rewrite.js';
import type { Signs } from './signs.js';
import type { SpoolEvent } from './spool-line.js';

export function hookRewrites(events: readonly SpoolEvent[], repository: string, clock: Clock): readonly Rewrite[] {
  return events.flatMap(({ arguments: [command], rewritten }) =>
    rewritten.map(({ from, to }) => ({
      v: 1 as const,
      at: clock.now(),
      repository,
      from,
      to,
      command: command === 'rebase' ? ('rebase' as const) : ('amend' as const),
      source: 'hook' as const,
    })),
  );
}

/** What post-rewrite did not tell: hooks bypassed, squashes inside a rebase. */
export function reflogRewrites(
  commits: readonly CommitRecord[],
  signs: Signs,
  known: readonly Rewrite[],
): readonly Rewrite[] {
  return commits.flatMap((commit) => {
    const entry = signs.get(commit.hash)?.entry;
    const from = entry === undefined ? undefined : replacedBy(entry, commit);
    if (from === undefined || known.some((one) => one.from === from)) return [];
    const command = entry?.operation === 'amend' ? ('amend' as const) : ('rebase' as const);
    const at = entry?.at ?? commit.recordedAt;
    return [{ v: 1, at, repository: commit.repository.id, from, to: commit.hash, command, source: 'reflog' }];
  });
}
