// What the nudge desk knows of the world, from the stores and the repositories that are open.
import { openGit } from '../capture/git.js';
import { tryResolveCommit } from '../capture/revisions.js';
import { haveRemotesMoved } from '../capture/remote-refs.js';
import type { CommitHash, CommitRecord, Instant } from '../domain/commit-record.js';
import { type Clock, epochOf } from '../domain/instant.js';
import type { Nudge } from '../domain/nudge.js';
import { ME } from './identities.js';
import type { DeskSources } from './nudge-desk.js';
import { isOperationInProgress } from './operations.js';
import type { KnownSession } from './session.js';
import type { Sites } from './sites.js';
import type { Stores } from './stores.js';

export interface DeskWorld {
  readonly env: NodeJS.ProcessEnv;
  readonly stores: Stores;
  readonly sites: Sites;
  readonly session: KnownSession;
  readonly clock: Clock;
  readonly templates: string;
  readonly earned: DeskSources['earned'];
}

export function deskSourcesOf(world: DeskWorld): DeskSources {
  const { env, stores, sites, session, clock, templates, earned } = world;
  const { data, ledger, feedback, rewrites, repositories } = stores;
  const commonDirOf = (repository: string): string | undefined =>
    repositories.entries().find(([, known]) => known.id === repository)?.[0];
  return {
    data: data.root,
    prepare: () => void data.ensure('spool'),
    templates,
    clock,
    earned,
    ledger,
    feedback,
    rewrites,
    settingsOf: (repository) => sites.settingsOf(repository).notify,
    session: session.current,
    ownCommitTimes: (from) => ownTimesIn(stores.journal.read({ from }), sites),
    ownCommitTimesAfter: (hash) => ownTimesIn(stores.journal.readAfter(hash), sites),
    readSetting: (name) => stores.load('settings', `${name}.json`),
    situationOf: (commit) => ({
      imported: commit.source === 'track',
      agent: commit.agent !== undefined,
      ci: isCi(env),
      operationInProgress: isUnderWay(sites.find(commit.repository.id)?.gitDir),
    }),
    operationsIn: (ids) => new Set([...ids].filter((id) => isUnderWay(commonDirOf(id)))),
    pushedAmong: (nudge) => pushedAmong({ commonDir: commonDirOf(nudge.repository), env }, nudge),
    nameOf: repositories.nameOf,
  };
}

function ownTimesIn(commits: Iterable<CommitRecord>, sites: Sites): readonly Instant[] {
  const { actorOf } = sites.identities();
  const own = [...commits].filter(({ author }) => actorOf(author) === ME);
  return own.flatMap(({ committedAt }) => committedAt ?? []);
}

/** `CI` set and neither empty, `0` nor `false`. */
function isCi({ CI }: NodeJS.ProcessEnv): boolean {
  return CI !== undefined && !['', '0', 'false'].includes(CI);
}

function isUnderWay(gitDir: string | undefined): boolean {
  return gitDir !== undefined && isOperationInProgress(gitDir);
}

interface Remotes {
  readonly commonDir: string | undefined;
  readonly env: NodeJS.ProcessEnv;
}

/** Those that a remote-tracking branch holds: they have been pushed. */
async function pushedAmong({ commonDir, env }: Remotes, { commits, commitAt }: Nudge): Promise<readonly CommitHash[]> {
  if (commonDir === undefined || !haveRemotesMoved(commonDir, epochOf(commitAt))) return [];
  const git = openGit({ cwd: commonDir, gitDir: commonDir, env });
  const pushed: CommitHash[] = [];
  for (const hash of commits) {
    if ((await tryResolveCommit(git, hash)) === undefined) continue;
    const branches = await git.run(['for-each-ref', '--count=1', `--contains=${hash}`, 'refs/remotes']);
    if (branches.length > 0) pushed.push(hash);
  }
  return pushed;
}
