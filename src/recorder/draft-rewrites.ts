// Draft lineage: which commit took the place of which, told by post-rewrite, and by the reflog where no hook ran. Pure.
import { type ReflogEntry, replacedBy } from '../capture/reflog.js';
import type { CommitHash, CommitRecord } from '../domain/commit-record.js';
import type { Clock } from '../domain/instant.js';
import type { Rewrite } from '../domain/rewrite.js';
import type { Signs } from './signs.js';
import type { SpoolEvent } from './spool-line.js';

export function hookRewrites(
  events: readonly SpoolEvent[],
  entries: readonly ReflogEntry[],
  { repository, clock }: { readonly repository: string; readonly clock: Clock },
): readonly Rewrite[] {
  // The log knows when; the hook's line may have waited for days.
  const madeAt = new Map(entries.map((entry) => [entry.new, entry.at]));
  return events.flatMap(({ arguments: [command], rewritten }) =>
    rewritten.map(({ from, to }) => ({
      v: 1 as const,
      at: madeAt.get(to) ?? clock.now(),
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
  { known, find }: { readonly known: readonly Rewrite[]; find(hash: CommitHash): CommitRecord | undefined },
): readonly Rewrite[] {
  const before = new Map(commits.map((commit) => [commit.hash, commit]));
  return commits.flatMap((commit) => {
    const entry = signs.get(commit.hash)?.entry;
    if (entry?.old == null || commit.parents.includes(entry.old)) return []; // nearly all: nothing to look up
    const from = replacedBy(entry, commit, before.get(entry.old) ?? find(entry.old));
    if (from === undefined || known.some((one) => one.from === from)) return [];
    const command = entry.operation !== 'rebase' ? ('amend' as const) : ('rebase' as const);
    const at = entry.at ?? commit.recordedAt;
    return [{ v: 1, at, repository: commit.repository.id, from, to: commit.hash, command, source: 'reflog' }];
  });
}
