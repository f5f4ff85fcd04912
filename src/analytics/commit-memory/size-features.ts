// How large and how scattered a commit is, alone and beside its author's usual.
import type { FileFact } from '../../domain/fact.js';
import type { AuthorMemory } from './author-memory.js';
import { classOf, directoryOf } from '../path-class.js';
import { type CommitView, linesOf } from './commit-view.js';

export function sizeFeatures(view: CommitView, author: AuthorMemory) {
  const { files, insertions, deletions, fileCount } = view.fact;
  const codeInsertions = sumOf(view.code, (file) => file.insertions ?? 0);
  const codeDeletions = sumOf(view.code, (file) => file.deletions ?? 0);
  const bits = entropyOf(files);
  return {
    insertions: Math.log1p(insertions ?? 0),
    deletions: Math.log1p(deletions ?? 0),
    codeInsertions: Math.log1p(codeInsertions),
    codeDeletions: Math.log1p(codeDeletions),
    insertionShare: (codeInsertions + 1) / (codeInsertions + codeDeletions + 2),
    files: Math.log1p(fileCount),
    codeFiles: Math.log1p(view.code.length),
    testFiles: Math.log1p(files.filter(({ path }) => classOf(path) === 'test').length),
    folders: Math.log1p(new Set(files.map(({ path }) => directoryOf(path))).size),
    entropy: bits,
    evenness: files.length > 1 ? bits / Math.log2(files.length) : 0,
    sizeRank: rankIn(author.sizes, codeInsertions + codeDeletions),
  };
}

function sumOf(files: readonly FileFact[], valueOf: (file: FileFact) => number): number {
  return files.reduce((sum, file) => sum + valueOf(file), 0);
}

/** In bits, over the lines of each file. */
function entropyOf(files: readonly FileFact[]): number {
  const total = sumOf(files, linesOf);
  if (total === 0) return 0;
  return sumOf(files, (file) => {
    const share = linesOf(file) / total;
    return share === 0 ? 0 : -share * (Math.log(share) / Math.LN2);
  });
}

/** The share of own commits that are smaller, ties half; a half with fewer than five to compare with. */
function rankIn(sizes: readonly number[], size: number): number {
  if (sizes.length < 5) return 0.5;
  return sizes.reduce((sum, own) => sum + (own < size ? 1 : own === size ? 0.5 : 0), 0) / sizes.length;
}
