// Settings for a command: the first fault in what the user wrote stops it, with one sentence.
import { CraftNudgeError } from '../domain/failure.js';
import type { Place } from './layer.js';
import { resolveSettings } from './resolve-settings.js';
import type { Settings } from './settings.js';

/** Throws CONFIG_INVALID. A repository's file never does: its faults are notices of `resolveSettings`. */
export async function loadSettings(place: Place): Promise<Settings> {
  const { settings, problems } = await resolveSettings(place);
  const [first] = problems;
  if (first !== undefined) throw new CraftNudgeError('CONFIG_INVALID', { where: first.where, reason: first.reason });
  return settings;
}
