// Weights as modules of src/analytics/models: what training found, in the form that ships.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const models = join(import.meta.dirname, '../../src/analytics/models');

/** `rankers` and `companion`: what was trained, each on all histories and without each. Gives the version of either. */
export function writeWeights({ rankers, companion }) {
  const versions = { rankers: versionOf(rankers.all), companion: versionOf(companion.all) };
  writeModule('shipped.ts', {
    head: 'The weights of the rankers that ship: trained on all histories.',
    body: `export const rankerVersion = '${versions.rankers}';\nexport const shippedRankers = {\n  risk: ${literal(rankers.all.risk)},\n  rework:\n    ${literal(rankers.all.rework)},\n} as const;\n`,
  });
  writeModule('companion-shipped.ts', {
    head: 'The weights of the companion ranker that ship: trained on all histories.',
    body: `export const companionVersion = '${versions.companion}';\nexport const shippedCompanion =\n  ${literal(companion.all.companion)};\nexport const shippedHidden =\n  ${literal(companion.all.hidden)};\n`,
  });
  writeModule('left-out.ts', {
    head: 'Weights for the evaluation alone: by repository, trained on all the others.',
    body: `import type { LeftOut } from './weights.js';\n\nexport const leftOut: Readonly<Record<string, LeftOut>> = {\n${leftOutOf(rankers.leftOut, companion.leftOut)}};\n`,
  });
  return versions;
}

function writeModule(file, { head, body }) {
  writeFileSync(join(models, file), `// ${head}\n// Written by: npm run train\n\n${body}`);
}

/**
 * One string a set: formatters leave it alone, and it is parsed only when it is asked for. JSON has no single quotes but in
 * texts, and weights have none.
 */
const literal = (weights) => `'${JSON.stringify(weights)}'`;

function leftOutOf(rankers, companions) {
  const entries = Object.entries(rankers).map(
    ([id, weights]) =>
      `  '${id}': {\n    rankers:\n      ${literal(weights)},\n    companion:\n      ${literal(companions[id])},\n  },\n`,
  );
  return entries.join('');
}

const versionOf = (weights) => createHash('sha256').update(JSON.stringify(weights)).digest('hex').slice(0, 8);
