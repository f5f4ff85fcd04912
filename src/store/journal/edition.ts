// How often the journal's lines were moved, by `repair` or `erase`: places noted before then mean nothing any more.
// In `behaviors/edition.json`; absent means never.
import type { DataDirectory } from '../data-directory.js';
import { readJson, writeJson } from '../json-file.js';

interface EditionFile {
  readonly v: 1;
  readonly edition: number;
}

const PLACE = ['behaviors', 'edition.json'] as const;

export function editionOf(data: DataDirectory): number {
  return (readJson(data.resolve(...PLACE)) as EditionFile | undefined)?.edition ?? 0;
}

/** Call it before and after moving lines: what is noted in between is outdated too. */
export function beginEdition(data: DataDirectory): void {
  writeJson(data.resolve(...PLACE), { v: 1, edition: editionOf(data) + 1 } satisfies EditionFile);
}
