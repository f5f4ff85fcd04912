// Reads what CraftNudge wrote, with nothing of CraftNudge's own: an independent witness.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

/** Sealed segments in the order of their numbers, then the active one. */
export function recordsIn(data: string): readonly CommitRecord[] {
  const folder = join(data, 'behaviors');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const numberOf = (name: string): number => Number(/-(\d+)\.jsonl$/.exec(name)?.[1]);
  const sealed = names.filter((name) => /^commits-.+\.jsonl$/.test(name)).sort((a, b) => numberOf(a) - numberOf(b));
  return [...sealed, 'commits.jsonl'].flatMap((name) => linesOf<CommitRecord>(join(folder, name)));
}

export const rewritesIn = (data: string): readonly Rewrite[] => linesOf(join(data, 'behaviors/rewrites.jsonl'));
export const ledgerIn = (data: string): readonly LedgerEntry[] => linesOf(join(data, 'notifications/sent.jsonl'));
