// Remote-tracking branches, looked at without git: whoever waits for a push looks after each commit.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Whether git may have written one since `epoch`: a file of its own, among the packed ones, or a reftable. */
export function haveRemotesMoved(commonDir: string, epoch: number): boolean {
  const packed = ['packed-refs', 'reftable'].map((name) => join(commonDir, name));
  const loose = directoriesFrom(join(commonDir, 'refs/remotes'));
  return [...packed, ...loose].some((path) => writtenAt(path) >= epoch);
}

/** A ref is written aside and moved into place, so its directory tells. */
function directoriesFrom(path: string): readonly string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return [];
  const below = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [path, ...below.flatMap(({ name }) => directoriesFrom(join(path, name)))];
}

/** In whole seconds, as commits are dated. */
function writtenAt(path: string): number {
  return Math.floor((statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) / 1000);
}
