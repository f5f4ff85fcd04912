// An append-only log of small records: decisions, answers, rewrites. In and out: records; on disk: sealed lines.
// Every line is verified when read; damaged ones are skipped, counted and told.
import { fstatSync } from 'node:fs';
import { appendLines } from './append-lines.js';
import type { Disk } from './disk.js';
import { parseLine, sealLine, sealOf } from './line.js';
import { withLock } from './lock.js';
import { openToRead, withFile } from './private-file.js';
import { scanLines, type ScannedLine } from './scan-lines.js';
import { verifyFile, type VerifyReport } from './verify-file.js';

export interface Stored<Kind> {
  readonly record: Kind;
  readonly offset: number;
  /** Where the next line starts. */
  readonly end: number;
}

export interface AppendLog<Kind> {
  /** One write, fsynced when it returns. */
  append(records: readonly Kind[]): void;
  /** Oldest first, from a line's start at byte `from`. */
  read(from?: number): Iterable<Stored<Kind>>;
  /** The last records, as far back as about `bytes` before the end. */
  readLast(bytes: number): Iterable<Stored<Kind>>;
  /** Bytes in the log. */
  size(): number;
  /** Every damaged part, by byte range. */
  verify(): VerifyReport;
}

export interface AppendLogPlace {
  readonly path: string;
  readonly lockPath: string;
  /** Makes the directory, before the first write. */
  readonly prepare?: () => void;
  readonly waitSeconds?: number;
  readonly disk?: Disk;
}

const PATIENCE_SECONDS = 10;

export function openAppendLog<Kind extends object>(place: AppendLogPlace): AppendLog<Kind> {
  const { path, lockPath, prepare, waitSeconds = PATIENCE_SECONDS, disk } = place;
  return {
    append: (records) => {
      if (records.length === 0) return;
      prepare?.();
      const lines = records.map(sealLine);
      withLock(lockPath, { waitSeconds }, () => appendLines({ path, lines, ...(disk && { disk }) }));
    },
    read: (from = 0) => readRecords<Kind>(path, from),
    // a line cut by the start of the window fails its check and is skipped
    readLast: (bytes) => readRecords<Kind>(path, Math.max(0, sizeOf(path) - bytes)),
    size: () => sizeOf(path),
    verify: () => verifyFile(path),
  };
}

/** Records of version 1; a line of a later version is somebody else's to read and stays where it is. */
function* readRecords<Kind>(path: string, from: number): Generator<Stored<Kind>> {
  const seen = new Set<string>(); // after a failed fsync a line may be there twice
  for (const { line, offset, end } of scanFile(path, from)) {
    const seal = sealOf(line);
    const parsed = parseLine(line);
    if (!parsed.ok || seal === undefined || seen.has(seal)) continue;
    seen.add(seal);
    if (parsed.record['v'] === 1) yield { record: parsed.record as Kind, offset, end };
  }
}

function* scanFile(path: string, from: number): Generator<ScannedLine> {
  const fd = openToRead(path);
  if (fd === undefined) return;
  try {
    yield* scanLines(fd, { from });
  } finally {
    withFile(fd, () => undefined);
  }
}

function sizeOf(path: string): number {
  const fd = openToRead(path);
  return fd === undefined ? 0 : withFile(fd, (open) => fstatSync(open).size);
}
