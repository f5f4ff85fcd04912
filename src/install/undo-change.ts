// Undoes one recorded change: byte for byte where nobody has touched the file since, else only what is ours goes.
import { readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { BARE_HOOK, hasBlock, withoutBlock } from './hook-block.js';
import type { Recorded } from './hook-manager.js';
import { originalOf, pathsOf } from './moved-hook.js';
import { isWithin, type RunGit } from './place.js';
import { digestOf, readState, replaceFile, unlessDenied } from './replace-file.js';

export async function undoChange(recorded: Recorded, git: RunGit): Promise<void> {
  const { path } = recorded;
  if (recorded.kind === 'made-directory') unlessDenied(path, () => rmSync(path, { recursive: true, force: true }));
  else await undoFile(recorded, git);
  removeMadeDirectories(recorded);
}

/** Takes what is ours out of a hook file, whoever has moved it there; without our block nothing is touched. */
export function cleanHookFile(path: string): boolean {
  const original = originalOf(path);
  if (original === undefined) return stripHookFile(path);
  unlessDenied(path, () => renameSync(original, path));
  return true;
}

/** A hook that was moved aside goes back where nothing stands in its place. Where somebody has put another, both stay. */
export function restoreOriginal(path: string, original: string): boolean {
  if (readState(path) !== undefined || readState(original) === undefined) return false;
  unlessDenied(path, () => renameSync(original, path));
  return true;
}

function stripHookFile(path: string): boolean {
  const state = readState(path);
  const text = state?.bytes.toString('latin1') ?? '';
  if (state === undefined || !hasBlock(text)) return false;
  const rest = withoutBlock(text);
  if (rest === '' || rest === BARE_HOOK) unlessDenied(path, () => rmSync(path));
  else replaceFile(path, Buffer.from(rest, 'latin1'), state.mode);
  return true;
}

async function undoFile(recorded: Recorded, git: RunGit): Promise<void> {
  const { path, before, original } = recorded;
  if (original !== undefined) return undoMove(path, original);
  const state = readState(path);
  if (state === undefined) return;
  const untouched = digestOf(state.bytes) === recorded.after;
  if (untouched && before === null) unlessDenied(path, () => rmSync(path));
  else if (untouched && before !== null) replaceFile(path, Buffer.from(before.bytes, 'base64'), before.mode);
  else if (recorded.kind === 'config') await unsetEntries(recorded, git);
  else stripHookFile(path);
}

function undoMove(path: string, original: string): void {
  const wrapper = pathsOf(path).find((each) => originalOf(each) === original);
  if (wrapper !== undefined) unlessDenied(path, () => renameSync(original, wrapper));
  else if (!restoreOriginal(path, original)) stripHookFile(path);
}

/** The person has edited the configuration since: only our sections and keys go. One that is gone already is no failure. */
async function unsetEntries({ path, sections = [], keys = [], values = [] }: Recorded, git: RunGit): Promise<void> {
  const entries = (await git(['config', '--file', path, '--list', '-z'])).split('\0');
  const list = entries.map((entry) => entry.split('\n')[0] ?? '');
  for (const section of sections) {
    if (list.some((key) => key.startsWith(`${section}.`)))
      await git(['config', '--file', path, '--remove-section', section]);
  }
  for (const key of keys) {
    if (list.includes(key.toLowerCase())) await git(['config', '--file', path, '--unset', key]);
  }
  for (const [key, value] of values) {
    if (entries.includes(`${key.toLowerCase()}\n${value}`))
      await git(['config', '--file', path, '--fixed-value', '--unset-all', key, value]);
  }
}

/** Directories that were made for the file go when nothing else has come to live in them. */
function removeMadeDirectories({ path, made }: Recorded): void {
  if (made === undefined) return;
  for (let directory = dirname(path); isWithin(made, directory); directory = dirname(directory)) {
    if (!isEmptyDirectory(directory)) return;
    unlessDenied(directory, () => rmdirSync(directory));
  }
}

function isEmptyDirectory(path: string): boolean {
  return unlessDenied(path, () => readdirSync(path)).length === 0;
}
