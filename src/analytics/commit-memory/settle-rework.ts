// What became of an author's commits of the last day: corrected by their author, or the day is over. Enters the records of
// author, files, folders and repository.
import { DAY } from '../../domain/local-time.js';
import { directoryOf } from '../path-class.js';
import { AUTHOR_KEEP, type AuthorMemory, type RecentCommit } from './author-memory.js';
import type { CommitView } from './commit-view.js';
import { tryOnce } from './fading.js';
import { FILE_KEEP, type FileMemory } from './file-memory.js';
import { type CommitMemory, type FolderMemory, MOST, tryFolder } from './memory-shape.js';
import { type RecentMap, valueIn, withEntry } from '../recent-map.js';
import { countRework } from './repository-memory.js';

export function settleRework(memory: CommitMemory, view: CommitView): CommitMemory {
  const author = valueIn(memory.authors, view.fact.actor);
  if (author === undefined || author.recent.length === 0) return memory;
  const hits = author.recent.filter((commit) => isReworked(commit, view));
  const misses = author.recent.filter((commit) => isOver(commit, view) && !commit.done && commit.files.length > 0);
  if (hits.length + misses.length === 0) return withRecent(memory, author, view);
  const marked = hits.reduce((now, commit) => enterOutcome(now, commit, view.paths), withRecent(memory, author, view));
  const settled = misses.reduce((now, commit) => enterOutcome(now, commit, new Set()), marked);
  return countOutcomes(settled, view.fact.actor, [...hits.map(() => 1), ...misses.map(() => 0)]);
}

function isReworked({ authoredAt, done, files }: RecentCommit, { fact, isFixup, paths }: CommitView): boolean {
  const distance = fact.authoredAt - authoredAt;
  return isFixup && !done && distance >= 0 && distance <= DAY && files.some((file) => paths.has(file));
}

function isOver({ authoredAt }: RecentCommit, { fact }: CommitView): boolean {
  return fact.authoredAt - authoredAt > DAY;
}

function withRecent(memory: CommitMemory, author: AuthorMemory, view: CommitView): CommitMemory {
  const recent = author.recent
    .filter((commit) => !isOver(commit, view))
    .map((commit) => (isReworked(commit, view) ? { ...commit, done: true } : commit));
  return { ...memory, authors: withEntry(memory.authors, [view.fact.actor, { ...author, recent }], MOST.authors) };
}

/** Of a reworked commit only the files that were corrected count for themselves; its folders count with each file. */
function enterOutcome(memory: CommitMemory, { files }: RecentCommit, corrected: ReadonlySet<string>): CommitMemory {
  const counted = corrected.size === 0 ? files : files.filter((file) => corrected.has(file));
  return {
    ...memory,
    files: counted.reduce((all, path) => tryFile(all, path, corrected.size === 0 ? 0 : 1), memory.files),
    folders: files.reduce<RecentMap<FolderMemory>>(
      (all, path) => tryFolder(all, directoryOf(path), { reworked: corrected.has(path) ? 1 : 0 }),
      memory.folders,
    ),
  };
}

function tryFile(files: RecentMap<FileMemory>, path: string, hit: number): RecentMap<FileMemory> {
  const before = valueIn(files, path);
  if (before === undefined) return files;
  return withEntry(files, [path, { ...before, reworked: tryOnce(before.reworked, hit, FILE_KEEP) }], MOST.files);
}

function countOutcomes(memory: CommitMemory, actor: string, outcomes: readonly number[]): CommitMemory {
  const before = valueIn(memory.authors, actor);
  if (before === undefined) return memory;
  const reworked = outcomes.reduce((share, hit) => tryOnce(share, hit, AUTHOR_KEEP), before.reworked);
  return {
    ...memory,
    authors: withEntry(memory.authors, [actor, { ...before, reworked }], MOST.authors),
    repository: outcomes.reduce(countRework, memory.repository),
  };
}
