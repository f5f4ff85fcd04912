// Commits into the journal by hand, as `craftnudge track` does it: what git has there, each with what became of it. An import
// never makes a nudge.
import { readCommits } from '../../capture/read-commits.js';
import { resolveCommit, tryResolveCommit } from '../../capture/revisions.js';
import type { CommitHash } from '../../domain/commit-record.js';
import { parseCommitHash } from '../../domain/commit-record.js';
import type { Placed } from '../../recorder/place-recorder.js';
import { audited } from '../audited.js';
import type { House } from '../house.js';

export interface TrackedCommit {
  readonly asked: string;
  readonly hash: string | null;
  readonly outcome: 'known' | 'recorded' | 'unknown';
}

export interface TrackOutcome {
  /** Id. */
  readonly repository: string;
  readonly commits: readonly TrackedCommit[];
  readonly recorded: number;
  readonly redacted: number;
}

interface Named {
  readonly asked: string;
  readonly hash: CommitHash | undefined;
}

/** One commit by any name that git knows there; throws UNKNOWN_COMMIT or NO_COMMITS where it knows none. */
export async function trackCommit(house: House, placed: Placed, name = 'HEAD'): Promise<TrackOutcome> {
  return noted(house, placed, 'commit', async () => [{ asked: name, hash: await resolveCommit(placed.git, name) }]);
}

/** Several, by their hashes or the first digits of these. */
export async function trackCommits(house: House, placed: Placed, commits: readonly string[]): Promise<TrackOutcome> {
  return noted(house, placed, 'batch', async () => {
    const named: Named[] = [];
    for (const asked of commits) named.push({ asked, hash: await hashOf(placed, asked) });
    return named;
  });
}

/** A branch may be named like a hash: it is not meant. */
async function hashOf({ git }: Placed, asked: string): Promise<CommitHash | undefined> {
  const whole = parseCommitHash(asked);
  if (whole !== undefined) return whole;
  const found = await tryResolveCommit(git, asked);
  return found?.startsWith(asked) === true ? found : undefined;
}

async function noted(
  house: House,
  placed: Placed,
  scope: 'batch' | 'commit',
  resolve: () => Promise<readonly Named[]>,
): Promise<TrackOutcome> {
  const asked = { operation: 'track', details: { scope, repository: placed.repository.id } } as const;
  return audited(house, asked, async (tell) => {
    const outcome = await record(house, placed, await resolve());
    const { commits, recorded, redacted } = outcome;
    tell({ commits: commits.length, added: recorded, redacted });
    return outcome;
  });
}

async function record(
  { stores: { journal }, recorder }: House,
  placed: Placed,
  named: readonly Named[],
): Promise<TrackOutcome> {
  const { git, repository } = placed;
  const hashes = [...new Set(named.flatMap(({ hash }) => (hash === undefined ? [] : [hash])))];
  const missing = new Set(journal.missing(hashes));
  const found = await readCommits(git, [...missing] as CommitHash[], await recorder.describe(repository, 'track'));
  const added = journal.append(found.filter(({ hash }) => missing.has(hash)));
  if (added.length > 0) recorder.outdate(placed);
  const fresh = new Set<string>(added.map(({ hash }) => hash));
  return {
    repository: repository.id,
    commits: named.map(({ asked, hash }) => {
      if (hash === undefined) return { asked, hash: null, outcome: 'unknown' };
      if (fresh.has(hash)) return { asked, hash, outcome: 'recorded' };
      return missing.has(hash) ? { asked, hash: null, outcome: 'unknown' } : { asked, hash, outcome: 'known' };
    }),
    recorded: added.length,
    redacted: added.reduce((sum, { redacted = 0 }) => sum + redacted, 0),
  };
}
