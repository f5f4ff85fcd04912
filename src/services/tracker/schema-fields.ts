// The fields that a JSON Schema of ours names, each with what it means, and their values in a record.
import type { Schema } from '../../store/schema-check.js';

export interface SchemaField {
  /** `files[].path` */
  readonly field: string;
  readonly description: string;
}

/** Leaves only: what has parts is told by them. */
export function* fieldsOf(schema: Schema, root: Schema = schema, path = ''): Generator<SchemaField> {
  const { properties = {} } = resolve(schema, root);
  for (const [key, rule] of Object.entries(properties))
    yield* fieldOf(rule, root, path === '' ? key : `${path}.${key}`);
}

function* fieldOf(rule: Schema, root: Schema, field: string): Generator<SchemaField> {
  const named = resolve(rule, root);
  const parts = named.items === undefined ? named : resolve(named.items, root);
  if (parts.properties !== undefined) yield* fieldsOf(parts, root, named.items === undefined ? field : `${field}[]`);
  else yield { field, description: rule.description ?? named.description ?? '' };
}

const resolve = (schema: Schema, root: Schema): Schema =>
  schema.$ref === undefined ? schema : (root.$defs?.[schema.$ref.replace('#/$defs/', '')] ?? {});

/** The first value that `field` has in `record`; of a list, in its first member that has one. */
export function valueOf(record: unknown, field: string): unknown {
  let values: readonly unknown[] = [record];
  for (const part of field.split('.')) {
    const [key, list] = part.endsWith('[]') ? [part.slice(0, -2), true] : [part, false];
    const found = values.flatMap((value) => (isObject(value) && Object.hasOwn(value, key) ? [value[key]] : []));
    values = list ? found.flat() : found;
  }
  return values[0];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
