// What the first commit of a day sets off, now: figures measured, nudges judged, gates opened and closed, changes found.
import { systemClock } from '../../domain/instant.js';
import type { Services } from '../../gateway/contract/services.js';
import { openKnown } from '../tracker/known-repositories.js';
import type { AnalyticsDesk } from './scope.js';

type Analyse = Services['analytics']['analyse'];

export function answerAnalyse({ kept }: AnalyticsDesk): Analyse {
  return async ({ repository: key }) => {
    const house = kept.current();
    const placed = await openKnown(house, key);
    await house.recorder.catchUp(placed);
    const { id, name } = placed.repository;
    return { repository: { id, name }, at: systemClock.now() };
  };
}
