// A history in record format, plain or gzipped, as facts. Lines that are no commit records are refused by number, and a
// file that unpacks to more than a history is long is read no further: whoever wrote it may be anybody.
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { type Transform, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { factOf, type FactSource } from '../analytics/fact-of.js';
import { CraftNudgeError, reasonOf } from '../domain/failure.js';
import type { CommitFact } from '../domain/fact.js';
import { misfitOf, type Schema } from '../store/schema-check.js';
import { wrongUsage } from './house.js';
import type { ReadHistory } from '../services/evaluate-history.js';
import { loadSchema } from '../services/load-schema.js';
import { splitLines } from './split-lines.js';

/** Eight hundred thousand commits of the usual size; their facts fit into the memory of one process. */
const LONGEST_HISTORY = 1 << 30;
/** Of which most may be empty. */
const MOST_LINES = 2_000_000;
const HISTORY_FILE = /\.jsonl(?:\.gz)?$/;
/** What facts are made of; the rest of a record may be left out, but not be of another kind. */
const NEEDED: readonly string[] =
  'repository hash parents author authoredAt authorUtcOffset committedAt recordedAt message files insertions deletions'.split(
    ' ',
  );

export function isHistoryFile(path: string): boolean {
  return HISTORY_FILE.test(path);
}

export async function readHistoryFile(path: string): Promise<ReadHistory> {
  const schema = { ...loadSchema('commit'), required: NEEDED };
  const facts: CommitFact[] = [];
  let number = 0;
  for await (const line of linesOf(path)) {
    number += 1;
    if (number > MOST_LINES) throw wrongUsage(`${path} holds more than ${MOST_LINES} lines`);
    if (line.length === 0) continue;
    const record = recordIn(line, schema);
    if (record === undefined) throw wrongUsage(`${path}:${number} is no commit record`);
    facts.push(factOf(record, record.author.id));
  }
  if (facts.length === 0) throw wrongUsage(`${path} holds no commits`);
  return { name: basename(path).replace(HISTORY_FILE, ''), facts };
}

async function* linesOf(path: string): AsyncGenerator<Buffer> {
  try {
    yield* splitLines(bounded(bytesOf(path), path));
  } catch (cause) {
    if (cause instanceof CraftNudgeError) throw cause;
    throw new CraftNudgeError('STORE_UNREADABLE', { path, reason: reasonOf(cause) }, { cause });
  }
}

/** By `pipeline`: what goes wrong in the file goes wrong for the reader, too. */
function bytesOf(path: string): AsyncIterable<Buffer> {
  const bytes = createReadStream(path);
  if (!path.endsWith('.gz')) return bytes as AsyncIterable<Buffer>;
  const unpacked: Transform = createGunzip();
  pipeline(bytes, unpacked, () => undefined);
  return unpacked as AsyncIterable<Buffer>;
}

async function* bounded(bytes: AsyncIterable<Buffer>, path: string): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > LONGEST_HISTORY) throw wrongUsage(`${path} holds more than ${LONGEST_HISTORY >> 30} GiB of records`);
    yield chunk;
  }
}

type HistoryRecord = FactSource & { readonly author: { readonly id: string } };

function recordIn(line: Buffer, schema: Schema): HistoryRecord | undefined {
  try {
    const record: unknown = JSON.parse(line.toString('utf8'));
    return misfitOf(record, schema) === undefined ? (record as HistoryRecord) : undefined;
  } catch {
    return undefined; // no JSON
  }
}
