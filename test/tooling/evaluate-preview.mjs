// node test/tooling/evaluate-preview.mjs [--incremental] HISTORY.jsonl.gz…
// What the habits would have said over whole histories (commit records, one a line): findings and toasts of each author
// with at least 100 commits, the share of each kind, and each kind's hits beside its matched control. --incremental: only
// whether a timeline that got each commit in the order of the file ends where one does that was computed at once.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { build } from 'esbuild';

const LEAST_COMMITS = 100;
const LEAST_FINDINGS = 3;

async function loadAnalytics() {
  const contents = `
    export { factOf } from './src/analytics/fact-of.ts';
    export { findingsOf } from './src/analytics/findings-of.ts';
    export { ownCommits, rationNudges } from './src/analytics/preview.ts';
    export { medianOf, quantileOf, shareOf } from './src/analytics/quantile.ts';
    export { replay } from './src/analytics/replay.ts';
    export { createTimeline, rebuildTimeline } from './src/analytics/timeline.ts';
    export { localDayOf } from './src/domain/local-time.ts';`;
  const stdin = { contents, resolveDir: new URL('../..', import.meta.url).pathname };
  const { outputFiles } = await build({ stdin, bundle: true, format: 'esm', write: false, platform: 'neutral' });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}

const analytics = await loadAnalytics();
const percent = (share) => (share === null ? '–' : `${(100 * share).toFixed(1)} %`);
const ratio = (part, whole) => percent(analytics.shareOf(part, whole));
const sum = (items, value) => items.reduce((total, item) => total + value(item), 0);

function readFacts(path) {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  const records = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return records.map((record) => analytics.factOf(record, record.author.id));
}

function evaluateHistory(path) {
  const facts = readFacts(path);
  const past = analytics.replay(facts, { now: Math.max(...facts.map(({ at }) => at)) });
  const actors = [...new Set(facts.map(({ actor }) => actor))];
  const authors = actors.flatMap((actor) => evaluateAuthor(facts, actor, past));
  const snapshot = JSON.stringify(analytics.rebuildTimeline(facts, { repository: facts[0].repository }).snapshot());
  return { name: basename(path).split('.')[0], commits: facts.length, past, authors, snapshot: snapshot.length };
}

function evaluateAuthor(facts, actor, past) {
  const own = analytics.ownCommits(facts, actor);
  if (own.length < LEAST_COMMITS) return [];
  const shown = analytics.rationNudges(
    past.observations.filter((one) => one.actor === actor),
    own,
    {},
  );
  const findings = analytics.findingsOf(facts, actor, { records: past.recordFor(actor) });
  const namesOnly = analytics.findingsOf(facts.map(withoutLines), actor, { records: [] });
  return [{ actor, own, shown, findings, namesOnly, perDay: toastsPerDay(own, shown) }];
}

function withoutLines(fact) {
  return { ...fact, insertions: null, deletions: null, codeChurn: null, codeDeletions: null };
}

function toastsPerDay(own, shown) {
  const toasts = new Map(own.map(({ at, utcOffset }) => [analytics.localDayOf(at, utcOffset), 0]));
  for (const { localDay } of shown) toasts.set(localDay, (toasts.get(localDay) ?? 0) + 1);
  return [...toasts.values()];
}

function printAuthors(histories) {
  const authors = histories.flatMap((history) => history.authors);
  const enough = authors.filter(({ findings }) => findings.length >= LEAST_FINDINGS);
  const enoughNames = authors.filter(({ namesOnly }) => namesOnly.length >= LEAST_FINDINGS);
  const days = authors.flatMap(({ perDay }) => perDay);
  const shown = authors.flatMap((author) => author.shown);
  const commits = sum(authors, ({ own }) => own.length);
  const perAuthor = authors.map((author) => author.findings.length);
  const toastsIn90Days = authors.map((author) => (author.shown.length * 90) / spanOf(author.own));
  console.log(`authors with at least ${LEAST_COMMITS} commits: ${authors.length}`);
  console.log(
    `  with at least ${LEAST_FINDINGS} findings: ${ratio(enough.length, authors.length)} (names pass alone: ${ratio(enoughNames.length, authors.length)})`,
  );
  console.log(`  findings of an author: median ${analytics.medianOf(perAuthor)}, least ${Math.min(...perAuthor)}`);
  console.log(
    `toasts: ${shown.length} in ${days.length} active days: mean ${(shown.length / days.length).toFixed(3)} a day, p99 ${analytics.quantileOf(days, 0.99)}, most ${Math.max(...days)}`,
  );
  console.log(
    `  ${ratio(shown.length, commits)} of commits; in 90 days, median author ${analytics.medianOf(toastsIn90Days).toFixed(1)}; authors never spoken to: ${authors.filter((author) => author.shown.length === 0).length}`,
  );
}

const spanOf = (own) => Math.max(90, (own.at(-1).at - own[0].at) / 86_400);

function printKinds(histories) {
  const shown = histories.flatMap(({ authors }) => authors).flatMap((author) => author.shown);
  console.log(
    '\nkind              seen  toasts  share of toasts | shown and judged: hits | all: rate   control  lift (n compared)',
  );
  for (const { kind } of histories[0].past.record) {
    const records = histories.map(({ past }) => past.record.find((one) => one.kind === kind));
    const toasts = shown.filter((one) => one.kind === kind);
    const judged = toasts.filter(({ judgement }) => judgement.hit !== 'open');
    const hits = judged.filter(({ judgement }) => judgement.hit === 'hit').length;
    const matured = sum(records, (one) => one.matured);
    const compared = sum(records, ({ controlled }) => controlled);
    const control = compared === 0 ? null : sum(records, (one) => (one.control ?? 0) * one.controlled) / compared;
    const lift = compared === 0 ? null : sum(records, (one) => (one.lift ?? 0) * one.controlled) / compared;
    const cells = [kind.padEnd(16), String(sum(records, ({ n }) => n)).padStart(6), String(toasts.length).padStart(7)];
    const rates = [
      percent(
        analytics.shareOf(
          sum(records, (one) => one.hits),
          matured,
        ),
      ),
      percent(control),
      percent(lift),
    ];
    console.log(
      `${cells.join(' ')}  ${ratio(toasts.length, shown.length).padStart(15)} | ${ratio(hits, judged.length).padStart(22)} | ${rates.map((cell) => cell.padStart(7)).join('  ')} (${compared})`,
    );
  }
}

function printHistories(histories) {
  console.log('\nhistory     commits  authors  toasts  snapshot');
  for (const { name, commits, authors, snapshot } of histories) {
    const toasts = sum(authors, ({ shown }) => shown.length);
    console.log(
      `${name.padEnd(10)} ${String(commits).padStart(8)} ${String(authors.length).padStart(8)} ${String(toasts).padStart(7)}  ${Math.ceil(snapshot / 1024)} KB`,
    );
  }
}

// The file is in topological order, so that commits of branches come late by committer time, now and then by years.
function checkIncremental(path) {
  const facts = readFacts(path);
  const options = { repository: facts[0].repository };
  let timeline = analytics.createTimeline(options);
  let rebuilt = 0;
  const started = performance.now();
  for (const [index, fact] of facts.entries()) {
    timeline.apply(fact);
    if (!timeline.stale) continue;
    timeline = analytics.rebuildTimeline(facts.slice(0, index + 1), options);
    rebuilt += 1;
  }
  const milliseconds = (performance.now() - started) / facts.length;
  const expected = analytics.rebuildTimeline(facts, options);
  const isSame = isDeepStrictEqual(timeline.snapshot(), expected.snapshot());
  console.log(
    `${basename(path).split('.')[0].padEnd(10)} ${facts.length} commits, rebuilt ${rebuilt} times, ${milliseconds.toFixed(2)} ms a commit: ${isSame ? 'equal' : 'DIFFERENT'}`,
  );
  return isSame;
}

const isIncremental = process.argv.includes('--incremental');
const paths = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (paths.length === 0) {
  console.error('usage: node test/tooling/evaluate-preview.mjs HISTORY.jsonl.gz…');
  process.exit(2);
}
if (isIncremental) process.exit(paths.map(checkIncremental).every(Boolean) ? 0 : 1);
const histories = paths.map(evaluateHistory);
printAuthors(histories);
printKinds(histories);
printHistories(histories);
