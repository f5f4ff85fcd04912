// What is kept of this person, field by field: what each means, and an example out of this very data directory.
import { closeSync, fstatSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Stores } from '../../recorder/stores.js';
import { parseObject } from '../../store/line.js';
import { openToRead, readAt } from '../../store/private-file.js';
import { loadSchema } from '../load-schema.js';
import { fieldsOf, valueOf } from './schema-fields.js';
import { SECRETS, type StoredKind, storedFolders, storedKinds } from './stored-kinds.js';

export interface StoredField {
  readonly field: string;
  readonly description: string;
  readonly example: string | null;
}

export interface StoredFile {
  readonly file: string;
  readonly title: string;
  readonly description: string;
  readonly bytes: number;
  readonly fields: readonly StoredField[];
}

export interface FolderSize {
  readonly folder: string;
  readonly description: string;
  readonly files: number;
  readonly bytes: number;
}

export interface PrivacyView {
  readonly data: string;
  readonly files: readonly StoredFile[];
  readonly folders: readonly FolderSize[];
}

export function readPrivacy({ data }: Stores): PrivacyView {
  return {
    data: data.root,
    files: storedKinds.map((kind) => fileOf(kind, data.resolve(kind.folder))),
    folders: storedFolders.map(({ folder, description }) => ({ folder, description, ...sizeOf(data.resolve(folder)) })),
  };
}

function fileOf({ schema: name, file, names, folder: parent }: StoredKind, folder: string): StoredFile {
  const schema = loadSchema(name);
  const paths = entriesIn(folder)
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => join(folder, entry.name))
    .toSorted();
  const records = parent === SECRETS ? [] : paths.slice(-EXAMPLE_FILES).flatMap(recordsAtTheEnd).toReversed();
  const { title = name, description = '' } = schema;
  const fields = [...fieldsOf(schema)].map((one) => ({ ...one, example: exampleOf(one.field, records) }));
  return { file, title, description, bytes: paths.reduce((sum, path) => sum + bytesOf(path), 0), fields };
}

const LONGEST = 80;

function exampleOf(field: string, records: readonly unknown[]): string | null {
  const value = records.map((record) => valueOf(record, field)).find((one) => one !== undefined && one !== null);
  if (value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

/** So much of the end of the newest files is looked through for examples. */
const END_BYTES = 1 << 17;
const EXAMPLE_FILES = 2;

function recordsAtTheEnd(path: string): readonly unknown[] {
  const fd = openToRead(path);
  if (fd === undefined) return [];
  try {
    const { size } = fstatSync(fd);
    const text = readAt(fd, Math.max(0, size - END_BYTES), Math.min(size, END_BYTES)).toString('utf8');
    const lines = path.endsWith('.jsonl') ? text.split('\n') : [text];
    return lines.map(parseObject).filter((record) => record !== undefined);
  } finally {
    closeSync(fd);
  }
}

const bytesOf = (path: string): number => lstatSync(path, { throwIfNoEntry: false })?.size ?? 0;

function sizeOf(folder: string): Pick<FolderSize, 'bytes' | 'files'> {
  const paths = entriesIn(folder, true)
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return { files: paths.length, bytes: paths.reduce((sum, path) => sum + bytesOf(path), 0) };
}

function entriesIn(folder: string, recursive = false) {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return []; // nothing was written there yet
    throw cause;
  }
}
