// What the tracker takes and gives: recorded commits, repositories, coverage, status.
import { type Static, Type } from '@sinclair/typebox';
import {
  Count,
  Cursor,
  Day,
  Hash,
  Instant,
  Limit,
  list,
  oneOf,
  orNull,
  page,
  RepositoryKey,
  strict,
} from './shapes.js';
import type { Config, ConfigChange, Privacy } from './settings.js';

export const CommitQuery = strict({
  repository: Type.Optional(RepositoryKey),
  author: Type.Optional(
    Type.String({ minLength: 1, maxLength: 320, description: 'me, an author id, a name or an e-mail' }),
  ),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  path: Type.Optional(Type.String({ minLength: 1, maxLength: 4096, description: 'a path, or a folder ending in /' })),
  operation: Type.Optional(oneOf(['commit', 'amend', 'merge', 'rebase', 'cherry-pick', 'revert', 'am'])),
  cursor: Type.Optional(Cursor),
  limit: Limit,
});

export const Commit = Type.Object(
  { hash: Hash, committedAt: orNull(Instant), message: Type.String() },
  { additionalProperties: true, description: 'A commit record as in behaviors/commits.jsonl: see commit.schema.json' },
);

/** Newest first. A page may be short, or empty, where a filter passes over much: `next` alone says whether there is more. */
export const CommitPage = page(Commit);

export const CommitName = strict({ hash: Hash });

export const TrackRequest = strict({
  repository: RepositoryKey,
  commit: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 255,
      description: 'a hash or a name that git knows there; HEAD if left out',
    }),
  ),
});

export const BatchRequest = strict({
  repository: RepositoryKey,
  commits: Type.Array(Hash, { minItems: 1, maxItems: 500, description: 'hashes, in full or their first digits' }),
});

const TrackedCommit = Type.Object({
  /** As it was asked for. */
  asked: Type.String(),
  /** In full; null where it is unknown. */
  hash: orNull(Hash),
  outcome: oneOf(
    ['recorded', 'known', 'unknown'],
    'recorded now; known before; or unknown: git has no such commit there, or it was erased by wish',
  ),
});

export const TrackOutcome = Type.Object({
  repository: Type.String({ description: 'id' }),
  commits: list(TrackedCommit),
  recorded: Count,
  /** Secrets that were masked. */
  redacted: Count,
});

const Repository = Type.Object({
  id: Type.String(),
  name: Type.String(),
  path: orNull(
    Type.String({ description: 'the work tree, or the git directory of a bare one; null where none is known' }),
  ),
  /** Is it there now? */
  onDisk: Type.Boolean(),
  /** Commits made there from then on are recorded; null where it was only imported. */
  since: orNull(Instant),
  /** Recorded ones. */
  commits: Count,
  /** Committer time of the newest one. */
  latest: orNull(Instant),
});

/** Latest first. */
export const RepositoryList = Type.Object({ items: list(Repository) });

export const CoverageQuery = strict({ repository: RepositoryKey });

const Hashes = list(Hash);

/** As `craftnudge coverage --json` prints it. */
export const Coverage = Type.Object({
  repository: Type.String({ description: 'name' }),
  since: orNull(Instant),
  /** Commit objects made here since then. */
  expected: Count,
  byHook: Count,
  /** Found by reconcile, or tracked by hand. */
  filledIn: Count,
  notRecoverable: Count,
  missing: Count,
  /** False where git keeps no reflog. */
  reflog: Type.Boolean(),
  gaps: Type.Object({
    'hook-missing': Hashes,
    'client-without-hooks': Hashes,
    killed: Hashes,
    'disk-full': Hashes,
    'not-recoverable': Hashes,
    'switched-off': Hashes,
    'before-install': Hashes,
  }),
});

export const Status = Type.Object({
  /** Recorded as it was made, over all repositories, in the last 30 days. */
  last: orNull(Commit),
  /** Nudges that wait: lines of notifications/sent.jsonl. */
  held: list(Type.Object({ nudge: Type.String(), at: Instant, kind: Type.String() }, { additionalProperties: true })),
  /** Null where nudges are not snoozed. */
  snoozedUntil: orNull(Instant),
  /** What keeps commits from being recorded as they are made. */
  obstacles: list(
    Type.Object({
      /** Id; null for what concerns all of them. */
      repository: orNull(Type.String()),
      /** One sentence, with what to do. */
      text: Type.String(),
    }),
  ),
  /** What went wrong in the background. */
  problems: list(Type.Object({ at: Instant, code: Type.String(), message: Type.String() })),
  repositories: Count,
  commits: Count,
  /** Parts of the journal that are known to be damaged. */
  damagedParts: Count,
  /** The data directory. */
  data: Type.String(),
});

export interface TrackerOperations {
  listCommits(input: Static<typeof CommitQuery>): Promise<Static<typeof CommitPage>>;
  readCommit(input: Static<typeof CommitName>): Promise<Static<typeof Commit>>;
  trackCommit(input: Static<typeof TrackRequest>): Promise<Static<typeof TrackOutcome>>;
  trackCommits(input: Static<typeof BatchRequest>): Promise<Static<typeof TrackOutcome>>;
  listRepositories(): Promise<Static<typeof RepositoryList>>;
  readCoverage(input: Static<typeof CoverageQuery>): Promise<Static<typeof Coverage>>;
  readStatus(): Promise<Static<typeof Status>>;
  readConfig(): Promise<Static<typeof Config>>;
  changeConfig(input: Static<typeof ConfigChange>): Promise<Static<typeof Config>>;
  readPrivacy(): Promise<Static<typeof Privacy>>;
}
