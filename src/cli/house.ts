// What most commands start with: the house that services start with too, and the repository they are asked about.
import { isAbsolute, join } from 'node:path';
import { CraftNudgeError } from '../domain/failure.js';
import type { Placed } from '../recorder/place-recorder.js';
import type { House } from '../services/house.js';
import type { CommandContext, CommandInput } from './command.js';

export { type House, openHouse, takeUpWork, unlessUnwritable } from '../services/house.js';

/** The directory that a command is about. */
export function placeOf(
  { cwd }: CommandContext,
  { options }: CommandInput,
): { readonly cwd: string; readonly named: boolean } {
  const given = options['repo'];
  if (typeof given !== 'string') return { cwd, named: false };
  return { cwd: isAbsolute(given) ? given : join(cwd, given), named: true };
}

export async function openPlaceOf(house: House, context: CommandContext, input: CommandInput): Promise<Placed> {
  const { cwd, named } = placeOf(context, input);
  return house.recorder.open({ cwd }, named);
}

export function wrongUsage(reason: string): CraftNudgeError {
  return new CraftNudgeError('WRONG_USAGE', { reason });
}
