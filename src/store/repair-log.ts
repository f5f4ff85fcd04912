// One damaged log made whole: first a copy beside it, then every intact line in the same order, and nothing else.
// Lines of a newer version stay as they are, also where this version cannot check them.
import { existsSync, fstatSync } from 'node:fs';
import type { Instant } from '../domain/commit-record.js';
import { parseLine, parseObject } from './line.js';
import { openToRead, withFile } from './private-file.js';
import { copyLog, replaceLog } from './replace-log.js';
import { scanLines } from './scan-lines.js';

export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

export interface LogRepair {
  readonly path: string;
  /** The damaged file as it was; null where nothing was done. */
  readonly copy: string | null;
  /** Lines that stay. */
  readonly records: number;
  readonly leftOut: readonly ByteRange[];
}

export interface Repairing {
  readonly at: Instant;
  readonly dryRun: boolean;
}

/** Call it while holding the log's lock. */
export function repairLog(path: string, { at, dryRun }: Repairing): LogRepair {
  const found = examine(path);
  if (dryRun || found.leftOut.length === 0) return { path, copy: null, ...found };
  const copy = freeName(`${path}.damaged-${at.replaceAll(/[-:]/g, '')}`);
  copyLog(path, copy);
  replaceLog(path, ({ line }) => (mayStay(line) ? line : undefined));
  return { path, copy, ...found };
}

function examine(path: string): Pick<LogRepair, 'leftOut' | 'records'> {
  const fd = openToRead(path);
  if (fd === undefined) return { records: 0, leftOut: [] };
  return withFile(fd, () => {
    let records = 0;
    const leftOut: ByteRange[] = [];
    for (const { line, offset, end } of scanLines(fd, { to: fstatSync(fd).size })) {
      if (mayStay(line)) records += 1;
      else leftOut.push({ from: offset, to: end });
    }
    return { records, leftOut };
  });
}

function mayStay(line: Buffer): boolean {
  return parseLine(line).ok || isOfNewerVersion(line);
}

/** A flipped bit can turn a 1 into another digit: such a line is right again with its 1, and so it is damage. */
function isOfNewerVersion(line: Buffer): boolean {
  const text = line.toString('utf8');
  const version = parseObject(text)?.['v'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 2) return false;
  return !parseLine(text.replace(/^\{"v":\d+/, '{"v":1')).ok;
}

/** Two repairs within a second keep two copies. */
function freeName(name: string): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}-${number}`;
    if (!existsSync(candidate)) return candidate;
  }
}
