// One process that uses the store: `append FROM COUNT [PAD] [SEGMENT BYTES] [unsynced]`, `import FROM COUNT`, `hold LOCK [owner]`,
// `contend LOCK COUNT`, `count`, `audit COUNT`, `log NAME COUNT`.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { openAuditLog } from '../../../src/audit/audit-log.js';
import { log } from '../../../src/recorder/diagnostics.js';
import { openDataDirectory } from '../../../src/store/data-directory.js';
import { realDisk } from '../../../src/store/disk.js';
import { openJournal } from '../../../src/store/journal/journal.js';
import { tryLock } from '../../../src/store/lock.js';
import { tryOwnerLock } from '../../../src/store/owner-lock.js';
import { aCommit } from './commits.js';

const [command = '', first = '', second = '', third = '', fourth = '', fifth = ''] = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Appending {
  readonly pad: number;
  readonly segmentBytes: number;
  readonly synced: boolean;
}

function append(from: number, count: number, { pad, segmentBytes, synced }: Appending): void {
  const options = {
    waitSeconds: 60,
    ...(segmentBytes > 0 && { segmentBytes }),
    ...(!synced && { disk: { ...realDisk, sync: () => undefined } }),
  };
  const journal = openJournal(openDataDirectory(process.env), options);
  say('started');
  for (let number = from; number < from + count; number += 1) {
    const message = `number ${number} ${'x'.repeat(pad)}`;
    for (const { hash } of journal.append([aCommit(number, { message })])) say(hash);
  }
}

function bulk(from: number, count: number): void {
  const session = openJournal(openDataDirectory(process.env), { waitSeconds: 60 }).openImport();
  say('started');
  for (let number = from; number < from + count; number += 1) {
    const commit = aCommit(number);
    session.add(commit);
    if (number % 100 !== 99) continue;
    session.flush();
    say(commit.hash);
  }
  session.close();
  say(`added ${session.added}`);
}

function hold(path: string, kind: string): void {
  const lock = kind === 'owner' ? tryOwnerLock(path) : tryLock(path);
  say(lock === undefined ? 'busy' : 'held');
  setInterval(() => undefined, 60_000);
}

/** Takes the lock `count` times; says `two holders` where somebody else was inside. */
function contend(path: string, count: number): void {
  const inside = `${path}.inside`;
  for (let taken = 0; taken < count; ) {
    const lock = tryOwnerLock(path);
    if (lock === undefined) continue;
    if (existsSync(inside)) say('two holders');
    writeFileSync(inside, '');
    rmSync(inside);
    lock.release();
    taken += 1;
  }
  say('done');
}

function audit(count: number): void {
  const chain = openAuditLog(openDataDirectory(process.env), { program: '1.0.0', waitSeconds: 60 });
  say('started');
  for (let commits = 0; commits < count; commits += 1)
    say(`sequence ${chain.append({ operation: 'track', outcome: 'done', details: { commits } }).sequence}`);
}

function logLines(name: string, count: number): void {
  const data = openDataDirectory(process.env);
  for (let number = 0; number < count; number += 1)
    log(data, 'info', { part: 'cli', level: 'info', command: name, message: `${number} ${'z'.repeat(1000)}` });
}

if (command === 'append') {
  append(Number(first), Number(second), {
    pad: Number(third),
    segmentBytes: Number(fourth),
    synced: fifth !== 'unsynced',
  });
}
if (command === 'import') bulk(Number(first), Number(second));
if (command === 'hold') hold(first, second);
if (command === 'contend') contend(first, Number(second));
if (command === 'count') say(`${[...openJournal(openDataDirectory(process.env)).read()].length} commits`);
if (command === 'audit') audit(Number(first));
if (command === 'log') logLines(first, Number(second));
