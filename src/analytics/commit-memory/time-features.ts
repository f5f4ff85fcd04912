// When a commit was made, beside its author's usual hours; and how long it lay before it got here.
import { DAY, HOUR } from '../../domain/local-time.js';
import { type AuthorMemory, hourShareOf } from './author-memory.js';
import { type CommitView, partOfDay } from './commit-view.js';
import type { RepositoryMemory } from './repository-memory.js';

const HALF_YEAR = 180 * DAY;
/** 1970 began on a Thursday. */
const THURSDAY = 4;

export function timeFeatures({ fact }: CommitView, author: AuthorMemory, repository: RepositoryMemory) {
  const { at, authoredAt, utcOffset } = fact;
  const part = partOfDay(fact);
  const weekday = (((Math.floor((authoredAt + utcOffset * 60) / DAY) + THURSDAY) % 7) + 7) % 7;
  return {
    lateHours: Math.log1p(Math.max(0, at - authoredAt) / HOUR),
    quietHours: Math.log1p(Math.min(Math.max(0, at - repository.at), HALF_YEAR) / HOUR),
    usualHour: Math.log(hourShareOf(author, part)),
    usualNextHour: Math.log(hourShareOf(author, (part + 1) % 8)),
    morning: Math.cos(((part + 0.5 - 3) / 4) * Math.PI),
    beforeWeekend: weekday === 5 ? 1 : 0,
    weekend: weekday === 0 || weekday === 6 ? 1 : 0,
  };
}
