// `craftnudge uninstall-hooks`: everything as it was before; records stay.
import { uninstallHooks } from '../install/uninstall-hooks.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { openHouse } from './house.js';
import { installRequest } from './install-hooks.js';
import { safeJson } from './print-page.js';

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const house = openHouse(context);
  const { restored } = await uninstallHooks(installRequest(house, context, input));
  if (input.options['json'] === true) context.print(safeJson({ restored }));
  else if (restored.length === 0) context.print('there was no hook of ours here');
  else context.print(`✓ restored: ${restored.join(', ')}\n  your records stay in ${house.stores.data.root}`);
  return 0;
}
