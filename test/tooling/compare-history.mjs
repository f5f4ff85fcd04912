// node test/tooling/compare-history.mjs REPOSITORY…
// Is every record what git says? Imports each repository's history into a data directory of its own, then asks git for
// the same commits in another format and compares field by field, bytes for bytes. Nothing of src/ is used here but the
// built command line. Prints commits compared and differences; exit 1 where there is one. Build first.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { ownEnvironment } from '../support/own-environment.mjs';

const cli = join(import.meta.dirname, '../../dist/cli.js');
/** Differences of one repository that are printed; all are counted. */
const MOST_PRINTED = 20;
const HEADER = ['%H', '%P', '%an', '%ae', '%at', '%ad', '%cn', '%ce', '%ct', '%cd', '%B'];
const HISTORY = ['log', '--topo-order', '--reverse', '--no-notes', '--encoding=UTF-8', '-z'];

function createRunner() {
  const root = mkdtempSync(join(tmpdir(), 'craftnudge-compare-'));
  const home = join(root, 'home');
  mkdirSync(home);
  const env = {
    ...ownEnvironment({ root, home, data: join(root, 'data') }),
    CRAFTNUDGE_PRIVACY_OTHERS: 'full',
    CRAFTNUDGE_PRIVACY_MASK: 'false',
  };
  return {
    data: env.CRAFTNUDGE_HOME,
    run: (cwd, program, ...args) => {
      const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, maxBuffer: 2 ** 31 - 1 });
      if (status !== 0) throw new Error(`${program} ${args[0]}: exit ${status}\n${stderr}`);
      return stdout;
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Lines of the journal by hash; a record is parsed when it is needed: long histories do not fit otherwise. */
function readJournal(data) {
  const folder = join(data, 'behaviors');
  const lines = new Map();
  for (const name of readdirSync(folder).filter((one) => /^commits.*\.jsonl$/.test(one))) {
    for (const line of splitBytes(readFileSync(join(folder, name)), 0x0a)) {
      const text = line.toString('utf8');
      lines.set(JSON.parse(text).hash, text);
    }
  }
  return lines;
}

function* splitBytes(bytes, separator) {
  let start = 0;
  for (let end = bytes.indexOf(separator); end >= 0; end = bytes.indexOf(separator, start)) {
    yield bytes.subarray(start, end);
    start = end + 1;
  }
  if (start < bytes.length) yield bytes.subarray(start);
}

/** What git says of the commits themselves: one field a line, then the message. */
function* readHeaders(runner, path) {
  const output = runner.run(path, 'git', ...HISTORY, '-s', '--date=raw', `--format=${HEADER.join('%n')}`);
  for (const entry of splitBytes(output, 0)) {
    const fields = [];
    let start = 0;
    while (fields.length < HEADER.length - 1) {
      const end = entry.indexOf(0x0a, start);
      fields.push(entry.toString('utf8', start, end));
      start = end + 1;
    }
    yield { fields, message: withoutLastNewlines(entry.subarray(start)) };
  }
}

function withoutLastNewlines(bytes) {
  let end = bytes.length;
  while (bytes[end - 1] === 0x0a) end -= 1;
  return bytes.subarray(0, end);
}

/** What git says of the files: tokens ended by NUL; the commit's own begins with `commit `, after a newline or not. */
function* readChanges(runner, path) {
  const asked = ['--raw', '--numstat', '-M', '--no-abbrev', '--diff-merges=first-parent', '--format=commit %H'];
  const tokens = [...splitBytes(runner.run(path, 'git', ...HISTORY, ...asked), 0)];
  let commit;
  for (let at = 0; at < tokens.length; ) {
    const text = tokens[at].toString('latin1').replace(/^\n/, '');
    if (text.startsWith('commit ')) {
      if (commit !== undefined) yield commit;
      commit = { hash: text.slice('commit '.length).trim(), files: [], counts: new Map(), insertions: 0, deletions: 0 };
      at += 1;
    } else if (text === '') at += 1;
    else at = text.startsWith(':') ? takeRaw(commit, tokens, at) : takeCounts(commit, tokens, at);
  }
  if (commit !== undefined) yield commit;
}

function takeRaw({ files }, tokens, at) {
  const status = tokens[at].toString('latin1').split(' ').at(-1)[0];
  const hasSource = status === 'R' || status === 'C';
  if (hasSource) files.push({ status, from: tokens[at + 1], path: tokens[at + 2] });
  else files.push({ status, path: tokens[at + 1] });
  return at + (hasSource ? 3 : 2);
}

function takeCounts(commit, tokens, at) {
  const [added, deleted, ...rest] = tokens[at].toString('latin1').replace(/^\n/, '').split('\t');
  const path = rest.join('\t');
  const counts = [added, deleted].map((text) => (text === '-' ? null : Number(text)));
  commit.counts.set(path === '' ? tokens[at + 2].toString('latin1') : path, counts);
  commit.insertions += counts[0] ?? 0;
  commit.deletions += counts[1] ?? 0;
  return at + (path === '' ? 3 : 1);
}

function compareHeader(record, { fields, message }, differs) {
  const [, parents, name, email, at, date, committerName, committerEmail, committedAt, committerDate] = fields;
  differs('parents', record.parents.join(' '), parents);
  differs('author', `${record.author.name} <${record.author.email}>`, `${name} <${email}>`);
  differs('committer', `${record.committer.name} <${record.committer.email}>`, `${committerName} <${committerEmail}>`);
  compareDate(`${record.authoredAt} ${record.authorUtcOffset}`, { at, date, raw: record.authoredAtRaw }, differs);
  const committer = { at: committedAt, date: committerDate, raw: record.committedAtRaw };
  compareDate(`${record.committedAt} ${record.committerUtcOffset}`, committer, differs);
  const bytes = record.messageBytes === undefined ? Buffer.from(record.message) : fromBase64(record.messageBytes);
  if (!bytes.equals(message)) differs('message', bytes.toString('latin1'), message.toString('latin1'));
}

const fromBase64 = (text) => Buffer.from(text, 'base64');

/** Where a date is odd, the record must at least say so, in its raw text. */
function compareDate(recorded, { at, date, raw }, differs) {
  const [, sign, hours, minutes] = /^\d+ ([+-])(\d\d)(\d\d)$/.exec(date) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  const seconds = Number(at);
  const isOdd = sign === undefined || Math.abs(offset) > 14 * 60 || Number(minutes) > 59 || seconds > 253_402_300_799;
  if (isOdd) return differs('odd date has its raw text', raw !== undefined, true);
  const instant = new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
  differs('date', recorded, `${instant} ${offset + 0}`);
  differs('raw date', raw, undefined);
}

function compareChanges(record, { files, counts, insertions, deletions }, differs) {
  differs('number of files', record.filesTotal ?? record.files.length, files.length);
  differs('insertions', record.insertions, insertions);
  differs('deletions', record.deletions, deletions);
  for (const [index, file] of record.files.entries()) {
    const { status, from, path } = files[index] ?? {};
    if (path === undefined) return;
    const bytes = file.pathBytes === undefined ? Buffer.from(file.path) : fromBase64(file.pathBytes);
    differs('path', bytes.toString('latin1'), path.toString('latin1'));
    differs('status', file.status, status);
    differs('old path', file.from, from?.toString('utf8'));
    const [added = null, deleted = null] = counts.get(path.toString('latin1')) ?? [];
    differs('counts', `${file.insertions} ${file.deletions}`, `${added} ${deleted}`);
  }
}

function compareRepository(path) {
  const runner = createRunner();
  try {
    runner.run(path, process.execPath, cli, 'track', '--all');
    const lines = readJournal(runner.data);
    const tally = { commits: 0, files: 0, differences: 0 };
    const differsIn = (hash) => (field, recorded, expected) => {
      if (Object.is(recorded, expected)) return;
      tally.differences += 1;
      if (tally.differences > MOST_PRINTED) return;
      console.log(`${hash} ${field}: ${JSON.stringify(recorded)}, git says ${JSON.stringify(expected)}`);
    };
    const pairUp = (said, hash, compare) => {
      const line = lines.get(hash);
      if (line === undefined) differsIn(hash)('record', 'none', 'a commit');
      else compare(JSON.parse(line), said, differsIn(hash));
    };
    for (const header of readHeaders(runner, path)) {
      tally.commits += 1;
      pairUp(header, header.fields[0], compareHeader);
    }
    let changed = 0;
    for (const change of readChanges(runner, path)) {
      changed += 1;
      tally.files += change.files.length;
      pairUp(change, change.hash, compareChanges);
    }
    differsIn('all')('commits with a list of files', changed, tally.commits);
    differsIn('all')('records', lines.size, tally.commits);
    return tally;
  } finally {
    runner.remove();
  }
}

let differences = 0;
for (const path of process.argv.slice(2).map((given) => resolve(given))) {
  const tally = compareRepository(path);
  differences += tally.differences;
  const { commits, files } = tally;
  console.log(`${basename(path)}: ${commits} commits, ${files} changed files, ${tally.differences} differences`);
}
process.exitCode = differences === 0 ? 0 : 1;
