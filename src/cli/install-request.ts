// What installing, uninstalling and looking ask of the install module.
import type { InstallRequest } from '../install/install-hooks.js';
import { requestAt } from '../services/install-request.js';
import type { CommandContext, CommandInput } from './command.js';
import { placeOf, type House } from './house.js';

/** The same question for installing, uninstalling and looking. */
export function installRequest(house: House, context: CommandContext, input: CommandInput): InstallRequest {
  const manager = input.options['manager'];
  return {
    ...requestAt(house, placeOf(context, input).cwd),
    scope: input.options['global'] === true ? 'global' : 'repository',
    ...(typeof manager === 'string' ? { manager } : {}),
    shared: input.options['shared'] === true,
  };
}
