// A history in record format, plain or gzipped, as facts. Lines that are no commit records are refused by number.
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import { factOf, type FactSource } from '../analytics/fact-of.js';
import { CraftNudgeError, reasonOf } from '../domain/failure.js';
import type { CommitFact } from '../domain/fact.js';
import { wrongUsage } from './house.js';
import { splitLines } from './split-lines.js';

export interface ReadHistory {
  readonly name: string;
  readonly facts: readonly CommitFact[];
}

const HISTORY_FILE = /\.jsonl(?:\.gz)?$/;

export function isHistoryFile(path: string): boolean {
  return HISTORY_FILE.test(path);
}

export async function readHistoryFile(path: string): Promise<ReadHistory> {
  const facts: CommitFact[] = [];
  let number = 0;
  for await (const line of linesOf(path)) {
    number += 1;
    if (line.length === 0) continue;
    facts.push(parseRecord(line, { path, number }));
  }
  if (facts.length === 0) throw wrongUsage(`${path} holds no commits`);
  return { name: basename(path).replace(HISTORY_FILE, ''), facts };
}

async function* linesOf(path: string): AsyncGenerator<Buffer> {
  const bytes = createReadStream(path);
  try {
    yield* splitLines(path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes);
  } catch (cause) {
    throw new CraftNudgeError('STORE_UNREADABLE', { path, reason: reasonOf(cause) }, { cause });
  }
}

function parseRecord(line: Buffer, { path, number }: { readonly path: string; readonly number: number }): CommitFact {
  try {
    const record = JSON.parse(line.toString('utf8')) as FactSource & { readonly author: { readonly id: string } };
    return factOf(record, record.author.id);
  } catch (cause) {
    throw new CraftNudgeError('WRONG_USAGE', { reason: `${path}:${number} is no commit record` }, { cause });
  }
}
