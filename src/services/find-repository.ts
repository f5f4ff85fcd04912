// A repository as somebody names it: by its id, or by a name that only one has.
import { CraftNudgeError } from '../domain/failure.js';
import type { Stores } from '../recorder/stores.js';

export interface FoundRepository {
  readonly id: string;
  readonly name: string;
  readonly path: string | null;
}

/** Throws NOT_RECORDED where nobody knows it, WRONG_USAGE where the name is that of several. */
export function findRepository({ repositories }: Stores, key: string): FoundRepository {
  const all = repositories.entries().map(([, known]) => known);
  const byId = all.filter(({ id }) => id === key);
  const found = byId.length > 0 ? byId : all.filter(({ name }) => name === key);
  const [first] = found;
  if (first === undefined) throw new CraftNudgeError('NOT_RECORDED', { what: `a repository ${JSON.stringify(key)}` });
  const ids = [...new Set(found.map(({ id }) => id))];
  if (ids.length > 1)
    throw new CraftNudgeError('WRONG_USAGE', { reason: `${ids.length} repositories have that name: give one's id` });
  return { id: first.id, name: repositories.nameOf(first.id), path: first.path ?? null };
}
