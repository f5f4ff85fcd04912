// What the tracker takes and gives: recorded commits, repositories, coverage, status.
import { type Static, Type } from '@sinclair/typebox';
import { Cursor, Day, Hash, Instant, Limit, page, RepositoryKey, strict } from './common.js';

const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const Count = Type.Integer({ minimum: 0 });

export const CommitQuery = strict({
  repository: Type.Optional(RepositoryKey),
  author: Type.Optional(
    Type.String({ minLength: 1, maxLength: 320, description: 'me, an author id, a name or an e-mail' }),
  ),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  path: Type.Optional(Type.String({ minLength: 1, maxLength: 4096, description: 'a path, or a folder ending in /' })),
  operation: Type.Optional(
    Type.Union(['commit', 'amend', 'merge', 'rebase', 'cherry-pick', 'revert', 'am'].map((name) => Type.Literal(name))),
  ),
  cursor: Type.Optional(Cursor),
  limit: Limit,
});

export const Commit = Type.Object(
  { hash: Hash, committedAt: nullable(Instant), message: Type.String() },
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

export const TrackedCommit = Type.Object({
  /** As it was asked for. */
  asked: Type.String(),
  /** In full; null where it is unknown. */
  hash: nullable(Hash),
  outcome: Type.Union([Type.Literal('recorded'), Type.Literal('known'), Type.Literal('unknown')], {
    description: 'recorded now; known before; or unknown: git has no such commit there, or it was erased by wish',
  }),
});

export const TrackOutcome = Type.Object({
  repository: Type.String({ description: 'id' }),
  commits: Type.Array(TrackedCommit),
  recorded: Count,
  /** Secrets that were masked. */
  redacted: Count,
});

export const Repository = Type.Object({
  id: Type.String(),
  name: Type.String(),
  path: nullable(
    Type.String({ description: 'the work tree, or the git directory of a bare one; null where none is known' }),
  ),
  /** Is it there now? */
  onDisk: Type.Boolean(),
  /** Commits made there from then on are recorded; null where it was only imported. */
  since: nullable(Instant),
  /** Recorded ones. */
  commits: Count,
  /** Committer time of the newest one. */
  latest: nullable(Instant),
});

export const RepositoryList = Type.Object({ items: Type.Array(Repository, { description: 'latest first' }) });

export const CoverageQuery = strict({ repository: RepositoryKey });

const Hashes = Type.Array(Hash);

/** As `craftnudge coverage --json` prints it. */
export const Coverage = Type.Object({
  repository: Type.String({ description: 'name' }),
  since: nullable(Instant),
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
  last: nullable(Commit),
  held: Type.Array(
    Type.Object({ nudge: Type.String(), at: Instant, kind: Type.String() }, { additionalProperties: true }),
    { description: 'Nudges that wait: lines of notifications/sent.jsonl' },
  ),
  /** Null where nudges are not snoozed. */
  snoozedUntil: nullable(Instant),
  obstacles: Type.Array(
    Type.Object({
      /** Id; null for what concerns all of them. */
      repository: nullable(Type.String()),
      /** One sentence, with what to do. */
      text: Type.String(),
    }),
    { description: 'What keeps commits from being recorded as they are made' },
  ),
  problems: Type.Array(Type.Object({ at: Instant, code: Type.String(), message: Type.String() })),
  repositories: Count,
  commits: Count,
  /** Parts of the journal that are known to be damaged. */
  damagedParts: Count,
  /** The data directory. */
  data: Type.String(),
});

export interface TrackerOperations {
  listCommits(input: Static<typeof CommitQuery>): Promise<Static<typeof CommitPage>>;
}
