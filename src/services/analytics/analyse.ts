// What the first commit of a day sets off, now: figures measured, nudges judged, gates opened and closed, changes found.
import { CraftNudgeError } from '../../domain/failure.js';
import { systemClock } from '../../domain/instant.js';
import type { Services } from '../../gateway/contract/services.js';
import { findRepository } from '../find-repository.js';
import type { AnalyticsDesk } from './scope.js';

type Analyse = Services['analytics']['analyse'];

export function answerAnalyse({ kept }: AnalyticsDesk): Analyse {
  return async ({ repository: key }) => {
    const { stores, recorder } = kept.current();
    const { id, name, path } = findRepository(stores, key);
    if (path === null) throw new CraftNudgeError('NOT_RECORDED', { what: `a place of ${name}` });
    await recorder.catchUp(await recorder.open({ cwd: path }, true));
    return { repository: { id, name }, at: systemClock.now() };
  };
}
