// Trains the weights that ship on histories in record format and writes them into src/analytics/models.
//
//   npm run train -- HISTORY.jsonl.gz…
//
// The same histories give the same bits. A version is a digest of its weights, so that every decision can name them.
import { importSources } from './import-sources.mjs';
import { readRecords } from './read-records.mjs';
import { writeWeights } from './write-weights.mjs';

const paths = process.argv.slice(2).toSorted();
if (paths.length < 2) {
  console.error('usage: npm run train -- HISTORY.jsonl.gz HISTORY.jsonl.gz…');
  process.exit(2);
}
const { factOf, trainCompanion, trainRankers } = await importSources(`
  export { factOf } from './src/analytics/fact-of.ts';
  export { trainCompanion } from './src/analytics/companion/train-companion.ts';
  export { trainRankers } from './src/analytics/rankers/train-rankers.ts';`);
const started = performance.now();
const say = (done) => console.log(`${((performance.now() - started) / 1000).toFixed(0)} s: ${done}`);
const histories = paths.map((path) => {
  const records = readRecords(path);
  return { repository: records[0].repository.id, facts: records.map((record) => factOf(record, record.author.id)) };
});
const rankers = trainRankers(histories, (done) => say(`rankers ${done}`));
const companion = trainCompanion(histories, (done) => say(`missing companion ${done}`));
const versions = writeWeights({ rankers, companion });
console.log(`rankers: version ${versions.rankers}\nmissing companion: version ${versions.companion}`);
