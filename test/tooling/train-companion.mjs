// Trains the companion ranker on histories in record format and writes its weights into src/analytics/models.
//
//   npm run train:companion -- HISTORY.jsonl.gz…
//
// The same histories give the same bits. The version is a digest of the weights, so that every decision can name them.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');
const models = join(root, 'src/analytics/models');

async function loadTraining() {
  const contents = `
    export { factOf } from './src/analytics/fact-of.ts';
    export { trainCompanion } from './src/analytics/companion/train-companion.ts';`;
  const stdin = { contents, resolveDir: root };
  const { outputFiles } = await build({ stdin, bundle: true, format: 'esm', write: false, platform: 'neutral' });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}

function readHistory(path, factOf) {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  const records = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return { repository: records[0].repository.id, facts: records.map((record) => factOf(record, record.author.id)) };
}

/** Weights as one string a set: formatters leave it alone, and it is parsed only when it is asked for. */
function writeModule(file, head, body) {
  writeFileSync(join(models, file), `// ${head}\n// Written by: npm run train:companion\n${body}`);
}

/** JSON has no single quotes but in texts, and weights have none. */
const literal = (weights) => `'${JSON.stringify(weights)}'`;

const paths = process.argv.slice(2).toSorted();
if (paths.length < 2) {
  console.error('usage: npm run train:companion -- HISTORY.jsonl.gz HISTORY.jsonl.gz…');
  process.exit(2);
}
const { factOf, trainCompanion } = await loadTraining();
const started = performance.now();
const histories = paths.map((path) => readHistory(path, factOf));
const seconds = () => `${((performance.now() - started) / 1000).toFixed(0)} s`;
const { all, leftOut } = trainCompanion(histories, (done) => console.log(`${seconds()}: ${done}`));
const version = createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 8);
writeModule(
  'companion-shipped.ts',
  'The weights of the companion ranker that ship: trained on all histories.',
  `\nexport const companionVersion = '${version}';\nexport const shippedCompanion =\n  ${literal(all.companion)};\nexport const shippedHidden =\n  ${literal(all.hidden)};\n`,
);
const entries = Object.entries(leftOut).map(([id, weights]) => `  '${id}':\n    ${literal(weights)},\n`);
writeModule(
  'companion-left-out.ts',
  'Weights of the companion ranker for the evaluation alone: by repository, trained on all the others.',
  `\nexport const leftOutCompanions: Readonly<Record<string, string>> = {\n${entries.join('')}};\n`,
);
console.log(`version ${version}`);
