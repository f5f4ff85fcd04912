// Shapes that many routes share. JSON Schema (draft 2020-12) through TypeBox: what validates is what the OpenAPI file shows.
import { type TProperties, type TSchema, Type } from '@sinclair/typebox';

/** An object that refuses what it does not know. */
export const strict = <Properties extends TProperties>(properties: Properties) =>
  Type.Object(properties, { additionalProperties: false });

export const Hash = Type.String({ pattern: '^[0-9a-f]{4,64}$', description: 'a commit hash, or its first digits' });
export const Day = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$', description: 'a local date: 2026-11-22' });
export const Instant = Type.String({
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$',
  description: 'UTC to the second',
});
export const RepositoryKey = Type.String({
  minLength: 1,
  maxLength: 255,
  description: 'the id or the name of a repository',
});
export const Cursor = Type.String({ minLength: 1, maxLength: 200, description: '`next` of the page before' });
export const Limit = Type.Integer({ minimum: 1, maximum: 500, default: 50 });

/** A page of a list; `next` is null on the last one. */
export const page = <Item extends TSchema>(item: Item) =>
  Type.Object({ items: Type.Array(item), next: Type.Union([Cursor, Type.Null()]) });
