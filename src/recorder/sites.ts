// The repositories that this run has met: where they are, by which settings, and what a record of theirs may say.
import { habits } from '../analytics/habits/index.js';
import type { Describe } from '../capture/describe.js';
import type { GitPlace } from '../capture/git.js';
import { reopenRepository } from '../capture/reopen-repository.js';
import { gitOf, type Repository, resolveRepository } from '../capture/repository.js';
import { loadCompiled } from '../config/load-compiled.js';
import { createSettingTable, type Settings } from '../config/settings.js';
import type { Instant, RecordSource } from '../domain/commit-record.js';
import type { Clock } from '../domain/instant.js';
import { createMasker, type Masker } from '../privacy/mask.js';
import { commitIdOf, randomId, repositoryIdOf } from '../store/ids.js';
import type { Identities } from './identities.js';
import type { Placed } from './place-recorder.js';
import type { Stores } from './stores.js';

export interface Arrival {
  readonly place: GitPlace;
  /** A repository that we meet for the first time is ours from then on. */
  readonly firstSeen: Instant;
  /** The person named this very directory. */
  readonly named?: boolean;
}

export interface Sites {
  open(arrival: Arrival): Promise<Placed>;
  /** By repository id, of those that were opened. */
  find(repository: string): Repository | undefined;
  describe(repository: Repository, source: RecordSource): Promise<Describe>;
  settingsAt(repositoryTop: string | null): Promise<Settings>;
  /** What is asked from now on is read anew: a drain begins. */
  rereadSettings(): void;
  /** Settings where a repository is that was opened, else the user's own; `open` or `settingsAt` come first. */
  settingsOf(repository?: string): Settings;
  identitiesAt(repository?: Repository): Promise<Identities>;
  identities(): Identities;
}

interface SiteSources {
  readonly env: NodeJS.ProcessEnv;
  readonly stores: Stores;
  readonly clock: Clock;
}

interface Site {
  readonly repository: Repository;
  readonly settings: Settings;
}

const unmasked: Masker = (text) => ({ text, redacted: 0 });

export function createSites({ env, stores, clock }: SiteSources): Sites {
  const table = createSettingTable(habits);
  const sites = new Map<string, Site>();
  let userSettings: Settings | undefined;
  let masker: Masker | undefined;

  const read = new Map<string | null, Settings>();
  const settingsAt = async (repositoryTop: string | null): Promise<Settings> => {
    const known = read.get(repositoryTop);
    if (known !== undefined) return known;
    const { settings } = await loadCompiled({ env, table, dataRoot: stores.data.root, repositoryTop });
    read.set(repositoryTop, settings);
    if (repositoryTop === null) userSettings = settings;
    return settings;
  };
  const settingsOf = (repository?: string): Settings => {
    const settings = sites.get(repository ?? '')?.settings ?? userSettings;
    if (settings === undefined) throw new Error('settings were asked for before any were read');
    return settings;
  };
  const identitiesAt = async (repository?: Repository): Promise<Identities> =>
    stores.identities((userSettings ?? (await settingsAt(null))).identities, repository?.worktree);

  return {
    settingsAt,
    rereadSettings: () => read.clear(),
    settingsOf,
    identitiesAt,
    identities: () => stores.identities(settingsOf().identities),
    find: (repository) => sites.get(repository)?.repository,
    open: async (arrival) => {
      const repository = await resolve(arrival, { env, stores, clock });
      userSettings ??= await settingsAt(null);
      sites.set(repository.id, { repository, settings: await settingsAt(repository.worktree) });
      return { repository, git: gitOf(repository, env) };
    },
    describe: async (repository, source) => {
      const { privacy } = await settingsAt(repository.worktree);
      const me = await identitiesAt(repository);
      const mask = privacy.mask ? (masker ??= createMasker()) : unmasked;
      return {
        repository,
        source,
        clock,
        privacy: { others: privacy.others === 'full' ? 'full' : 'hashed', mask },
        commitId: commitIdOf,
        me: me.isMe,
        authorId: stores.authorId,
        operationOf: () => null,
        branchOf: () => null,
        markerOf: () => undefined,
      };
    },
  };
}

async function resolve(
  { place, firstSeen, named = false }: Arrival,
  { env, stores }: SiteSources,
): Promise<Repository> {
  const { repositories } = stores;
  const ids = { repositoryId: repositoryIdOf, randomId };
  const repository =
    reopenRepository(place, repositories.find) ??
    (await resolveRepository({ ...place, env }, { registry: repositories, ids, named }));
  const { commonDir, name, path, objectFormat } = repository;
  repositories.update(commonDir, { name, path, objectFormat, since: repositories.find(commonDir)?.since ?? firstSeen });
  return repository;
}
