// What keeps commits of a repository from being recorded as they are made: sentences, each with what to do. Empty where
// all is well.
import { inspectHooks } from '../install/inspect-hooks.js';
import { isRepositoryOff } from '../install/off-switch.js';
import type { Placed } from '../recorder/place-recorder.js';
import type { House } from './house.js';
import { requestAt } from './install-request.js';

export const RECORDING_OFF = 'recording is off here: enabled is false; why: craftnudge config explain enabled';

/** Switched off by a setting, or by the marker that the hooks test. */
export async function isRecordingOff({ recorder }: House, { repository }: Placed): Promise<boolean> {
  const { enabled } = await recorder.settingsAt(repository.worktree);
  return !enabled || isRepositoryOff(repository.commonDir);
}

export async function obstaclesTo(house: House, placed: Placed): Promise<readonly string[]> {
  const { worktree } = placed.repository;
  if (worktree === null) return []; // nobody commits in a bare repository
  if (await isRecordingOff(house, placed)) return [RECORDING_OFF];
  const { fix, hooks } = await inspectHooks(requestAt(house, worktree));
  if (fix === undefined) return [];
  return hooks.every(({ state }) => state === 'installed')
    ? [`hooks are not those of this version; renew them with: ${fix}`]
    : [`hooks are not all in place here; put them in with: ${fix}`];
}

/** Does nothing of ours fire at a commit here? */
export async function areHooksMissing(house: House, { repository }: Placed): Promise<boolean> {
  if (repository.worktree === null) return false;
  const { hooks } = await inspectHooks(requestAt(house, repository.worktree));
  return hooks.some(({ name, state }) => name === 'post-commit' && state !== 'installed');
}
