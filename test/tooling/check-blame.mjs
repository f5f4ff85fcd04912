// node test/tooling/check-blame.mjs SAMPLE.json DIR          how labels agree with a hand-checked sample of fixes
// node test/tooling/check-blame.mjs --draw SAMPLE.json DIR   the fixes that the sample's seed draws, with whom blame names
// DIR has a clone, by its name, of each repository of the sample; history ends at the head that the sample names.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

/** Of each repository. */
const DRAWN = 20;

async function loadParts() {
  const contents = `
    export { blameFix } from './src/capture/blame.ts';
    export { gitOf, resolveRepository } from './src/capture/repository.ts';
    export { streamHistory } from './src/capture/stream-history.ts';
    export { factOf } from './src/analytics/fact-of.ts';
    export { LABEL_HORIZON, labelByBlame, labelLastTouchers, replacedFilesOf } from './src/analytics/labeller.ts';
    export { createRandom, seedOf, shuffle } from './src/analytics/random.ts';
    export { countedCommits } from './src/analytics/superseded.ts';
    export { intervalOf } from './src/analytics/wilson.ts';
    export { maskNothing } from './src/privacy/mask.ts';`;
  const stdin = { contents, resolveDir: join(import.meta.dirname, '../..') };
  const external = ['simple-git'];
  const { outputFiles } = await build({ stdin, bundle: true, format: 'esm', write: false, platform: 'node', external });
  const text = outputFiles[0].text.replaceAll('import("simple-git")', `import("${import.meta.resolve('simple-git')}")`);
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
}

const parts = await loadParts();

async function openHistory({ name, head }, directory) {
  const cwd = resolve(directory, name);
  const registry = { idOf: () => name, remember: () => undefined };
  const place = { cwd, env: process.env };
  const repository = await parts.resolveRepository(place, { registry, ids: {} });
  const git = parts.gitOf(repository, { env: process.env });
  const facts = [];
  for await (const record of parts.streamHistory(git, { include: [head] }, describe(repository)))
    facts.push(parts.factOf(record, record.author.id));
  return { name, git, commits: parts.countedCommits(facts) };
}

/** Records of which nothing is kept: neither names nor masks matter. */
function describe(repository) {
  const { maskNothing } = parts;
  return {
    repository,
    source: 'track',
    clock: { now: () => '2026-11-26T00:00:00Z' },
    privacy: { others: 'hashed', mask: maskNothing, maskPath: maskNothing },
    commitId: (hash) => hash,
    me: () => false,
    authorId: (email) => email,
    operationOf: () => null,
    branchOf: () => null,
    markerOf: () => undefined,
  };
}

function fixesIn({ commits }) {
  return commits
    .map((commit) => ({ hash: commit.hash, parent: commit.parents[0], files: parts.replacedFilesOf(commit) }))
    .filter(({ parent, files }) => parent !== undefined && files.length > 0);
}

async function drawFixes(history, seed) {
  const fixes = fixesIn(history);
  const total = fixes.length;
  parts.shuffle(fixes, parts.createRandom(parts.seedOf(`${seed}:${history.name}`)));
  const drawn = [];
  for (const fix of fixes) {
    const blamed = (await parts.blameFix(history.git, fix)) ?? [];
    if (blamed.length > 0) drawn.push({ repository: history.name, fix: fix.hash, blamed });
    if (drawn.length === DRAWN) break;
  }
  return { total, drawn };
}

async function printDraw({ seed, repositories }, directory) {
  for (const repository of repositories) {
    const { total, drawn } = await drawFixes(await openHistory(repository, directory), seed);
    console.log(`${repository.name}: ${drawn.length} of ${total} fixes`);
    for (const { fix, blamed } of drawn) console.log(`${fix} <- ${blamed.join(' ')}`);
  }
}

/** Each fix of the sample with the commits that each labeller names: at any age, and as it ships. */
async function judgeHistory(history, sample) {
  const told = new Map();
  const examined = new Map(fixesIn(history).map((fix) => [fix.hash, fix]));
  for (const { fix } of sample) told.set(fix, await blameOf(history, examined.get(fix)));
  const labellers = { blame: parts.labelByBlame(told), toucher: parts.labelLastTouchers };
  const known = new Map(history.commits.map(({ hash, at }) => [hash, at]));
  const isRecent = (fix) => (hash) => known.get(fix) - known.get(hash) <= parts.LABEL_HORIZON;
  const named = Object.entries(labellers).map(([name, labeller]) => [name, namesBy(labeller, history.commits)]);
  return sample.map((one) => ({
    ...one,
    recentInducers: one.inducers.filter(isRecent(one.fix)),
    named: Object.fromEntries(named.map(([name, { any, recent }]) => [name, [any(one.fix), recent(one.fix)]])),
  }));
}

async function blameOf({ name, git }, fix) {
  const blamed = fix === undefined ? undefined : await parts.blameFix(git, fix);
  if (blamed === undefined) throw new Error(`${name} has a fix in the sample that cannot be examined`);
  return blamed;
}

function namesBy(labeller, commits) {
  const labelsOf = (list) => labeller(list).filter(({ label }) => label === 'later-fixed');
  const recent = labelsOf(commits);
  // One second between commits: nothing is too old.
  const any = labelsOf(commits.map((commit, at) => ({ ...commit, at })));
  const namesIn = (labels) => (fix) => labels.filter(({ by }) => by === fix).map(({ hash }) => hash);
  return { any: namesIn(any), recent: namesIn(recent) };
}

/** Pairs of a fix and a commit: named, true, and both. */
function agreementOf(fixes, labeller, horizon) {
  const count = { named: 0, inducers: 0, both: 0 };
  for (const { inducers, recentInducers, named } of fixes) {
    const names = named[labeller][horizon];
    const truth = horizon === 0 ? inducers : recentInducers;
    count.named += names.length;
    count.inducers += truth.length;
    count.both += names.filter((hash) => truth.includes(hash)).length;
  }
  return count;
}

function shareText(hits, n) {
  if (n === 0) return 'none'.padEnd(24);
  const { from, to } = parts.intervalOf(hits, n);
  return `${hits}/${n} ${(hits / n).toFixed(2)} (${from.toFixed(2)}-${to.toFixed(2)})`.padEnd(24);
}

function printRow(title, fixes) {
  const bugs = fixes.filter(({ verdict }) => verdict === 'bug');
  const others = fixes.filter(({ verdict }) => verdict === 'not-a-bug').length;
  const unclear = fixes.length - bugs.length - others;
  console.log(
    `${title}: ${fixes.length} fixes, no bug fix ${shareText(others, fixes.length).trim()}, unclear ${unclear}`,
  );
  for (const labeller of ['blame', 'toucher']) printAgreement(bugs, labeller);
}

const NAMES = { blame: 'git blame', toucher: 'last toucher' };
const HORIZONS = ['any age', 'within 30 days'];

function printAgreement(fixes, labeller) {
  for (const [horizon, title] of HORIZONS.entries()) {
    const { named, inducers, both } = agreementOf(fixes, labeller, horizon);
    console.log(
      `  ${NAMES[labeller].padEnd(12)} ${title.padEnd(14)}  precision ${shareText(both, named)} recall ${shareText(both, inducers).trim()}`,
    );
  }
}

/** As a label is met: what is no bug fix names nobody rightly. */
function printShipped(fixes) {
  const clear = fixes.filter(({ verdict }) => verdict !== 'unclear');
  for (const labeller of ['blame', 'toucher']) {
    const { named, both } = agreementOf(clear, labeller, 1);
    console.log(`labels by ${NAMES[labeller]} within 30 days, of all fixes: right ${shareText(both, named).trim()}`);
  }
}

async function printCheck(sample, directory) {
  const all = [];
  for (const repository of sample.repositories) {
    const fixes = sample.fixes.filter((one) => one.repository === repository.name);
    const judged = await judgeHistory(await openHistory(repository, directory), fixes);
    printRow(repository.name, judged);
    all.push(...judged);
  }
  printRow('all', all);
  printShipped(all);
}

const isDraw = process.argv[2] === '--draw';
const [samplePath, directory] = process.argv.slice(isDraw ? 3 : 2);
if (directory === undefined) {
  console.error('usage: node test/tooling/check-blame.mjs [--draw] SAMPLE.json DIR');
  process.exit(2);
}
const sample = JSON.parse(readFileSync(samplePath, 'utf8'));
await (isDraw ? printDraw : printCheck)(sample, directory);
