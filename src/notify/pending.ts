// `notifications/pending`: lines that the next prompt prints and removes. Replaced as a whole, so a prompt sees all or nothing.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readRegularFile } from '../config/regular-file.js';
import { CraftNudgeError, reasonOf } from '../domain/failure.js';
import { safeText } from '../domain/safe-text.js';

/** More would no longer be a nudge; the inbox has the others. */
const MOST_LINES = 3;

export const pendingPath = (data: string): string => join(data, 'notifications', 'pending');

export function addPending(data: string, line: string): void {
  const path = pendingPath(data);
  const lines = [...readPending(data), safeText(line)].slice(-MOST_LINES);
  const draft = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    rmSync(draft, { force: true }); // of an earlier process with our number
    writeFileSync(draft, `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx' });
    renameSync(draft, path);
  } catch (cause) {
    rmSync(draft, { force: true });
    throw new CraftNudgeError('STORE_UNWRITABLE', { path, reason: reasonOf(cause) }, { cause });
  }
}

/** The lines that wait, which from now on wait no longer. */
export function takePending(data: string): readonly string[] {
  const lines = readPending(data);
  if (lines.length > 0) rmSync(pendingPath(data), { force: true });
  return lines;
}

function readPending(data: string): readonly string[] {
  try {
    return readRegularFile(pendingPath(data))
      .split('\n')
      .filter((line) => line !== '')
      .map(safeText);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    throw new CraftNudgeError('STORE_UNREADABLE', { path: pendingPath(data), reason: reasonOf(cause) }, { cause });
  }
}
