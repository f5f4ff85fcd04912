// Why a commit was not recorded by its hook at once. What is seen when it happens is noted in `state/gaps.json`; the rest is told
// from the records. In: commits and what is known of their time. Out: the name of each gap.
import type { CommitHash } from '../domain/commit-record.js';
import { readProblems } from './problems.js';
import type { SpoolEvent } from './spool-line.js';
import type { Stores } from './stores.js';

/** In the order in which they are shown. */
export const GAPS = [
  'hook-missing',
  'client-without-hooks',
  'killed',
  'disk-full',
  'not-recoverable',
  'switched-off',
  'before-install',
] as const;
export type Gap = (typeof GAPS)[number];

export type NamedGaps = Readonly<Record<Gap, readonly CommitHash[]>>;

interface GapsFile {
  readonly v: 1;
  readonly gaps: Readonly<Record<string, Gap>>;
}

const FILE = ['state', 'gaps.json'] as const;
const MOST_GAPS = 10_000;
const SECONDS_TO_RECORD = 60;

export function readGaps(stores: Stores): ReadonlyMap<string, Gap> {
  return new Map(Object.entries((stores.loadDerived(...FILE) as GapsFile | undefined)?.gaps ?? {}));
}

/** The first name that a gap was given stays. */
export function noteGaps(stores: Stores, hashes: readonly string[], gap: Gap): void {
  const known = readGaps(stores);
  const fresh = hashes.filter((hash) => !known.has(hash));
  if (fresh.length === 0) return;
  const gaps = [...known, ...fresh.map((hash) => [hash, gap] as const)].slice(-MOST_GAPS);
  stores.saveDerived({ v: 1, gaps: Object.fromEntries(gaps) } satisfies GapsFile, ...FILE);
}

/** Hooks told in time, but nobody took it up: a recorder was killed or could not start, or had nowhere to write. */
export function noteLate(stores: Stores, { events, waited }: { events: readonly SpoolEvent[]; waited: number }): void {
  if (waited <= SECONDS_TO_RECORD) return;
  const hashes = events.flatMap(({ head, rewritten }) => [
    ...(head === undefined ? [] : [head]),
    ...rewritten.map(({ to }) => to),
  ]);
  const isFull = readProblems(stores).some(({ code }) => code === 'STORE_UNWRITABLE');
  noteGaps(stores, hashes, isFull ? 'disk-full' : 'killed');
}
