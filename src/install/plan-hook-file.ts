// One hook file: from what stands there to the change that puts our block in. Reads, never writes.
import type { HookName } from './hook-names.js';
import {
  BARE_HOOK,
  chainingBlock,
  guestBlock,
  hasBlock,
  isShell,
  ORIGINAL_SUFFIX,
  personalBlock,
  sharedBlock,
  withBlock,
  withoutBlock,
} from './hook-block.js';
import type { Change, FoundHook, PlannedHook } from './hook-manager.js';
import { originalOf } from './moved-hook.js';
import { type FileState, readState } from './replace-file.js';
import { CraftNudgeError } from '../domain/failure.js';

export interface HookFile {
  readonly name: HookName;
  readonly path: string;
  /** The rendered hook that the block sources. */
  readonly rendered: string;
  /** What stands in the file where it holds nothing else, for a hook that has such a text. */
  readonly alone?: string | undefined;
  /** The team tracks the file. */
  readonly shared?: boolean;
  /** A manager gives the file to sh itself, so neither its mode nor its shebang matters. */
  readonly runBySh?: boolean;
}

export interface PlannedFile {
  readonly hook: PlannedHook;
  readonly changes: readonly Change[];
}

const EXECUTABLE = 0o755;

export function planHookFile(file: HookFile): PlannedFile {
  const state = readState(file.path);
  if (state === undefined) return planNewFile(file);
  const text = state.bytes.toString('latin1');
  if (!state.symlink && hasBlock(text)) return planUpdate(file, text, state);
  return mayHoldBlock(file, state, text) ? planChained(file, text, state) : planMovedAside(file);
}

/** What a status report says of this file. */
export function findHookFile(name: HookName, path: string, runBySh = false): FoundHook {
  const state = readState(path);
  if (state === undefined) return { name, path, state: 'missing' };
  if (!hasBlock(state.bytes.toString('latin1'))) return { name, path, state: 'foreign' };
  return { name, path, state: runBySh || isExecutable(state) ? 'installed' : 'shadowed' };
}

/** git runs no file that is not executable: a person switched it off, and our block must not switch it on. */
function mayHoldBlock(file: HookFile, state: FileState, text: string): boolean {
  if (file.runBySh === true) return !state.symlink;
  return !state.symlink && isExecutable(state) && isShell(text);
}

function isExecutable(state: FileState): boolean {
  return process.platform === 'win32' || (state.mode & 0o111) !== 0;
}

function planNewFile(file: HookFile): PlannedFile {
  const { name, path, runBySh } = file;
  // Somebody has removed our file, not the hook that waits behind it.
  const waits = readState(path + ORIGINAL_SUFFIX) !== undefined;
  const block = waits ? chainingBlock(file.rendered) : blockFor(file, '');
  const text = runBySh === true ? block : BARE_HOOK + block;
  const mode = runBySh === true ? 0o644 : EXECUTABLE;
  return { hook: { name, path, action: 'created' }, changes: [{ kind: 'block', path, text, mode }] };
}

function planChained(file: HookFile, text: string, { mode }: FileState): PlannedFile {
  const { name, path } = file;
  const block = blockFor(file, text);
  const change = { kind: 'block', path, text: withBlock(text, block), mode } as const;
  return { hook: { name, path, action: 'chained' }, changes: [change] };
}

/** Alone in the file, or in front of what somebody else has there. */
function blockFor({ name, rendered, alone, shared }: HookFile, others: string): string {
  if (shared === true) return sharedBlock(name);
  const isAlone = others.trim() === '' || others.trim() === BARE_HOOK.trim();
  return isAlone ? personalBlock(rendered, alone) : guestBlock(rendered);
}

function planMovedAside({ name, path, rendered }: HookFile): PlannedFile {
  const original = path + ORIGINAL_SUFFIX;
  if (readState(original) !== undefined) {
    throw new CraftNudgeError('HOOKS_UNSUPPORTED', {
      reason: `${path} should be moved to ${original}, which exists already`,
      fix: 'move one of the two away, then run: craftnudge install-hooks',
    });
  }
  const text = BARE_HOOK + chainingBlock(rendered);
  const change = { kind: 'moved', path, original, text, mode: EXECUTABLE } as const;
  return { hook: { name, path, action: 'moved-aside' }, changes: [change] };
}

/**
 * Ours already: only an outdated block (the data directory moved, somebody has added
 * commands) or a lost mode changes it.
 */
function planUpdate(file: HookFile, text: string, state: FileState): PlannedFile {
  const moved = originalOf(file.path) !== undefined;
  const updated = withBlock(text, moved ? chainingBlock(file.rendered) : blockFor(file, withoutBlock(text)));
  const mode = file.runBySh === true || isExecutable(state) ? state.mode : state.mode | 0o111;
  const hook = { name: file.name, path: file.path, action: 'kept' } as const;
  if (updated === text && mode === state.mode) return { hook, changes: [] };
  return { hook, changes: [{ kind: 'block', path: file.path, text: updated, mode }] };
}
