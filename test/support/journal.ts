// Reads what CraftNudge wrote, with nothing of CraftNudge's own: an independent witness.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommitRecord } from '../../src/domain/commit-record.js';
import type { LedgerEntry } from '../../src/domain/nudge.js';
import type { Rewrite } from '../../src/domain/rewrite.js';

function linesOf<Line>(path: string): readonly Line[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

export const recordsIn = (data: string): readonly CommitRecord[] => linesOf(join(data, 'behaviors/commits.jsonl'));
export const rewritesIn = (data: string): readonly Rewrite[] => linesOf(join(data, 'behaviors/rewrites.jsonl'));
export const ledgerIn = (data: string): readonly LedgerEntry[] => linesOf(join(data, 'notifications/sent.jsonl'));
