// All that the rankers remember of a repository, as one fold: a memory and a commit in, the next memory out. JSON, bounded
// whatever the history, and made of the past only: a commit's features are taken before it is remembered.
import type { FileFact } from '../../domain/fact.js';
import { directoryOf, extensionOf } from '../path-class.js';
import { isMerge } from '../superseded.js';
import { AUTHOR_KEEP, type AuthorMemory, addCommit, NEW_AUTHOR } from './author-memory.js';
import { type CommitView, linesOf, partOfDay } from './commit-view.js';
import { tryOnce, UNTRIED } from './fading.js';
import { FILE_KEEP, type FileMemory, MONTH, newFile, touchFile } from './file-memory.js';
import { emptyMap, type RecentMap, valueIn, withEntry, withoutKey } from '../recent-map.js';
import { type CommitMemory, MOST, tryFolder } from './memory-shape.js';
import { countCommit, countCorrection, LONG_KEEP, NEW_REPOSITORY } from './repository-memory.js';
import { settleRework } from './settle-rework.js';

export function emptyMemory(): CommitMemory {
  return {
    files: emptyMap(128),
    folders: emptyMap(32),
    kinds: emptyMap(4),
    authors: emptyMap(16),
    repository: NEW_REPOSITORY,
  };
}

export function rememberCommit(memory: CommitMemory, view: CommitView): CommitMemory {
  if (isMerge(view.fact)) return memory;
  const settled = view.isHandmade ? settleRework(memory, view) : memory;
  const touched = view.code.reduce((now, file) => rememberTouch(now, view, file), settled);
  return view.isHandmade ? rememberAuthor(touched, view) : touched;
}

function rememberTouch(memory: CommitMemory, view: CommitView, file: FileFact): CommitMemory {
  const { at, actor, authoredAt } = view.fact;
  const before = valueIn(memory.files, file.path);
  const resolved = before === undefined ? memory : resolveTouch(memory, view, { path: file.path, before });
  if (file.status === 'D') return { ...resolved, files: withoutKey(resolved.files, file.path) };
  const [insertions, deletions] = [file.insertions ?? 0, file.deletions ?? 0];
  const { isFix, isFixup } = view;
  const touch = { actor, at, authoredAt, isFix, isFixup, insertions, deletions };
  const known = valueIn(resolved.files, file.path) ?? newFile(at);
  return { ...resolved, files: withEntry(resolved.files, [file.path, touchFile(known, touch)], MOST.files) };
}

interface Known {
  readonly path: string;
  readonly before: FileMemory;
}

/** A touch tells what became of the one before: was this a small correction, and soon enough? */
function resolveTouch(memory: CommitMemory, view: CommitView, { path, before }: Known): CommitMemory {
  const hit = view.isSmallFix && view.fact.at - before.at <= MONTH ? 1 : 0;
  const corrected = tryOnce(before.corrected, hit, FILE_KEEP);
  const kind = extensionOf(path);
  const kindShare = tryOnce(valueIn(memory.kinds, kind) ?? UNTRIED, hit, LONG_KEEP);
  return {
    files: withEntry(memory.files, [path, { ...before, corrected }], MOST.files),
    folders: tryFolder(memory.folders, directoryOf(path), { corrected: hit }),
    kinds: withEntry(memory.kinds, [kind, kindShare], MOST.kinds),
    authors: tryAuthor(memory.authors, before.lastActor, hit),
    repository: countCorrection(memory.repository, hit, before.touches === 1),
  };
}

function tryAuthor(authors: RecentMap<AuthorMemory>, actor: string, hit: number): RecentMap<AuthorMemory> {
  const before = valueIn(authors, actor);
  if (before === undefined) return authors;
  return withEntry(
    authors,
    [actor, { ...before, corrected: tryOnce(before.corrected, hit, AUTHOR_KEEP) }],
    MOST.authors,
  );
}

function rememberAuthor(memory: CommitMemory, view: CommitView): CommitMemory {
  const { fact, isFix, isFixup, isSmallFix, code, paths } = view;
  const { at, authoredAt, actor, bodyLength, codeChurn } = fact;
  const before = valueIn(memory.authors, actor) ?? NEW_AUTHOR;
  const isSized = code.length > 0 && codeChurn !== null;
  const author = addCommit(before, {
    at,
    authoredAt,
    partOfDay: partOfDay(fact),
    isFix,
    isFixup,
    hasBody: bodyLength > 0,
    files: [...paths],
    folders: code.map(({ path }) => directoryOf(path)),
    size: isSized ? code.reduce((sum, file) => sum + linesOf(file), 0) : undefined,
  });
  return {
    ...memory,
    authors: withEntry(memory.authors, [actor, author], MOST.authors),
    repository: countCommit(memory.repository, { at, isFix, isSmallFix, hasCode: code.length > 0 }),
  };
}
