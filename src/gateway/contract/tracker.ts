// What the tracker takes and gives: recorded commits, repositories, coverage.
import { type Static, Type } from '@sinclair/typebox';
import { Cursor, Day, Hash, Instant, Limit, page, RepositoryKey, strict } from './common.js';

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
  { hash: Hash, committedAt: Type.Union([Instant, Type.Null()]), message: Type.String() },
  { additionalProperties: true, description: 'A commit record as in behaviors/commits.jsonl: see commit.schema.json' },
);

export const CommitPage = page(Commit);

export interface TrackerOperations {
  listCommits(input: Static<typeof CommitQuery>): Promise<Static<typeof CommitPage>>;
}
