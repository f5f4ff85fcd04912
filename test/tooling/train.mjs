// Trains the weights that ship on histories in record format and writes them into src/analytics/models.
//
//   npm run train -- HISTORY.jsonl.gz…             all of them
//   npm run train:companion -- HISTORY.jsonl.gz…   those of missing companion alone
//
// The same histories give the same bits. A version is a digest of its weights, so that every decision can name them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { writeCompanion } from './write-companion.mjs';
import { writeRankers } from './write-rankers.mjs';

const root = join(import.meta.dirname, '../..');

async function loadTraining() {
  const contents = `
    export { factOf } from './src/analytics/fact-of.ts';
    export { trainCompanion } from './src/analytics/companion/train-companion.ts';
    export { trainRankers } from './src/analytics/rankers/train-rankers.ts';`;
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

const words = process.argv.slice(2);
const isCompanionAlone = words.includes('--companion');
const paths = words.filter((word) => !word.startsWith('--')).toSorted();
if (paths.length < 2) {
  console.error(`usage: npm run train${isCompanionAlone ? ':companion' : ''} -- HISTORY.jsonl.gz HISTORY.jsonl.gz…`);
  process.exit(2);
}
const { factOf, trainCompanion, trainRankers } = await loadTraining();
const started = performance.now();
const histories = paths.map((path) => readHistory(path, factOf));
const say = (done) => console.log(`${((performance.now() - started) / 1000).toFixed(0)} s: ${done}`);
if (!isCompanionAlone) console.log(`rankers: version ${writeRankers(trainRankers(histories, say))}`);
console.log(`missing companion: version ${writeCompanion(trainCompanion(histories, say))}`);
