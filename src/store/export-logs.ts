// The lines of the logs beside the journal, as they are on disk: rewrites, nudges, answers, in this order.
import type { DataDirectory } from './data-directory.js';
import type { JournalQuery } from './journal/journal.js';
import { parseLine, type StoredRecord } from './line.js';
import { type LogName, LOGS } from './logs.js';
import { openToRead, withFile } from './private-file.js';
import { scanLines } from './scan-lines.js';

const EXPORTED: readonly LogName[] = [
  'importedRewrites',
  'rewrites',
  'importedLedger',
  'ledger',
  'importedFeedback',
  'feedback',
];

export function* exportLogs(data: DataDirectory, query: JournalQuery): Generator<string> {
  for (const name of EXPORTED) yield* linesOf(data.resolve(...LOGS[name]), query);
}

function* linesOf(path: string, query: JournalQuery): Generator<string> {
  const fd = openToRead(path);
  if (fd === undefined) return;
  try {
    for (const { line } of scanLines(fd)) {
      const parsed = parseLine(line);
      if (parsed.ok && matches(parsed.record, query)) yield line.toString('utf8');
    }
  } finally {
    withFile(fd, () => undefined);
  }
}

function matches({ repository, at }: StoredRecord, query: JournalQuery): boolean {
  if (query.repository !== undefined && repository !== query.repository) return false;
  if (typeof at !== 'string') return false;
  return (query.from === undefined || at >= query.from) && (query.to === undefined || at < query.to);
}
