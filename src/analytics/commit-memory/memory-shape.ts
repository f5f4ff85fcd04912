// The parts of what is remembered, and their bounds.
import type { AuthorMemory } from './author-memory.js';
import { type Share, tryOnce, UNTRIED } from './fading.js';
import type { FileMemory } from './file-memory.js';
import { type RecentMap, valueIn, withEntry } from '../recent-map.js';
import type { RepositoryMemory } from './repository-memory.js';

export interface FolderMemory {
  readonly corrected: Share;
  readonly reworked: Share;
}

export interface CommitMemory {
  readonly files: RecentMap<FileMemory>;
  readonly folders: RecentMap<FolderMemory>;
  /** Corrections by file name extension. */
  readonly kinds: RecentMap<Share>;
  readonly authors: RecentMap<AuthorMemory>;
  readonly repository: RepositoryMemory;
}

/** Entries a bucket keeps: 2048 files, 512 folders, 64 extensions and 128 authors in all. */
export const MOST = { files: 16, folders: 16, kinds: 16, authors: 8 } as const;
const FOLDER_KEEP = 0.98;
const NEW_FOLDER: FolderMemory = { corrected: UNTRIED, reworked: UNTRIED };

export function tryFolder(
  folders: RecentMap<FolderMemory>,
  folder: string,
  { corrected, reworked }: { readonly corrected?: number; readonly reworked?: number },
): RecentMap<FolderMemory> {
  const before = valueIn(folders, folder) ?? NEW_FOLDER;
  const next = {
    corrected: corrected === undefined ? before.corrected : tryOnce(before.corrected, corrected, FOLDER_KEEP),
    reworked: reworked === undefined ? before.reworked : tryOnce(before.reworked, reworked, FOLDER_KEEP),
  };
  return withEntry(folders, [folder, next], MOST.folders);
}
