// Reads, or first fills, a journal in a process of its own, by the built store or by the plainest loop that there is.
// In: MODE STORE DATA [COUNT [UNTIL REPOSITORY]] on the command line. Out: {records, ms} as JSON.
import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

const [mode, storePath, root, count, until, repository] = process.argv.slice(2);
const { openDataDirectory, openJournal } = await import(storePath);

const CHUNK = 1 << 20;
const DAY = 86_400;
const START = until === undefined ? Date.UTC(2024, 0, 1) / 1000 : Number(until) - 730 * DAY;
const REPOSITORIES = 50;
const ASKED = 7;
const MESSAGE =
  'fix(parser): keep the header when a reply is cut\n\nThe buffer was taken over before its last line had come.';

const modes = { fill, loop, read, query, again };
const begun = performance.now();
const answer = modes[mode]();
process.stdout.write(JSON.stringify({ ms: performance.now() - begun, ...answer }));

function open() {
  return openJournal(openDataDirectory({ CRAFTNUDGE_HOME: root }));
}

/** Two years of commits, spread over fifty repositories as they come: up to UNTIL, and one of them of the id REPOSITORY. */
function fill() {
  const session = open().openImport();
  const total = Number(count);
  for (let n = 0; n < total; n += 1) session.add(recordOf(n, total));
  session.close();
  return { records: total };
}

/** What the store is held against: 1 MiB at a time, a newline, JSON.parse. */
function loop() {
  const folder = join(root, 'behaviors');
  const names = readdirSync(folder).filter((name) => /^commits.*\.jsonl$/.test(name));
  return { records: names.reduce((sum, name) => sum + countIn(join(folder, name)), 0) };
}

function countIn(path) {
  const file = openSync(path, 'r');
  const buffer = Buffer.allocUnsafe(2 * CHUNK);
  let kept = 0;
  let records = 0;
  for (;;) {
    const size = readSync(file, buffer, kept, CHUNK);
    if (size === 0) break;
    const bytes = buffer.subarray(0, kept + size);
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      if (typeof JSON.parse(bytes.toString('utf8', start, end)).hash === 'string') records += 1;
      start = end + 1;
    }
    bytes.copy(buffer, 0, start);
    kept = bytes.length - start;
  }
  closeSync(file);
  return records;
}

function read() {
  return { records: countOf(open().read()) };
}

/** One repository, one month: what a report asks, with an index that was there before. */
function query() {
  return { records: countOf(open().read(month())) };
}

/** The same asked again in the process that has just asked it. */
function again() {
  const journal = open();
  countOf(journal.read(month()));
  const from = performance.now();
  const records = countOf(journal.read(month()));
  return { records, ms: performance.now() - from };
}

function month() {
  return { repository: repositoryOf(ASKED).id, from: '2025-03-01T00:00:00Z', to: '2025-04-01T00:00:00Z' };
}

function countOf(records) {
  let total = 0;
  for (const { hash } of records) if (hash !== '') total += 1;
  return total;
}

function recordOf(n, total) {
  const at = instantOf(START + Math.floor((n / total) * 730 * DAY));
  const hash = hashOf(n);
  const person = { id: '0123456789abcdef', name: 'Ada', email: 'ada@example.org' };
  return {
    v: 1,
    id: uuidOf(hash),
    recordedAt: at,
    source: 'track',
    repository: repositoryOf(n % REPOSITORIES),
    worktree: repositoryOf(n % REPOSITORIES).path,
    hash,
    parents: [hashOf(n - REPOSITORIES)],
    branch: 'main',
    operation: null,
    author: person,
    authoredAt: at,
    authorUtcOffset: 60,
    committer: person,
    committedAt: at,
    committerUtcOffset: 60,
    message: MESSAGE,
    files: [fileOf(n), fileOf(n + 1)],
    insertions: 14,
    deletions: 4,
  };
}

function repositoryOf(number) {
  const id = number === ASKED && repository !== undefined ? repository : uuidOf(hashOf(-1000 - number));
  return { id, name: `project-${number}`, path: `/home/ada/src/project-${number}` };
}

function fileOf(n) {
  return { path: `src/area${n % 20}/part-${n % 400}.ts`, status: 'M', insertions: 7, deletions: 2 };
}

function hashOf(n) {
  return createHash('sha1').update(String(n)).digest('hex');
}

function uuidOf(hash) {
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

function instantOf(seconds) {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}
