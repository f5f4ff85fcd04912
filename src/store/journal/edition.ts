// How often the journal's lines were moved, by `repair` or `erase`: places noted before then mean nothing any more.
// In `behaviors/edition.json`; absent means never.
import { existsSync } from 'node:fs';
import type { DataDirectory } from '../data-directory.js';
import { readJson, writeJson } from '../json-file.js';

interface EditionFile {
  readonly v: 1;
  readonly edition: number;
}

const PLACE = ['behaviors', 'edition.json'] as const;

export function editionOf(data: DataDirectory): number {
  const path = data.resolve(...PLACE);
  if (!existsSync(path)) return 0; // nearly always, and asked for every commit
  return (readJson(path) as EditionFile | undefined)?.edition ?? 0;
}

/** Call it before and after moving lines: what is noted in between is outdated too. */
export function beginEdition(data: DataDirectory): void {
  writeJson(data.resolve(...PLACE), { v: 1, edition: editionOf(data) + 1 } satisfies EditionFile);
}
