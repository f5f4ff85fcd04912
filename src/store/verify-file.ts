// Looks at every byte of a log and names what is not an intact record. Reads only.
import { fstatSync } from 'node:fs';
import type { Damage } from './damage.js';
import { parseLine } from './line.js';
import { openToRead, withFile } from './private-file.js';
import { scanLines } from './scan-lines.js';

export interface VerifiedFile {
  readonly path: string;
  readonly bytes: number;
  /** Intact records of version 1. */
  readonly records: number;
  /** Intact records of a version that this program does not know. */
  readonly unknownVersions: number;
}

export interface VerifyReport {
  readonly intact: boolean;
  readonly files: readonly VerifiedFile[];
  readonly damage: readonly Damage[];
}

/** The report on one file up to byte `to`; a missing file is an empty one. */
export function verifyFile(path: string, to = Infinity): VerifyReport {
  const fd = openToRead(path);
  if (fd === undefined) return reportOf({ path, bytes: 0, records: 0, unknownVersions: 0 }, []);
  return withFile(fd, () => verifyLines(fd, path, Math.min(to, fstatSync(fd).size)));
}

export function joinReports(reports: readonly VerifyReport[]): VerifyReport {
  const damage = reports.flatMap((report) => report.damage);
  return { intact: damage.length === 0, files: reports.flatMap((report) => report.files), damage };
}

function verifyLines(fd: number, path: string, to: number): VerifyReport {
  const damage: Damage[] = [];
  let records = 0;
  let unknownVersions = 0;
  for (const { line, offset, end, terminated } of scanLines(fd, { to })) {
    const parsed = parseLine(line);
    if (!parsed.ok) damage.push({ path, from: offset, to: end, reason: terminated ? parsed.reason : 'torn' });
    else if (parsed.record['v'] === 1) records += 1;
    else unknownVersions += 1;
  }
  return reportOf({ path, bytes: to, records, unknownVersions }, damage);
}

function reportOf(file: VerifiedFile, damage: readonly Damage[]): VerifyReport {
  return { intact: damage.length === 0, files: [file], damage };
}
