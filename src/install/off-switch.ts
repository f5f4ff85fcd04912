// Marker files that a hook can test with a builtin: a repository switched off, recording in CI switched on.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OFF_MARKER } from '../domain/off-marker.js';
import { replaceFile, unlessDenied } from './replace-file.js';

const offMarker = (commonDir: string): string => join(commonDir, OFF_MARKER);
const ciMarker = (dataRoot: string): string => join(dataRoot, 'settings', 'record-ci');

/** Is recording switched off for the repository with this git common directory? */
export const isRepositoryOff = (commonDir: string): boolean => existsSync(offMarker(commonDir));

export const setRepositoryOff = (commonDir: string, off: boolean): void => setMarker(offMarker(commonDir), off);

/** Carries the setting `record.ci` to the hooks. */
export function setRecordInCi(dataRoot: string, on: boolean): void {
  mkdirSync(dirname(ciMarker(dataRoot)), { recursive: true, mode: 0o700 });
  setMarker(ciMarker(dataRoot), on);
}

function setMarker(path: string, present: boolean): void {
  if (present === existsSync(path)) return;
  if (present) replaceFile(path, Buffer.alloc(0), 0o600);
  else unlessDenied(path, () => rmSync(path, { force: true }));
}
