// START HERE. The tracker: what was recorded and where, whether all of it was, the settings, and recording by hand.
import type { Services } from '../../gateway/contract/services.js';
import { CraftNudgeError } from '../../domain/failure.js';
import { changeSetting, checkedValue, requireKey } from '../change-setting.js';
import { readCoverage } from '../coverage.js';
import { diskObstacles } from '../examine-disk.js';
import { type House, openHouse, takeUpWork } from '../house.js';
import type { Service } from '../in-process.js';
import { createTurns, type InTurn } from '../in-turn.js';
import { readConfig } from '../read-config.js';
import { placeAt } from './commit-cursor.js';
import { commitFilter } from './commit-filter.js';
import { findRepository, listRepositories, openKnown } from './known-repositories.js';
import { listCommits } from './list-commits.js';
import { readPrivacy } from './read-privacy.js';
import { readStatus } from './read-status.js';
import { trackCommit, trackCommits } from './track-commits.js';

type Operations = Services['tracker'];

export function createTracker(house: House): Service<'tracker'> {
  const { stores } = house;
  const inTurn = createTurns();
  const operations: Operations = {
    ...recordsOf(house),
    ...gitWorkOf(house, inTurn),
    ...settingsOf(house, inTurn),
    listRepositories: async () => ({ items: listRepositories(stores) }),
    readPrivacy: async () => readPrivacy(stores),
  };
  return { name: 'tracker', operations, health: () => healthOf(house), close: () => stores.journal.close() };
}

function healthOf({ stores }: House) {
  const [reason] = diskObstacles(stores.data.root);
  return reason === undefined ? ({ status: 'up' } as const) : ({ status: 'degraded', reason } as const);
}

function recordsOf({ stores, recorder }: House): Pick<Operations, 'listCommits' | 'readCommit'> {
  return {
    listCommits: async ({ repository: key, cursor, limit, ...asked }) => {
      const repository = key === undefined ? {} : { repository: findRepository(stores, key).id };
      const before = cursor === undefined ? undefined : placeAt(cursor);
      recorder.rereadSettings();
      const identities = await recorder.identitiesAt();
      const { authorId } = stores;
      return listCommits(stores.journal, {
        filter: commitFilter({ ...asked, ...repository }, { identities, authorId }),
        limit,
        before,
      });
    },
    readCommit: async ({ hash }) => {
      const [record, ...others] = stores.journal.findAll(hash);
      if (record === undefined) throw new CraftNudgeError('NOT_RECORDED', { what: `commit ${hash}` });
      if (others.length > 0) throw new CraftNudgeError('AMBIGUOUS_COMMIT', { hash, count: others.length + 1 });
      return record;
    },
  };
}

type GitWork = 'readCoverage' | 'readStatus' | 'trackCommit' | 'trackCommits';

/** Each begins as a command does: with the settings and the state of now. */
function gitWorkOf(house: House, inTurn: InTurn): Pick<Operations, GitWork> {
  const anew = <Result>(work: (fresh: House) => Promise<Result>): Promise<Result> =>
    inTurn(async () => {
      const fresh = openHouse(house);
      try {
        await takeUpWork(fresh);
        return await work(fresh);
      } finally {
        fresh.stores.journal.close();
      }
    });
  return {
    readStatus: () => anew(readStatus),
    readCoverage: ({ repository }) =>
      anew(async (fresh) => readCoverage(fresh, await openKnown(fresh, repository), { gaps: true })),
    trackCommit: ({ repository, commit }) =>
      anew(async (fresh) => trackCommit(fresh, await openKnown(fresh, repository), commit)),
    trackCommits: ({ repository, commits }) =>
      anew(async (fresh) => trackCommits(fresh, await openKnown(fresh, repository), commits)),
  };
}

function settingsOf(house: House, inTurn: InTurn): Pick<Operations, 'changeConfig' | 'readConfig'> {
  const { env } = house;
  return {
    readConfig: () => readConfig(env),
    changeConfig: (changes) =>
      inTurn(async () => {
        const edits = Object.entries(changes).map(([key, value]) => ({
          key: requireKey(key),
          value: value === null ? undefined : checkedValue(key, value),
        }));
        for (const edit of edits) await changeSetting(house, edit);
        return readConfig(env);
      }),
  };
}
