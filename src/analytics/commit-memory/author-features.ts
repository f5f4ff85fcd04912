// What the author was doing lately, and how often own commits were corrected.
import { DAY, HOUR } from '../../domain/local-time.js';
import { directoryOf } from '../path-class.js';
import { type AuthorMemory, gapBefore, sessionAt, touchesOf } from './author-memory.js';
import type { CommitView } from './commit-view.js';
import { fadedTo, shareNear } from './fading.js';
import type { RepositoryMemory } from './repository-memory.js';

export function authorFeatures(view: CommitView, author: AuthorMemory, repository: RepositoryMemory) {
  const { at } = view.fact;
  const corrected = shareNear(repository.corrected, 0.15, 20);
  const reworked = shareNear(repository.reworked, 0.08, 20);
  return {
    ownCorrected: shareNear(author.corrected, corrected, 10),
    ownReworked: shareNear(author.reworked, reworked, 10),
    ownFixes: shareNear(author.fixes, shareNear(repository.fixes, 0.2, 10), 10),
    ownFixups: shareNear(author.fixups, 0.25, 10),
    returns: shareNear(author.returned, 0.4, 3),
    returnsSoon: shareNear(author.returnedSoon, 0.3, 3),
    ownDay: Math.log1p(fadedTo(author.day, at, DAY)),
    ownWeek: Math.log1p(fadedTo(author.week, at, 7 * DAY)),
    ownMonth: Math.log1p(fadedTo(author.month, at, 30 * DAY)),
    ownCommits: Math.log1p(author.commits),
    ownFolders: Math.log1p(meanTouches(view, author)),
    ...recentFeatures(view, author),
    ...sessionFeatures(view, author),
  };
}

function meanTouches({ code }: CommitView, { folders }: AuthorMemory): number {
  const touches = code.reduce((sum, { path }) => sum + touchesOf(folders, directoryOf(path)), 0);
  return code.length === 0 ? 0 : touches / code.length;
}

function sessionFeatures({ fact }: CommitView, author: AuthorMemory) {
  const session = sessionAt(author, fact.authoredAt);
  return {
    gap: Math.log1p(gapBefore(author, fact.authoredAt) / 60),
    sessionMinutes: Math.log1p(Math.max(0, fact.authoredAt - session.start) / 60),
    sessionCommits: Math.log1p(session.commits),
  };
}

function recentFeatures({ fact, paths, isFixup }: CommitView, { recent }: AuthorMemory) {
  const within = (seconds: number) => (commit: { readonly authoredAt: number }) =>
    commit.authoredAt <= fact.authoredAt && fact.authoredAt - commit.authoredAt <= seconds;
  const today = recent.filter(within(DAY));
  const shared = today.filter(({ files }) => files.some((file) => paths.has(file)));
  const sharedFixes = shared.filter((commit) => commit.isFixup);
  return {
    recentCommits: Math.log1p(today.length),
    recentFixes: Math.log1p(today.filter((commit) => commit.isFixup).length),
    recentShared: Math.log1p(shared.length),
    recentSharedFixes: Math.log1p(sharedFixes.length),
    isFixLoop: isFixup && sharedFixes.some(within(3 * HOUR)) ? 1 : 0,
  };
}
