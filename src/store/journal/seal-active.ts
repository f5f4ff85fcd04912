// The active segment gets its lasting name; the next record begins a new one. One rename: before it, the journal is as
// it was; after it, the new segment is just not there yet. Its name becomes durable with the first record behind it.
import { renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { instantOf } from '../../domain/instant.js';
import { NO_TIME, readRow } from '../journal-index/row.js';
import type { JournalView } from './journal-view.js';
import { sealedName } from './segments.js';

/** Call it while holding the journal's lock. False where there is nothing to seal or the disk refuses: it goes on growing. */
export function sealActive(view: JournalView): boolean {
  const { active } = view.segments;
  if (view.end.segment !== active.number) return false;
  const name = sealedName(active.number, firstTimeIn(view, active.number));
  try {
    renameSync(active.path, join(dirname(active.path), name));
    return true;
  } catch {
    return false; // a full or read-only disk: the append itself will say so
  }
}

/** Committer time of the segment's first record, `20261122T104018Z`. */
function firstTimeIn(view: JournalView, segment: number): string | undefined {
  for (const { rows } of view.pages({ segment, offset: 0 })) {
    const { at } = readRow(rows, 0);
    return at === NO_TIME ? undefined : instantOf(at)?.replaceAll(/[-:]/g, '');
  }
  return undefined;
}
