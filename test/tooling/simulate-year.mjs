// node test/tooling/simulate-year.mjs HISTORY.jsonl.gz…
// The interruption budget over whole histories (commit records, one a line): every author with at least 100 commits, year
// after year, through the real policy with a clock that is set by their commits. Nobody answers. Prints toasts per active
// day, toasts in quiet hours, each kind's share, and why everything else stayed silent.
import { basename, join } from 'node:path';
import { importSources } from './import-sources.mjs';
import { readRecords } from './read-records.mjs';

const LEAST_COMMITS = 100;
const root = new URL('../..', import.meta.url).pathname;
const product = await importSources(`
  export { simulateYears } from './test/support/simulated-year.ts';
  export { factOf } from './src/analytics/fact-of.ts';
  export { ownCommits } from './src/analytics/preview.ts';
  export { quantileOf, tallyOf } from './src/analytics/quantile.ts';
  export { settings } from './src/config/settings.ts';
  export { reasonText } from './src/notify/reasons.ts';
  export { loadTemplates } from './src/notify/template.ts';`);

const notify = Object.fromEntries(
  Object.entries(product.settings)
    .filter(([key]) => key.startsWith('notify.'))
    .map(([key, setting]) => [key.slice('notify.'.length), setting.default]),
);
const templates = product.loadTemplates(join(root, 'templates/nudges'));
const percent = (share) => `${(100 * share).toFixed(1)} %`;
const sum = (items, value) => items.reduce((total, item) => total + value(item), 0);

function readFacts(path) {
  return readRecords(path).map((record) => product.factOf(record, record.author.id));
}

function simulate(path) {
  const facts = readFacts(path);
  const actors = [...new Set(facts.map(({ actor }) => actor))];
  const authors = actors
    .filter((actor) => product.ownCommits(facts, actor).length >= LEAST_COMMITS)
    .map((actor) => product.simulateYears(facts, { actor, templates, settings: notify }));
  return { name: basename(path).split('.')[0], authors };
}

/** Toasts of each active day, those without one included. */
function perDayOf({ activeDays, toasts }) {
  const counts = new Map([...activeDays].map((day) => [day, 0]));
  for (const { localDay } of toasts) counts.set(localDay, (counts.get(localDay) ?? 0) + 1);
  return [...counts.values()];
}

const minutesOf = (clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
function isQuiet(minute) {
  const [from, to] = notify.quietHours.split('-').map(minutesOf);
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

function rowOf(name, authors) {
  const days = authors.flatMap(perDayOf);
  const toasts = authors.flatMap((author) => author.toasts);
  const cells = [
    String(authors.length).padStart(7),
    String(sum(authors, ({ commits }) => commits)).padStart(8),
    String(days.length).padStart(11),
    String(toasts.length).padStart(6),
    (toasts.length / days.length).toFixed(3).padStart(6),
    String(product.quantileOf(days, 0.99)).padStart(4),
    String(Math.max(0, ...days)).padStart(5),
    String(toasts.filter(({ minute }) => isQuiet(minute)).length).padStart(15),
  ];
  return `${name.padEnd(10)} ${cells.join(' ')}`;
}

function printKinds(toasts) {
  console.log('\nkind                    toasts   share');
  for (const [kind, count] of product.tallyOf(toasts.map((toast) => toast.kind)))
    console.log(`${kind.padEnd(22)} ${String(count).padStart(7)} ${percent(count / toasts.length).padStart(7)}`);
}

const LEAST_TOASTS = 9;

/** The third is held over ninety days: whoever hears of something twice a year may hear the same twice. */
function printLargestShares(authors) {
  const talkative = authors.filter(({ toasts }) => toasts.length >= LEAST_TOASTS);
  const shares = talkative.map(({ toasts }) => product.tallyOf(toasts.map(({ kind }) => kind))[0][1] / toasts.length);
  if (shares.length === 0) return;
  const text = `median ${percent(product.quantileOf(shares, 0.5))}, most ${percent(Math.max(...shares))}`;
  console.log(
    `the most frequent kind of one author, of ${shares.length} with at least ${LEAST_TOASTS} toasts: ${text}`,
  );
}

/** Each nudge once, by its last line. */
function printReasons(authors) {
  const last = authors.flatMap(({ ledger }) => [...new Map(ledger.map((entry) => [entry.nudge, entry])).values()]);
  console.log(`\n${last.length} nudges came up; what became of them, and why:`);
  const words = last.map((entry) =>
    entry.action === 'deliver' ? 'shown' : `${entry.action}: ${product.reasonText(entry)}`,
  );
  for (const [word, count] of product.tallyOf(words))
    console.log(`${String(count).padStart(7)} ${percent(count / last.length).padStart(7)}  ${word}`);
}

const paths = process.argv.slice(2);
if (paths.length === 0) {
  console.error('usage: node test/tooling/simulate-year.mjs HISTORY.jsonl.gz…');
  process.exit(2);
}
console.log('history    authors  commits active days toasts   mean  p99  most in quiet hours');
const histories = paths.map((path) => {
  const history = simulate(path);
  console.log(rowOf(history.name, history.authors));
  return history;
});
const all = histories.flatMap(({ authors }) => authors);
if (histories.length > 1) console.log(rowOf('all', all));
printKinds(all.flatMap(({ toasts }) => toasts));
printLargestShares(all);
printReasons(all);
