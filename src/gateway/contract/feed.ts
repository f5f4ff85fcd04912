// What happens in the data directory while somebody listens: the events of GET /api/v1/events.
import { type Static, Type } from '@sinclair/typebox';
import { Hash, Instant } from './shapes.js';

const Id = Type.String();
const at = Instant;

export const FeedEvent = Type.Union([
  Type.Object({
    type: Type.Literal('commit.recorded'),
    /** Of the repository. */
    repository: Id,
    repositoryName: Type.String(),
    hash: Hash,
    committedAt: Type.Union([Instant, Type.Null()]),
    /** The message's first line. */
    subject: Type.String(),
  }),
  Type.Object({
    type: Type.Literal('commit.rewritten'),
    at,
    repository: Id,
    from: Hash,
    to: Hash,
    command: Type.String(),
  }),
  Type.Object({
    type: Type.Literal('nudge.decided'),
    at,
    nudge: Id,
    kind: Type.String(),
    repository: Id,
    action: Type.String({ description: 'deliver, hold, withhold, shadow or control' }),
    reason: Type.Optional(Type.String()),
    title: Type.Optional(Type.String()),
  }),
  Type.Object({
    type: Type.Literal('nudge.answered'),
    at,
    nudge: Id,
    kind: Type.String(),
    repository: Id,
    answer: Type.String({ description: 'useful, not-now or never' }),
  }),
  /** Something else that answers are made from has changed, or more than can be told one by one: ask again. */
  Type.Object({ type: Type.Literal('data.changed') }),
]);

export type FeedEvent = Static<typeof FeedEvent>;

export interface Feed {
  /** Told of everything from now on, several events at once where they came together; returns what ends it. */
  subscribe(listener: (events: readonly FeedEvent[]) => void): () => void;
  close(): void;
}
