// The JSON Schema that ships for a kind of record.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../recorder/package-root.js';
import type { Schema } from '../store/schema-check.js';

export function loadSchema(kind: string): Schema {
  return JSON.parse(readFileSync(join(packageRoot(), 'dist/schemas', `${kind}.schema.json`), 'utf8')) as Schema;
}
