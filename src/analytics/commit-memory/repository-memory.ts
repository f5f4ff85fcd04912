// What is remembered of a repository as a whole: how busy it is, and how often changes are corrected in it.
import { DAY } from '../../domain/local-time.js';
import { countOne, type Fading, NOTHING, type Share, tryOnce, UNTRIED } from './fading.js';

export interface RepositoryMemory {
  readonly commits: number;
  /** Of the latest commit. */
  readonly at: number;
  /** Of file touches that another followed: small corrections within 30 days. Long and short memory. */
  readonly corrected: Share;
  readonly correctedLately: Share;
  /** The same of touches that were a file's first. */
  readonly newCorrected: Share;
  /** Of commits a day ago: corrected by their author within the day. */
  readonly reworked: Share;
  readonly reworkedLately: Share;
  readonly fixes: Share;
  readonly smallFixes: Share;
  readonly week: Fading;
  readonly month: Fading;
  readonly fixedWeek: Fading;
  readonly fixedMonth: Fading;
}

export const LONG_KEEP = 0.998;
const SHORT_KEEP = 0.99;

export const NEW_REPOSITORY: RepositoryMemory = {
  commits: 0,
  at: 0,
  corrected: UNTRIED,
  correctedLately: UNTRIED,
  newCorrected: UNTRIED,
  reworked: UNTRIED,
  reworkedLately: UNTRIED,
  fixes: UNTRIED,
  smallFixes: UNTRIED,
  week: NOTHING,
  month: NOTHING,
  fixedWeek: NOTHING,
  fixedMonth: NOTHING,
};

interface Passing {
  readonly at: number;
  readonly isFix: boolean;
  readonly isSmallFix: boolean;
  readonly hasCode: boolean;
}

export function countCommit(
  repository: RepositoryMemory,
  { at, isFix, isSmallFix, hasCode }: Passing,
): RepositoryMemory {
  const { smallFixes, fixedWeek, fixedMonth } = repository;
  return {
    ...repository,
    commits: repository.commits + 1,
    at,
    fixes: tryOnce(repository.fixes, isFix ? 1 : 0, SHORT_KEEP),
    smallFixes: hasCode ? tryOnce(smallFixes, isSmallFix ? 1 : 0, SHORT_KEEP) : smallFixes,
    week: countOne(repository.week, at, 7 * DAY),
    month: countOne(repository.month, at, 30 * DAY),
    fixedWeek: isFix ? countOne(fixedWeek, at, 7 * DAY) : fixedWeek,
    fixedMonth: isFix ? countOne(fixedMonth, at, 30 * DAY) : fixedMonth,
  };
}

export function countCorrection(repository: RepositoryMemory, hit: number, wasFirst: boolean): RepositoryMemory {
  return {
    ...repository,
    corrected: tryOnce(repository.corrected, hit, LONG_KEEP),
    correctedLately: tryOnce(repository.correctedLately, hit, SHORT_KEEP),
    newCorrected: wasFirst ? tryOnce(repository.newCorrected, hit, SHORT_KEEP) : repository.newCorrected,
  };
}

export function countRework(repository: RepositoryMemory, hit: number): RepositoryMemory {
  return {
    ...repository,
    reworked: tryOnce(repository.reworked, hit, LONG_KEEP),
    reworkedLately: tryOnce(repository.reworkedLately, hit, SHORT_KEEP),
  };
}
