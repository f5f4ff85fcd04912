// `npm run guarantee [-- NUMBER…] [--short] [--seed N] [--write]`: runs the tests that can break each guarantee, and
// prints what they measured. `--short` takes the fault suites only, with few rounds: the others are part of `npm test`.
// A seed that fails is kept in test/faults/seeds.json, and every later run tries it again.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const root = resolve(import.meta.dirname, '../..');
const FIGURES = join(root, 'test/guarantee/figures.json');
const JEST = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const SEEDS = join(root, 'test/faults/seeds.json');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { short: { type: 'boolean' }, seed: { type: 'string' }, write: { type: 'boolean' } },
});
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const writeJson = (path, value) => writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);

const seed = Number(values.seed ?? Date.now() % 1_000_000);
const all = readJson(join(root, 'test/guarantee/guarantees.json'));
/** The short form leaves to `npm test` what that runs anyway. */
const isMeant = (file) => !values.short || file.startsWith('test/faults/');
const wanted = all
  .filter(({ number }) => positionals.length === 0 || positionals.includes(String(number)))
  .map((one) => ({ ...one, tests: one.tests.filter(isMeant) }))
  .filter(({ tests }) => tests.length > 0);
const folder = mkdtempSync(join(tmpdir(), 'craftnudge-guarantee-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Each file runs once, however many guarantees it may break. */
const outcomes = new Map();
for (const file of new Set(wanted.flatMap(({ tests }) => tests))) outcomes.set(file, runFile(file));
const kept = existsSync(FIGURES) ? readJson(FIGURES) : {};
let failed = 0;
for (const { number, promise, tests } of wanted) {
  const results = tests.map((file) => outcomes.get(file));
  const figures = mergeFigures(results);
  const broken = results.flatMap((result) => result.broken);
  failed += broken.length;
  process.stdout.write(`\n${number}. ${promise}\n   ${textOf(figures)}\n`);
  for (const one of broken) process.stdout.write(`   BROKEN: ${one}\n`);
  kept[number] = { date: new Date().toISOString().slice(0, 10), ...figures };
}
const passedInAll = [...outcomes.values()].reduce((sum, { passed }) => sum + passed, 0);
process.stdout.write(
  `\nseed ${seed} · ${values.short ? 'short' : 'full'} length\nTests: ${failed} failed, ${passedInAll} passed\n`,
);
if (values.write && failed === 0) writeJson(FIGURES, kept);
process.exitCode = failed === 0 ? 0 : 1;

function runFile(file) {
  const report = join(folder, 'report.json');
  const figures = join(folder, 'figures.jsonl');
  for (const path of [report, figures]) rmSync(path, { force: true });
  process.stderr.write(`${file} …\n`);
  const { error } = spawnSync(
    process.execPath,
    [...JEST, '--runInBand', '--json', '--outputFile', report, '--runTestsByPath', file],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', values.short ? 'ignore' : 'inherit'],
      env: {
        ...process.env,
        CRAFTNUDGE_TEST_LENGTH: values.short ? 'short' : 'full',
        CRAFTNUDGE_TEST_SEED: String(seed),
        CRAFTNUDGE_FIGURES: figures,
      },
    },
  );
  if (error !== undefined) throw error;
  if (!existsSync(report)) return { passed: 0, broken: [`${file} did not run`], figures: [] };
  const { numPassedTests, testResults } = readJson(report);
  const broken = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const names = assertionResults.filter((one) => one.status === 'failed').map((one) => one.fullName);
    return status === 'failed' ? (names.length > 0 ? names : [`${relative(root, name)}: ${message}`]) : [];
  });
  if (broken.length > 0) keepSeed(file);
  const lines = existsSync(figures) ? readFileSync(figures, 'utf8').trimEnd().split('\n') : [];
  return { passed: numPassedTests, broken, figures: lines.map((line) => JSON.parse(line)) };
}

/** Only of files that take seeds; the name of the file is the name under which they ask for theirs. */
function keepSeed(file) {
  if (!readFileSync(join(root, file), 'utf8').includes('seedsOf(')) return;
  const seeds = readJson(SEEDS);
  const name = basename(file, '.test.ts');
  writeJson(SEEDS, { ...seeds, [name]: [...new Set([...(seeds[name] ?? []), seed])] });
}

/** Sums what several runs of a suite measured under one name. */
function mergeFigures(results) {
  const measured = {};
  for (const { suite, figures } of results.flatMap((result) => result.figures)) {
    const suiteFigures = (measured[suite] ??= {});
    for (const [name, value] of Object.entries(figures)) suiteFigures[name] = (suiteFigures[name] ?? 0) + value;
  }
  return { tests: results.reduce((sum, { passed }) => sum + passed, 0), measured };
}

function textOf({ tests, measured }) {
  const suites = Object.entries(measured).map(([suite, figures]) => `${suite}: ${wordsOf(figures)}`);
  return [...suites, `${tests} tests passed`].join(' · ');
}

function wordsOf(figures) {
  return Object.entries(figures)
    .map(([name, value]) => `${value.toLocaleString('en')} ${name}`)
    .join(', ');
}
