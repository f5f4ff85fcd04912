// What we know of the repositories of this user, by git common directory: the id taken at first sight, and since when
// commits made there are ours to record. Kept in `settings/repositories.json`, since an id is never recomputed.
import type { Instant } from '../domain/commit-record.js';
import type { ReflogCursor } from '../capture/reflog.js';
import type { Repository, RepositoryRegistry } from '../capture/repository.js';

export interface KnownRepository {
  readonly id: string;
  readonly name?: string;
  readonly objectFormat?: Repository['objectFormat'];
  /** The main work tree. */
  readonly path?: string;
  /** Commits made here from then on are ours to record, and count for coverage. */
  readonly since?: Instant;
  /** Where the reflogs ended at that moment. */
  readonly start?: ReflogCursor;
}

export interface RepositoriesFile {
  readonly v: 1;
  readonly repositories: Readonly<Record<string, KnownRepository>>;
}

export interface Repositories extends RepositoryRegistry {
  find(commonDir: string): KnownRepository | undefined;
  update(commonDir: string, known: Partial<KnownRepository>): void;
  entries(): readonly (readonly [commonDir: string, known: KnownRepository])[];
  nameOf(id: string): string;
  /** No name and no place of it is kept; an id that could not be found again stays, or it would be another one next time. */
  forget(id: string): void;
}

export interface RepositoriesPlace {
  load(): RepositoriesFile | undefined;
  save(file: RepositoriesFile): void;
}

export function openRepositories({ load, save }: RepositoriesPlace): Repositories {
  const known = new Map(Object.entries(load()?.repositories ?? {}));
  const put = (commonDir: string, next: KnownRepository): void => {
    if (JSON.stringify(known.get(commonDir)) === JSON.stringify(next)) return;
    // Another process may have met a repository meanwhile: its entries are kept.
    for (const [path, theirs] of Object.entries(load()?.repositories ?? {}))
      if (!known.has(path)) known.set(path, theirs);
    known.set(commonDir, next);
    save({ v: 1, repositories: Object.fromEntries(known) });
  };
  return {
    idOf: (commonDir) => known.get(commonDir)?.id,
    remember: (commonDir, id) => put(commonDir, { ...known.get(commonDir), id }),
    find: (commonDir) => known.get(commonDir),
    update: (commonDir, changes) => {
      const current = known.get(commonDir);
      if (current !== undefined) put(commonDir, { ...current, ...changes });
    },
    entries: () => [...known],
    forget: (id) => {
      const all = { ...Object.fromEntries(known), ...load()?.repositories };
      if (!Object.values(all).some((one) => one.id === id)) return;
      known.clear();
      for (const [path, one] of Object.entries(all)) {
        if (one.id !== id) known.set(path, one);
        else if (!isOfRootCommit(id)) known.set(path, { id });
      }
      save({ v: 1, repositories: Object.fromEntries(known) });
    },
    nameOf: (id) => [...known.values()].find((one) => one.id === id)?.name ?? id.slice(0, 8),
  };
}

/** uuid v5, of the root commit; what is shallow or unborn has a random one. */
const isOfRootCommit = (id: string): boolean => id.charAt(14) === '5';
