// The weights of the rankers, from what training found to modules.
import { literal, literalsOf, versionOf, writeModule } from './write-weights.mjs';

const by = 'npm run train';

/** Gives their version. */
export function writeRankers({ all, leftOut }) {
  const version = versionOf(all);
  writeModule('shipped.ts', {
    by,
    head: 'The weights that ship: trained on all histories.',
    body: `\nexport const rankerVersion = '${version}';\nexport const shippedRankers = {\n  risk: ${literal(all.risk)},\n  rework:\n    ${literal(all.rework)},\n} as const;\n`,
  });
  writeModule('left-out.ts', {
    by,
    head: 'Weights for the evaluation alone: by repository, trained on all the others.',
    body: `\nexport const leftOutRankers: Readonly<Record<string, string>> = ${literalsOf(leftOut)};\n`,
  });
  return version;
}
