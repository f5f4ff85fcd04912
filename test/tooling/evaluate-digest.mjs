// node test/tooling/evaluate-digest.mjs HISTORY.jsonl.gz…
// What weekly digests would have brought to each author with at least 100 commits (commit records, one a line): the share
// of active weeks with at least one thing to read, by how active a week was, and which sort it was. Each week knows only
// its past. Nudges count wherever a habit saw something: shown or not, the list has them.
import { basename } from 'node:path';
import { importSources } from './import-sources.mjs';
import { readRecords } from './read-records.mjs';

const LEAST_COMMITS = 100;
const ACTIVE = [1, 3, 5, 10];
const WEEK = 7 * 86_400;
const USUAL = 84 * 86_400;
const PAST = 400 * 86_400;

const analytics = await importSources(`
    export { factOf } from './src/analytics/fact-of.ts';
    export { foldDigests } from './src/analytics/digest-items.ts';
    export { periodHighlights } from './src/analytics/period-highlights.ts';
    export { countedCommits, isHandmade } from './src/analytics/superseded.ts';
    export { ownCommits } from './src/analytics/preview.ts';
    export { replay } from './src/analytics/replay.ts';`);

const share = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

function readFacts(path) {
  return readRecords(path).map((record) => analytics.factOf(record, record.author.id));
}

/** Weeks that end on a Monday at midnight, with what each would have brought. */
function weeksOf(facts, actor, { past, handmade }) {
  const own = analytics.ownCommits(facts, actor);
  if (own.length < LEAST_COMMITS) return [];
  const last = Math.max(...own.map(({ at }) => at));
  const items = analytics.foldDigests(facts, { actor, until: last + WEEK, closing: 'week' });
  const seen = past.observations.filter((one) => one.actor === actor);
  const byWeek = new Map();
  const weekOf = (at) => Math.floor((at - 345_600) / WEEK); // 5 January 1970 was a Monday
  const put = (at, sort) => byWeek.get(weekOf(at))?.[sort].push(at);
  for (const { authoredAt } of own)
    byWeek.set(weekOf(authoredAt), { commits: [], nudges: [], kinds: [], highlights: [] });
  for (const { authoredAt } of own) put(authoredAt, 'commits');
  for (const { at } of seen) put(at, 'nudges');
  for (const { at } of items) put(at - 1, 'kinds');
  for (const [week, things] of byWeek) things.highlights = highlightsOf(handmade, actor, week * WEEK + 345_600);
  return [...byWeek.values()];
}

function highlightsOf(handmade, actor, from) {
  const around = handmade.filter(({ authoredAt }) => authoredAt >= from - PAST && authoredAt < from + WEEK);
  const everybody = around.filter(({ authoredAt }) => authoredAt < from);
  const own = around.filter((commit) => commit.actor === actor);
  const within = own.filter(({ authoredAt }) => authoredAt >= from);
  return analytics.periodHighlights({
    before: own.filter(({ authoredAt }) => authoredAt < from && authoredAt >= from - USUAL),
    within,
    everybody,
  });
}

function print(name, weeks) {
  for (const least of ACTIVE) {
    const active = weeks.filter(({ commits }) => commits.length >= least);
    const brings = (sorts) => active.filter((week) => sorts.some((sort) => week[sort].length > 0)).length;
    const columns = [['nudges', 'kinds', 'highlights'], ['nudges'], ['kinds'], ['highlights']].map((sorts) =>
      share(brings(sorts), active.length).padStart(8),
    );
    console.log(
      `${name.padEnd(10)} ≥ ${String(least).padStart(2)} commits  n = ${String(active.length).padStart(5)} ${columns.join(' ')}`,
    );
  }
}

const paths = process.argv.slice(2);
if (paths.length === 0) {
  console.error('usage: node test/tooling/evaluate-digest.mjs HISTORY.jsonl.gz…');
  process.exit(2);
}
console.log('weeks of authors with at least 100 commits: any thing, nudge, kind for the digest, highlight');
const all = [];
for (const path of paths) {
  const facts = readFacts(path);
  const past = analytics.replay(facts, { now: Math.max(...facts.map(({ at }) => at)) });
  const handmade = analytics.countedCommits(facts).filter(analytics.isHandmade);
  const actors = [...new Set(facts.map(({ actor }) => actor))];
  const weeks = actors.flatMap((actor) => weeksOf(facts, actor, { past, handmade }));
  print(basename(path).split('.')[0], weeks);
  all.push(...weeks);
}
print('all', all);
