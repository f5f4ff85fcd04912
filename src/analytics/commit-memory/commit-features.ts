// What a model sees of a commit: named numbers, made from the memory of everything before it, of the commit and of each
// file it touches.
import { authorFeatures } from './author-features.js';
import { NEW_AUTHOR } from './author-memory.js';
import type { CommitView } from './commit-view.js';
import { type FileSigns, fileSignsOf } from './file-signs.js';
import { groundFeatures } from './ground-features.js';
import type { CommitMemory } from './memory-shape.js';
import { messageFeatures } from './message-features.js';
import { valueIn } from '../recent-map.js';
import { repositoryFeatures } from './repository-features.js';
import { sizeFeatures } from './size-features.js';
import { timeFeatures } from './time-features.js';

export interface CommitFeatures {
  /** In the order of `featureNames`. */
  readonly values: readonly number[];
  /** Of the code files that the commit leaves standing. */
  readonly files: readonly FileSigns[];
}

export function commitFeaturesOf(memory: CommitMemory, view: CommitView): CommitFeatures {
  const author = valueIn(memory.authors, view.fact.actor) ?? NEW_AUTHOR;
  const signs = view.code.map((file) => fileSignsOf(memory, view, file));
  const groups: readonly object[] = [
    sizeFeatures(view, author),
    messageFeatures(view, author),
    authorFeatures(view, author, memory.repository),
    repositoryFeatures(view, memory.repository),
    timeFeatures(view, author, memory.repository),
    ...groundFeatures(signs),
  ];
  positions ??= new Map(groups.flatMap(Object.keys).map((name, position) => [name, position]));
  return {
    values: groups.flatMap((group) => Object.values(group) as number[]),
    files: signs.filter(({ isDeleted }) => isDeleted === 0),
  };
}

/** Every commit has the same features in the same order: learnt from the first one. */
let positions: ReadonlyMap<string, number> | undefined;

export function featureNames(): readonly string[] {
  return [...(positions ?? new Map<string, number>()).keys()];
}

/** One feature by its name; 0 where there is none of that name. */
export function featureOf({ values }: Pick<CommitFeatures, 'values'>, name: string): number {
  const position = positions?.get(name);
  return position === undefined ? 0 : (values[position] ?? 0);
}
