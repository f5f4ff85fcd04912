// How busy the repository is, and how often changes are corrected in it at present.
import { DAY } from '../../domain/local-time.js';
import type { CommitView } from './commit-view.js';
import { fadedTo, shareNear } from './fading.js';
import type { RepositoryMemory } from './repository-memory.js';

export function repositoryFeatures({ fact }: CommitView, repository: RepositoryMemory) {
  const { at } = fact;
  const corrected = shareNear(repository.corrected, 0.15, 20);
  const reworked = shareNear(repository.reworked, 0.08, 20);
  return {
    corrected,
    correctedLately: shareNear(repository.correctedLately, corrected, 10),
    reworked,
    reworkedLately: shareNear(repository.reworkedLately, reworked, 10),
    fixes: shareNear(repository.fixes, 0.2, 10),
    smallFixes: shareNear(repository.smallFixes, 0.15, 10),
    week: Math.log1p(fadedTo(repository.week, at, 7 * DAY)),
    month: Math.log1p(fadedTo(repository.month, at, 30 * DAY)),
    fixedWeek: Math.log1p(fadedTo(repository.fixedWeek, at, 7 * DAY)),
    fixedMonth: Math.log1p(fadedTo(repository.fixedMonth, at, 30 * DAY)),
  };
}
