// The changed files of one commit, from the `--raw` and `--numstat` entries that git prints one list after the other.
import { isUtf8 } from 'node:buffer';
import type { FileChange, FileStatus } from '../domain/commit-record.js';
import { MAX_FILES } from './raw-commit.js';

type Draft = { -readonly [Key in keyof FileChange]: FileChange[Key] };

export interface FileList {
  readonly files: readonly FileChange[];
  readonly fileCount: number;
  readonly insertions: number;
  readonly deletions: number;
}

const STATUSES: readonly string[] = ['A', 'M', 'D', 'R', 'C', 'T'] satisfies FileStatus[];

export class FileListBuilder implements FileList {
  readonly files: Draft[] = [];
  fileCount = 0;
  insertions = 0;
  deletions = 0;
  /** The first file that has no counts yet. */
  #next = 0;

  /** One `--raw` entry; `from` with renames and copies. */
  addRaw(status: string, path: PathText, from?: PathText): void {
    this.fileCount += 1;
    if (this.files.length < MAX_FILES) this.files.push(draftOf(status, path, from));
  }

  /** One `--numstat` entry: its counts `3\t1\t`, and the (new) path. */
  addCounts(counts: string, path: string): void {
    const tab = counts.indexOf('\t');
    const insertions = countOf(counts.slice(0, tab));
    const deletions = countOf(counts.slice(tab + 1, -1));
    this.insertions += insertions ?? 0;
    this.deletions += deletions ?? 0;
    const file = this.#fileAt(path);
    if (file === undefined) return;
    file.insertions = insertions;
    file.deletions = deletions;
  }

  /** Both lists have one order, but numstat may leave out what did not change: look ahead rather than count along. */
  #fileAt(path: string): Draft | undefined {
    if (this.#next >= this.files.length) return undefined;
    let index = this.#next;
    while (index < this.files.length && this.files[index]?.path !== path) index += 1;
    if (index === this.files.length) return undefined;
    this.#next = index + 1;
    return this.files[index];
  }
}

function draftOf(letter: string, { path, pathBytes }: PathText, from: PathText | undefined): Draft {
  const status = (STATUSES.includes(letter) ? letter : 'M') as FileStatus;
  const file: Draft = { path, status, insertions: null, deletions: null };
  if (from !== undefined) file.from = from.path;
  if (pathBytes !== undefined) file.pathBytes = pathBytes;
  return file;
}

/** A path as text, and its bytes where they are none. */
export interface PathText {
  readonly path: string;
  readonly pathBytes?: string;
}

export function pathOf(bytes: Buffer, start: number, end: number): PathText {
  const path = bytes.toString('utf8', start, end);
  if (!path.includes('\ufffd') || isUtf8(bytes.subarray(start, end))) return { path };
  return { path, pathBytes: bytes.toString('base64', start, end) };
}

/** `-` stands for a binary file. */
function countOf(text: string): number | null {
  return text === '-' ? null : Number(text);
}
