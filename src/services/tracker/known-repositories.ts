// The repositories that something is recorded of, or will be: what the registry knows of where they are, and what the
// journal's index counts. A route names one of these by id or name, never a path.
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Instant } from '../../domain/commit-record.js';
import { CraftNudgeError } from '../../domain/failure.js';
import { safeText } from '../../domain/safe-text.js';
import type { Placed } from '../../recorder/place-recorder.js';
import type { KnownRepository } from '../../recorder/repositories.js';
import type { Stores } from '../../recorder/stores.js';
import type { RepositoryTally } from '../../store/journal/tally-journal.js';
import type { House } from '../house.js';

export interface RepositoryEntry {
  readonly id: string;
  readonly name: string;
  readonly path: string | null;
  readonly onDisk: boolean;
  readonly since: Instant | null;
  readonly commits: number;
  readonly latest: Instant | null;
}

export type FoundRepository = Pick<RepositoryEntry, 'id' | 'name' | 'path'>;

/** Latest first; those that have no commit yet come last. */
export function listRepositories({ journal, repositories }: Stores): readonly RepositoryEntry[] {
  const tallies = new Map(journal.tally().map((tally) => [tally.repository.id, tally]));
  const places = repositories.entries();
  const ids = new Set([...places.map(([, { id }]) => id), ...tallies.keys()]);
  return [...ids]
    .map((id) => entryOf(id, bestPlaceOf(id, places), tallies.get(id)))
    .filter(({ path, commits }) => path !== null || commits > 0) // erased: the id alone is kept
    .toSorted((a, b) => compare(b.latest, a.latest) || compare(a.name, b.name) || compare(a.id, b.id));
}

type Known = readonly [commonDir: string, known: KnownRepository];

function entryOf(id: string, place: Known | undefined, tally: RepositoryTally | undefined): RepositoryEntry {
  const known = place?.[1];
  return {
    id,
    name: known?.name ?? tally?.repository.name ?? id.slice(0, 8),
    path: known?.path ?? null,
    onDisk: place !== undefined && isThere(place[0]),
    since: known?.since ?? null,
    commits: tally?.commits ?? 0,
    latest: tally?.latest ?? null,
  };
}

/** Of several clones the first that is there. */
function bestPlaceOf(id: string, places: readonly Known[]): Known | undefined {
  const clones = places.filter(([, one]) => one.id === id);
  return clones.find(([commonDir]) => isThere(commonDir)) ?? clones[0];
}

const isThere = (commonDir: string): boolean => existsSync(join(commonDir, 'HEAD'));

const compare = (a: string | null, b: string | null): number => ((a ?? '') < (b ?? '') ? -1 : Number(a !== b));

/** Throws NOT_RECORDED where `key` names none, WRONG_USAGE where it names several. */
export function findRepository(stores: Stores, key: string): FoundRepository {
  const [, known] = bestPlaceOf(key, stores.repositories.entries()) ?? [];
  if (known !== undefined) return { id: key, name: stores.repositories.nameOf(key), path: known.path ?? null }; // the index need not be asked
  const all = listRepositories(stores);
  const byId = all.find(({ id }) => id === key);
  const named = byId === undefined ? all.filter(({ name }) => name === key) : [byId];
  const [first] = named;
  if (first === undefined) throw new CraftNudgeError('NOT_RECORDED', { what: `a repository ${safeText(key)}` });
  if (named.length === 1) return first;
  const ids = named.map(({ id }) => id).join(', ');
  throw new CraftNudgeError('WRONG_USAGE', {
    reason: `${named.length} repositories are named ${safeText(key)}: give the id of one, ${ids}`,
  });
}

/** Opened by where the registry says that it is; throws REPOSITORY_GONE where it is not there any more. */
export async function openKnown({ stores, recorder }: House, key: string): Promise<Placed> {
  const { id, name } = findRepository(stores, key);
  const [commonDir, known] = bestPlaceOf(id, stores.repositories.entries()) ?? [];
  if (commonDir === undefined || !isThere(commonDir))
    throw new CraftNudgeError('REPOSITORY_GONE', { name, path: known?.path ?? 'another machine' });
  const placed = await recorder.open({ cwd: placeIn(commonDir, known?.path) }, true);
  if (placed.repository.id === id) return placed;
  throw new CraftNudgeError('REPOSITORY_GONE', { name, path: known?.path ?? commonDir }); // another one is in its place
}

/** The main work tree where there is one; a bare repository is opened by its git directory. */
function placeIn(commonDir: string, path: string | undefined): string {
  if (path !== undefined && existsSync(path)) return path;
  return basename(commonDir) === '.git' ? dirname(commonDir) : commonDir;
}
