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
  /** Changes whenever the file does. */
  stamp(): string;
}

export function openRepositories({ load, save, stamp }: RepositoriesPlace): Repositories {
  const known = new Map<string, KnownRepository>();
  let seen: string | undefined;
  /** Another process may have met a repository meanwhile, and a server lives for long. */
  const current = (): Map<string, KnownRepository> => {
    const now = stamp();
    if (now === seen) return known;
    seen = now;
    known.clear();
    for (const [path, one] of Object.entries(load()?.repositories ?? {})) known.set(path, one);
    return known;
  };
  const keep = (): void => {
    save({ v: 1, repositories: Object.fromEntries(known) });
    seen = stamp();
  };
  const put = (commonDir: string, next: KnownRepository): void => {
    if (JSON.stringify(current().get(commonDir)) === JSON.stringify(next)) return;
    known.set(commonDir, next);
    keep();
  };
  return {
    idOf: (commonDir) => current().get(commonDir)?.id,
    remember: (commonDir, id) => put(commonDir, { ...current().get(commonDir), id }),
    find: (commonDir) => current().get(commonDir),
    update: (commonDir, changes) => {
      const one = current().get(commonDir);
      if (one !== undefined) put(commonDir, { ...one, ...changes });
    },
    entries: () => [...current()],
    forget: (id) => {
      const doomed = [...current()].filter(([, one]) => one.id === id);
      if (doomed.length === 0) return;
      for (const [path] of doomed) {
        if (isOfRootCommit(id)) known.delete(path);
        else known.set(path, { id });
      }
      keep();
    },
    nameOf: (id) => [...current().values()].find((one) => one.id === id)?.name ?? id.slice(0, 8),
  };
}

/** uuid v5, of the root commit; what is shallow or unborn has a random one. */
const isOfRootCommit = (id: string): boolean => id.charAt(14) === '5';
