// node test/tooling/evaluate-preview.mjs [--incremental] HISTORY.jsonl.gz…
// What the habits would have said over whole histories (commit records, one a line): findings and toasts of each author
// with at least 100 commits, the share of each kind, and each kind's hits beside its matched control; the same of kinds that
// must earn the toast and of digest kinds, and how many active weeks have something useful in them. --incremental: only
// whether a timeline that got each commit in the order of the file ends where one does that was computed at once.
import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { importSources } from './import-sources.mjs';
import { readRecords } from './read-records.mjs';

const LEAST_COMMITS = 100;
const LEAST_FINDINGS = 3;

const analytics = await importSources(`
    export { agentOf, trailersOf } from './src/capture/agent.ts';
    export { replayDigests } from './src/analytics/digest-replay.ts';
    export { toldKinds } from './src/analytics/told-kinds.ts';
    export { earnedHabits } from './src/analytics/habits/earned.ts';
    export { labelLastTouchers } from './src/analytics/labeller.ts';
    export { factOf } from './src/analytics/fact-of.ts';
    export { findingsOf } from './src/analytics/findings-of.ts';
    export { ownCommits, rationNudges } from './src/analytics/preview.ts';
    export { medianOf, quantileOf, shareOf } from './src/analytics/quantile.ts';
    export { replay } from './src/analytics/replay.ts';
    export { createTimeline, rebuildTimeline } from './src/analytics/timeline.ts';
    export { localDayOf, localWeekOf } from './src/domain/local-time.ts';`);

const percent = (share) => (share === null ? '–' : `${(100 * share).toFixed(1)} %`);
const ratio = (part, whole) => percent(analytics.shareOf(part, whole));
const sum = (items, value) => items.reduce((total, item) => total + value(item), 0);

function readFacts(path) {
  return readRecords(path).map((record) => analytics.factOf({ ...record, ...agentIn(record) }, record.author.id));
}

/** Records of a study were made without looking for agents: the message names them. */
function agentIn({ agent, message, author }) {
  const named = {
    trailers: analytics.trailersOf(message),
    authorName: author.name ?? '',
    authorEmail: author.email ?? '',
  };
  const found = agent ?? analytics.agentOf(named);
  return found === undefined ? {} : { agent: found };
}

function evaluateHistory(path) {
  const facts = readFacts(path);
  const now = Math.max(...facts.map(({ at }) => at));
  const past = analytics.replay(facts, { now });
  const earned = analytics.replay(facts, { now, habits: analytics.earnedHabits });
  const actors = [...new Set(facts.map(({ actor }) => actor))];
  const labeller = once(analytics.labelLastTouchers);
  const replayFor = (actor) => analytics.replayDigests(facts, { now, actor, labeller, settings: ALL_ON });
  const authors = actors.flatMap((actor) => evaluateAuthor(facts, actor, { past, replayFor }));
  const snapshot = JSON.stringify(analytics.rebuildTimeline(facts, { repository: facts[0].repository }).snapshot());
  return {
    name: basename(path).split('.')[0],
    commits: facts.length,
    past,
    earned,
    authors,
    snapshot: snapshot.length,
  };
}

/** The labels of one history are the same for each of its authors. */
function once(make) {
  let made;
  return (commits) => (made ??= make(commits));
}

/** What a person must switch on is measured too; the weeks below count without it. */
const ALL_ON = { 'hours-mirror': { enabled: true } };

function evaluateAuthor(facts, actor, { past, replayFor }) {
  const own = analytics.ownCommits(facts, actor);
  if (own.length < LEAST_COMMITS) return [];
  const shown = analytics.rationNudges(
    past.observations.filter((one) => one.actor === actor),
    own,
    {},
  );
  const findings = analytics.findingsOf(facts, actor, { records: past.recordFor(actor) });
  const namesOnly = analytics.findingsOf(facts.map(withoutLines), actor, { records: [] });
  const digests = replayFor(actor);
  const weeks = usefulWeeks(own, actor, { past, digests });
  const right = shown.filter(({ judgement }) => judgement.hit === 'hit').length;
  return [{ actor, own, shown, right, findings, namesOnly, digests, weeks, perDay: toastsPerDay(own, shown) }];
}

/** For each week with a commit, how many commits and what there was to say; what is off until wanted is left out. */
function usefulWeeks(own, actor, { past, digests }) {
  const offset = new Map(own.map(({ hash, utcOffset }) => [hash, utcOffset]));
  const weekOf = ({ at, hash }) => analytics.localWeekOf(at, offset.get(hash) ?? 0);
  const weeks = new Map();
  for (const commit of own) {
    const week = weekOf(commit);
    weeks.set(week, { commits: (weeks.get(week)?.commits ?? 0) + 1, items: [] });
  }
  const add = (week, { kind, tier, judgement }) => {
    if (kind !== 'hours-mirror') weeks.get(week)?.items.push({ kind, tier, isMiss: judgement.hit === 'miss' });
  };
  for (const one of past.observations) if (one.actor === actor) add(weekOf(one), one);
  for (const item of digests.items) {
    const at = item.pace === 'commit' ? item.at : item.at - 1; // a tick is the first second after its period
    add(weekOf({ ...item, at }), item);
  }
  return [...weeks.values()];
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
  const true3 = authors.filter(({ findings, right }) => findings.length + right >= LEAST_FINDINGS);
  console.log(
    `  with at least ${LEAST_FINDINGS} true things at install, findings and toasts that were right: ${ratio(true3.length, authors.length)}`,
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

function printMore(histories) {
  const authors = histories.flatMap((history) => history.authors);
  const digests = analytics.toldKinds.map(({ name, pace }) => ({
    kind: name,
    pace,
    records: authors.flatMap((author) => author.digests.record.filter(({ kind }) => kind === name)),
  }));
  const earned = analytics.earnedHabits.map(({ name }) => ({
    kind: name,
    pace: 'commit',
    records: histories.map((history) => history.earned.record.find(({ kind }) => kind === name)),
  }));
  console.log('\nkind                     pace    seen | matured  hits  control   lift (n compared) | followed');
  for (const { kind, pace, records } of [...earned, ...digests]) console.log(rowOf(kind, pace, records));
}

function rowOf(kind, pace, records) {
  const matured = sum(records, (one) => one.matured);
  const compared = sum(records, ({ controlled }) => controlled);
  const weighted = (field) =>
    compared === 0 ? null : sum(records, (one) => (one[field] ?? 0) * one.controlled) / compared;
  const seen = sum(records, ({ n }) => n);
  const hits = analytics.shareOf(
    sum(records, (one) => one.hits),
    matured,
  );
  const followed = ratio(
    sum(records, (one) => one.followed),
    seen,
  );
  const figures = [percent(hits), percent(weighted('control')), percent(weighted('lift'))].map((cell) =>
    cell.padStart(7),
  );
  return `${kind.padEnd(24)} ${pace.padEnd(7)} ${String(seen).padStart(4)} | ${String(matured).padStart(7)} ${figures.join(' ')} (${compared}) | ${followed}`;
}

function printWeeks(histories) {
  const all = histories.flatMap(({ authors }) => authors).flatMap((author) => author.weeks);
  const isDigest = ({ tier }) => tier === 'digest';
  const isRight = ({ isMiss }) => !isMiss;
  console.log('\nactive weeks              weeks | digest item | no miss | or toast kind | no miss | items a week');
  for (const least of [1, 3, 5, 10]) {
    const weeks = all.filter(({ commits }) => commits >= least);
    const share = (wanted) => ratio(weeks.filter(({ items }) => items.some(wanted)).length, weeks.length);
    const cells = [
      share(isDigest).padStart(11),
      share((item) => isDigest(item) && isRight(item)).padStart(7),
      share(() => true).padStart(13),
      share(isRight).padStart(7),
      (sum(weeks, ({ items }) => items.length) / weeks.length).toFixed(2).padStart(12),
    ];
    console.log(
      `with at least ${String(least).padStart(2)} commits ${String(weeks.length).padStart(8)} | ${cells.join(' | ')}`,
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
printMore(histories);
printWeeks(histories);
printHistories(histories);
