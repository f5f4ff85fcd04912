// A record against the JSON Schema that ships for its kind: the keywords that these schemas use, and no others.
// For what comes from elsewhere; what this program writes itself is held to the schemas by tests.

export interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** The path of the first part that does not fit, such as `author/id`; undefined where all fits. */
export function misfitOf(value: unknown, schema: Schema, root: Schema = schema, path = ''): string | undefined {
  const named = schema.$ref === undefined ? schema : root.$defs?.[schema.$ref.replace('#/$defs/', '')];
  if (named === undefined || !fitsItself(value, named, root)) return path === '' ? 'record' : path;
  for (const [key, part, rule] of partsOf(value, named)) {
    const misfit = misfitOf(part, rule, root, path === '' ? key : `${path}/${key}`);
    if (misfit !== undefined) return misfit;
  }
  return undefined;
}

function fitsItself(value: unknown, schema: Schema, root: Schema): boolean {
  const { type, const: only, enum: choices, anyOf } = schema;
  if (type !== undefined && ![type].flat().some((name) => isOfType(value, name))) return false;
  if (only !== undefined && value !== only) return false;
  if (choices !== undefined && !choices.includes(value)) return false;
  if (anyOf !== undefined && anyOf.every((one) => misfitOf(value, one, root) !== undefined)) return false;
  return isWithinBounds(value, schema) && hasRequired(value, schema);
}

function isWithinBounds(value: unknown, { pattern, minLength, minimum, maximum, maxItems }: Schema): boolean {
  if (typeof value === 'string') {
    if (pattern !== undefined && !new RegExp(pattern, 'u').test(value)) return false;
    return minLength === undefined || value.length >= minLength;
  }
  if (typeof value === 'number') return value >= (minimum ?? -Infinity) && value <= (maximum ?? Infinity);
  return !Array.isArray(value) || value.length <= (maxItems ?? Infinity);
}

function hasRequired(value: unknown, { required = [] }: Schema): boolean {
  return !isObject(value) || required.every((key) => Object.hasOwn(value, key));
}

function* partsOf(value: unknown, { items, properties = {} }: Schema): Generator<readonly [string, unknown, Schema]> {
  if (Array.isArray(value) && items !== undefined) {
    for (const [at, part] of value.entries()) yield [String(at), part, items];
  }
  if (!isObject(value)) return;
  for (const [key, rule] of Object.entries(properties)) if (Object.hasOwn(value, key)) yield [key, value[key], rule];
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
