// Sets or removes one key in the user's own file, which is made where there is none. Never leaves a half-written or
// broken file: the new text is read again and must say exactly what was asked, or nothing is written.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { SettingTable } from '../domain/setting.js';
import { CraftNudgeError, reasonOf } from '../domain/failure.js';
import { type Edit, editText } from './edit-text.js';
import { shortPath } from './expectation.js';
import { type Entry, flatten } from './nest.js';
import { parseSettings } from './read-source.js';
import { configFolderOf, type Environment, homeOf, userFiles } from './source-files.js';

const FIRST_LINE = '# CraftNudge. Every setting, with its default and its meaning: craftnudge config\n';

export interface UserFilePlace {
  readonly env: Environment;
  readonly table: SettingTable;
}

/** Returns the path of the file. Throws CONFIG_INVALID where it cannot be edited. */
export async function editUserFile({ env, table }: UserFilePlace, edit: Edit): Promise<string> {
  const path = userFileToWrite(env);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : FIRST_LINE;
  const edited = editText(text, edit);
  const where = shortPath(path, homeOf(env));
  const wanted = withEdit(await leavesOf({ path, text, table, where }), edit);
  const got = await leavesOf({ path, text: edited, table, where }).catch((cause: unknown) =>
    Promise.reject(byHand(where, edit, cause)),
  );
  if (!isSame(wanted, got)) throw byHand(where, edit);
  write(path, edited);
  return path;
}

function userFileToWrite(env: Environment): string {
  const folder = configFolderOf(env);
  const found = userFiles(env).find((file) => existsSync(file));
  if (found !== undefined) return found;
  if (folder === undefined) throw new CraftNudgeError('CONFIG_INVALID', { where: 'HOME', reason: 'is not set' });
  return join(folder, 'config.yaml');
}

interface FileText {
  readonly path: string;
  readonly text: string;
  readonly table: SettingTable;
  readonly where: string;
}

async function leavesOf({ path, text, table, where }: FileText): Promise<readonly Entry[]> {
  try {
    return flatten(await parseSettings(path, text), (key) => Object.hasOwn(table, key));
  } catch (cause) {
    throw new CraftNudgeError('CONFIG_INVALID', { where, reason: reasonOf(cause) }, { cause });
  }
}

function withEdit(leaves: readonly Entry[], { key, value }: Edit): readonly Entry[] {
  const others = leaves.filter((leaf) => leaf.key !== key);
  return value === undefined ? others : [...others, { key, value }];
}

/** A key that stands twice is a difference too. */
function isSame(one: readonly Entry[], other: readonly Entry[]): boolean {
  const sorted = (leaves: readonly Entry[]): string =>
    leaves
      .map((leaf) => JSON.stringify(leaf))
      .sort()
      .join('\n');
  return sorted(one) === sorted(other);
}

function byHand(where: string, { key, value }: Edit, cause?: unknown): CraftNudgeError {
  const change = value === undefined ? `remove ${key}` : `write ${key}: ${JSON.stringify(value)}`;
  const reason = `its layout is not one that can be edited here, ${change} yourself`;
  return new CraftNudgeError('CONFIG_INVALID', { where, reason }, { cause });
}

/** Atomic, and through a link: a dotfiles repository keeps its file. */
function write(path: string, text: string): void {
  try {
    if (isOfAnother(path)) throw new Error('root would leave a file in the home of another user');
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const target = existsSync(path) ? realpathSync(path) : path;
    const mode = existsSync(path) ? statSync(path).mode & 0o777 : 0o600;
    replace(target, text, mode);
  } catch (cause) {
    throw new CraftNudgeError('STORE_UNWRITABLE', { path, reason: reasonOf(cause) }, { cause });
  }
}

function replace(path: string, text: string, mode: number): void {
  const unfinished = `${path}.${process.pid}`;
  const file = openSync(unfinished, 'w', mode);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
}

/** `sudo craftnudge config …`: what root replaces there the user could not change any more. */
function isOfAnother(path: string): boolean {
  if (process.geteuid?.() !== 0) return false;
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? isOfAnother(dirname(path)) : found.uid !== 0;
}
