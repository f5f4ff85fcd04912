// The weights of missing companion, from what training found to modules.
import { literal, literalsOf, versionOf, writeModule } from './write-weights.mjs';

const by = 'npm run train:companion';

/** Gives their version. */
export function writeCompanion({ all, leftOut }) {
  const version = versionOf(all);
  writeModule('companion-shipped.ts', {
    by,
    head: 'The weights of the companion ranker that ship: trained on all histories.',
    body: `\nexport const companionVersion = '${version}';\nexport const shippedCompanion =\n  ${literal(all.companion)};\nexport const shippedHidden =\n  ${literal(all.hidden)};\n`,
  });
  writeModule('companion-left-out.ts', {
    by,
    head: 'Weights of the companion ranker for the evaluation alone: by repository, trained on all the others.',
    body: `\nexport const leftOutCompanions: Readonly<Record<string, string>> = ${literalsOf(leftOut)};\n`,
  });
  return version;
}
