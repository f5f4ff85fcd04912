// Carries a plan's changes out. Out: what was there before, so that every byte can come back.
import { renameSync } from 'node:fs';
import type { Change, Recorded, Saved } from './hook-manager.js';
import type { RunGit } from './place.js';
import { digestOf, type FileState, readState, replaceFile, unlessDenied } from './replace-file.js';
import { undoChange } from './undo-change.js';

/** All or nothing: when one fails, those before it are undone and its failure is thrown. */
export async function applyChanges(changes: readonly Change[], git: RunGit): Promise<readonly Recorded[]> {
  const done: Recorded[] = [];
  try {
    for (const change of changes) done.push(await applyChange(change, git));
    return done;
  } catch (cause) {
    for (const recorded of done.reverse()) await undoChange(recorded, git);
    throw cause;
  }
}

async function applyChange(change: Change, git: RunGit): Promise<Recorded> {
  if (change.kind === 'config') return setEntries(change, git);
  const before = change.kind === 'moved' ? undefined : readState(change.path);
  if (change.kind === 'moved') unlessDenied(change.path, () => renameSync(change.path, change.original));
  const bytes = Buffer.from(change.text, 'latin1');
  const made = replaceFile(change.path, bytes, change.mode);
  return {
    kind: change.kind,
    path: change.path,
    before: savedOf(before),
    after: digestOf(bytes),
    ...(made === undefined ? {} : { made }),
    ...(change.kind === 'moved' ? { original: change.original } : {}),
  };
}

/** git itself edits its file, so that includes, comments and locks are its business. */
async function setEntries(change: Change & { readonly kind: 'config' }, git: RunGit): Promise<Recorded> {
  const { path, sections, values } = change;
  const before = savedOf(readState(path));
  for (const [key, value] of change.entries) await git(['config', '--file', path, key, value]);
  const after = digestOf(readState(path)?.bytes ?? Buffer.alloc(0));
  return { kind: 'config', path, before, after, sections, ...(values === undefined ? {} : { values }) };
}

function savedOf(state: FileState | undefined): Saved | null {
  return state === undefined ? null : { bytes: state.bytes.toString('base64'), mode: state.mode };
}
