// The repositories that this run has met: where they are, by which settings, and what a record of theirs may say.
import { catalogue } from '../analytics/catalogue.js';
import type { Describe } from '../capture/describe.js';
import type { GitPlace } from '../capture/git.js';
import { reopenRepository } from '../capture/reopen-repository.js';
import { gitOf, type Repository, type RepositoryIds, resolveRepository } from '../capture/repository.js';
import { loadCompiled } from '../config/load-compiled.js';
import { createSettingTable, type Settings } from '../config/settings.js';
import type { CommitHash, Instant, RecordSource } from '../domain/commit-record.js';
import type { Clock } from '../domain/instant.js';
import { createMasker, createPathMasker, maskNothing } from '../privacy/mask.js';
import { commitIdOf, isRandomId, randomId, repositoryIdOf } from '../store/ids.js';
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
  readonly gitSilenceMs?: number;
}

type Maskers = Pick<Describe['privacy'], 'mask' | 'maskPath'>;

interface Site {
  readonly repository: Repository;
  readonly settings: Settings;
}

export function createSites(sources: SiteSources): Sites {
  return new KnownSites(sources);
}

class KnownSites implements Sites {
  readonly #sources: SiteSources;
  readonly #table = createSettingTable(catalogue);
  readonly #sites = new Map<string, Site>();
  /** By the top of the work tree; null for the user's own. */
  readonly #read = new Map<string | null, Settings>();
  #userSettings: Settings | undefined;
  readonly #maskers: Maskers;

  constructor(sources: SiteSources) {
    this.#sources = sources;
    this.#maskers = { mask: createMasker(), maskPath: createPathMasker(sources.stores.secretId) };
  }

  async open(arrival: Arrival): Promise<Placed> {
    const doorway = { env: this.#sources.env, ...silenceIn(this.#sources) };
    const place = { ...arrival.place, ...doorway };
    const repository = await resolve({ ...arrival, place }, this.#sources.stores);
    await this.settingsAt(null);
    this.#sites.set(repository.id, { repository, settings: await this.settingsAt(repository.worktree) });
    return { repository, git: gitOf(repository, doorway) };
  }

  find(repository: string): Repository | undefined {
    return this.#sites.get(repository)?.repository;
  }

  async describe(repository: Repository, source: RecordSource): Promise<Describe> {
    const { privacy } = await this.settingsAt(repository.worktree);
    const { isMe } = await this.identitiesAt(); // by no .mailmap: a repository must not have others' names kept
    const { clock, stores } = this.#sources;
    return {
      repository,
      source,
      clock,
      privacy: { others: privacy.others === 'full' ? 'full' : 'hashed', ...this.#maskersFor(privacy.mask) },
      commitId: commitIdOf,
      me: isMe,
      authorId: stores.authorId,
      operationOf: () => null,
      branchOf: () => null,
      markerOf: () => undefined,
    };
  }

  async settingsAt(repositoryTop: string | null): Promise<Settings> {
    const known = this.#read.get(repositoryTop);
    if (known !== undefined) return known;
    const { env, stores } = this.#sources;
    const { settings } = await loadCompiled({ env, table: this.#table, dataRoot: stores.data.root, repositoryTop });
    this.#read.set(repositoryTop, settings);
    if (repositoryTop === null) this.#userSettings = settings;
    return settings;
  }

  rereadSettings(): void {
    this.#read.clear();
  }

  settingsOf(repository?: string): Settings {
    const settings = this.#sites.get(repository ?? '')?.settings ?? this.#userSettings;
    if (settings === undefined) throw new Error('settings were asked for before any were read');
    return settings;
  }

  async identitiesAt(repository?: Repository): Promise<Identities> {
    const { identities } = await this.settingsAt(null);
    return this.#sources.stores.identities(identities, repository?.worktree);
  }

  identities(): Identities {
    return this.#sources.stores.identities(this.settingsOf().identities);
  }

  #maskersFor(wanted: boolean): Maskers {
    return wanted ? this.#maskers : { mask: maskNothing, maskPath: maskNothing };
  }
}

function silenceIn({ gitSilenceMs: silenceMs }: SiteSources): Pick<GitPlace, 'silenceMs'> {
  return silenceMs === undefined ? {} : { silenceMs };
}

async function resolve({ place, firstSeen, named = false }: Arrival, stores: Stores): Promise<Repository> {
  const { repositories } = stores;
  const repository =
    reopenRepository(place, repositories.find) ??
    (await resolveRepository(place, { registry: repositories, ids: idsIn(stores), named }));
  const { commonDir, name, path, objectFormat } = repository;
  repositories.update(commonDir, { name, path, objectFormat, since: repositories.find(commonDir)?.since ?? firstSeen });
  return repository;
}

/** What was met before it had a root commit keeps its random id, and its clones are the same repository. */
function idsIn({ journal }: Stores): RepositoryIds {
  const recordedIn = (hash: CommitHash): string | undefined => journal.find(hash)?.repository.id;
  const repositoryId = (root: CommitHash): string => {
    const known = recordedIn(root);
    return known !== undefined && isRandomId(known) ? known : repositoryIdOf(root);
  };
  return { recordedIn, repositoryId, randomId };
}
