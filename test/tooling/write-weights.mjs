// Weights as modules of src/analytics/models: what training found, in the form that ships.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const models = join(import.meta.dirname, '../../src/analytics/models');

/** `by`: the command that writes it again. */
export function writeModule(file, { head, by, body }) {
  writeFileSync(join(models, file), `// ${head}\n// Written by: ${by}\n${body}`);
}

/**
 * One string a set: formatters leave it alone, and it is parsed only when it is asked for. JSON has no single quotes but in
 * texts, and weights have none.
 */
export const literal = (weights) => `'${JSON.stringify(weights)}'`;

/** By repository, a line each. */
export function literalsOf(leftOut) {
  const entries = Object.entries(leftOut).map(([id, weights]) => `  '${id}':\n    ${literal(weights)},\n`);
  return `{\n${entries.join('')}}`;
}

export const versionOf = (weights) => createHash('sha256').update(JSON.stringify(weights)).digest('hex').slice(0, 8);
