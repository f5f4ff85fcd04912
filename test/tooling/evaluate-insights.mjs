// node test/tooling/evaluate-insights.mjs [--rounds=N] [--planted=N] [--seed=N] HISTORY.jsonl.gz…
// Insights over whole histories (commit records, one a line), for each author with at least 100 handmade commits, as of the
// last commit and of each year before it; then the same on histories in which there is nothing to find: times permuted,
// authors permuted, authors permuted within each month (where one person makes nearly all commits, that changes nothing: what
// is told of who is alone is counted apart). Then planted patterns: how often what was planted is found.
// `--seed` is the first seed of the rounds and of the planted histories: others than those that were seen while tuning.
import { basename } from 'node:path';
import { importSources } from './import-sources.mjs';
import { readRecords } from './read-records.mjs';

const LEAST_COMMITS = 100;
const YEAR = 365 * 86_400;

const analytics = await importSources(`
    export { factOf } from './src/analytics/fact-of.ts';
    export { findChanges } from './src/analytics/find-changes.ts';
    export { insightsOf, isWorthTelling } from './src/analytics/insights-of.ts';
    export { createRandom } from './src/analytics/random.ts';
    export { countedCommits, isHandmade } from './src/analytics/superseded.ts';
    export { permuteAuthors, permuteTimes } from './test/support/permuted-history.ts';
    export { plants, plantedHistory, isFound } from './test/support/planted-history.ts';`);

const percent = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`);

function readFacts(path) {
  return analytics.countedCommits(readRecords(path).map((record) => analytics.factOf(record, record.author.id)));
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** Every author at every yearly look: tests made, changes that are sure in time, and insights told. */
function look(facts) {
  const handmade = facts.filter(analytics.isHandmade);
  const found = { looks: 0, looksWith: 0, tests: 0, told: [], alone: 0, sure: 0 };
  for (const [actor, own] of groupBy(handmade, (fact) => fact.actor)) {
    if (own.length < LEAST_COMMITS) continue;
    const times = own.map(({ authoredAt }) => authoredAt).sort((a, b) => a - b);
    for (let now = times.at(-1); now > times[0]; now -= YEAR) {
      const tests = analytics.findChanges(handmade, { actor, now });
      const told = tests.filter(analytics.isWorthTelling);
      found.looks += tests.length > 0 ? 1 : 0;
      found.looksWith += told.length > 0 ? 1 : 0;
      found.tests += tests.length;
      found.told.push(...told);
      found.alone += told.filter(({ whose }) => whose === 'alone').length;
      found.sure += tests.filter(({ whose }) => whose !== undefined).length;
    }
  }
  return found;
}

const NULLS = {
  'times permuted': (facts, random) => analytics.permuteTimes(facts, random),
  'authors permuted': (facts, random) => analytics.permuteAuthors(facts, random, 'history'),
  'within each month': (facts, random) => analytics.permuteAuthors(facts, random, 'months'),
};

function evaluateNulls(paths, rounds) {
  const totals = new Map();
  const reals = [];
  let milliseconds = 0;
  console.log(
    'history      what               looks   tests   sure in time | insights  of tests  of the real ones  alone',
  );
  for (const path of paths) {
    const facts = readFacts(path);
    const name = basename(path).split('.')[0];
    const started = performance.now();
    const real = look(facts);
    milliseconds += performance.now() - started;
    reals.push(...real.told);
    printLooks(name, 'as it is', summed([real]), summed([real]));
    add(totals, 'as it is', summed([real]));
    for (const [what, deal] of Object.entries(NULLS)) {
      const runs = Array.from({ length: rounds }, (_, round) =>
        look(deal(facts, analytics.createRandom(firstSeed + round))),
      );
      const found = summed(runs);
      printLooks(name, what, found, summed([real]));
      add(totals, what, found);
    }
  }
  console.log('');
  const real = totals.get('as it is');
  for (const [what, found] of totals) printLooks('all', what, found, real);
  for (const [what, { looks, looksWith }] of totals)
    console.log(`looks with any insight, ${what}: ${percent(looksWith, looks)}`);
  printReal(reals, milliseconds / real.looks);
}

function summed(runs) {
  const mean = (valueOf) => runs.reduce((sum, run) => sum + valueOf(run), 0) / runs.length;
  return {
    looks: mean(({ looks }) => looks),
    looksWith: mean(({ looksWith }) => looksWith),
    tests: mean(({ tests }) => tests),
    told: mean(({ told }) => told.length),
    alone: mean(({ alone }) => alone),
    sure: mean(({ sure }) => sure),
  };
}

function add(totals, what, found) {
  const before = totals.get(what);
  const sum = Object.entries(found).map(([name, value]) => [name, value + (before?.[name] ?? 0)]);
  totals.set(what, Object.fromEntries(sum));
}

function printLooks(name, what, { looks, tests, sure, told, alone }, real) {
  const counts = [looks.toFixed(0).padStart(6), tests.toFixed(0).padStart(7), sure.toFixed(1).padStart(14)];
  const shares = [
    told.toFixed(1).padStart(8),
    percent(told, tests).padStart(9),
    percent(told, real.told).padStart(9),
    alone.toFixed(1).padStart(6),
  ];
  console.log(`${name.padEnd(12)} ${what.padEnd(17)} ${counts.join(' ')} | ${shares.join(' ')}`);
}

function printReal(told, ms) {
  const kinds = [...groupBy(told, ({ kind }) => kind.name)].sort(([, a], [, b]) => b.length - a.length);
  const whose = [...groupBy(told, (test) => test.whose)];
  const list = (groups) => groups.map(([name, group]) => `${name} ${group.length}`).join(', ');
  console.log(`\n${ms.toFixed(0)} ms a look; real ones by kind: ${list(kinds)}; whose: ${list(whose)}`);
}

function evaluatePlants(histories) {
  console.log('\nplanted           strength                                       found, its change within four weeks');
  const totals = { stated: [0, 0], weak: [0, 0] };
  for (const plant of analytics.plants) {
    for (const [index, strength] of plant.strengths.entries()) {
      const level = index === 0 ? 'weak' : 'stated';
      const found = countFound(plant, strength, histories);
      totals[level][0] += found;
      totals[level][1] += histories;
      const words = `${plant.say(strength)}${index === 0 ? ' (weak)' : ''}`;
      console.log(`${plant.kind.padEnd(17)} ${words.padEnd(46)} ${String(found).padStart(4)} of ${histories}`);
    }
  }
  const [[found, all], [weak, allWeak]] = [totals.stated, totals.weak];
  console.log(
    `recall at the stated strengths: ${percent(found, all)} (${found} of ${all}); weaker: ${percent(weak, allWeak)}`,
  );
}

function countFound(plant, strength, histories) {
  let found = 0;
  for (let seed = firstSeed; seed < firstSeed + histories; seed += 1) {
    const { facts, actor, now, changedAt } = analytics.plantedHistory({ plant, strength, seed });
    const insights = analytics.insightsOf(facts, { actor, now });
    if (insights.some((insight) => analytics.isFound(insight, plant, changedAt))) found += 1;
  }
  return found;
}

function timeLong() {
  const { facts, actor, now } = analytics.plantedHistory({ seed: 1, weeks: 240 });
  const started = performance.now();
  analytics.insightsOf(facts, { actor, now });
  const ms = performance.now() - started;
  console.log(`${facts.length} commits: ${ms.toFixed(0)} ms`);
}

const option = (name, usual) =>
  Number(process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1] ?? usual);
const firstSeed = option('seed', 1);
const paths = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (paths.length > 0) evaluateNulls(paths, option('rounds', 2));
if (option('planted', 20) > 0) evaluatePlants(option('planted', 20));
timeLong();
