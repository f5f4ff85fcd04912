// Shapes that many routes share. JSON Schema (draft 2020-12) through TypeBox: what validates is what the OpenAPI file shows.
import { type Static, type TProperties, type TSchema, Type } from '@sinclair/typebox';

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

/** An id beside the name that people know it by. */
export const Named = Type.Object({ id: Type.String(), name: Type.String() });
export const Count = Type.Integer({ minimum: 0 });
/** From 0 to 1. */
export const Share = Type.Number({ minimum: 0, maximum: 1 });
/** Minutes east of UTC. */
export const UtcOffset = Type.Integer();

export const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
export const oneOf = <const Words extends readonly string[]>(words: Words, description = '') =>
  Type.Unsafe<Words[number]>({ type: 'string', enum: words, ...(description === '' ? {} : { description }) });
/** A list as a service gives it: read-only. */
export const list = <Item extends TSchema>(item: Item) => Type.Unsafe<readonly Static<Item>[]>(Type.Array(item));

/** A page of a list; `next` is null on the last one. */
export const page = <Item extends TSchema>(item: Item) => Type.Object({ items: list(item), next: orNull(Cursor) });
