// `craftnudge uninstall-hooks`: everything as it was before; records stay.
import { uninstallHooks } from '../install/uninstall-hooks.js';
import { audited } from '../services/audited.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { openHouse } from './house.js';
import { installRequest } from './install-request.js';
import { safeJson } from './print-page.js';

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const house = openHouse(context);
  const request = installRequest(house, context, input);
  const asked = { operation: 'uninstall', details: { scope: request.scope } } as const;
  const { restored } = await audited(context, asked, async (tell) => {
    const outcome = await uninstallHooks(request);
    const known = outcome.commonDir === null ? undefined : house.stores.repositories.find(outcome.commonDir);
    tell({ files: outcome.restored.length, ...(known === undefined ? {} : { repository: known.id }) });
    return outcome;
  });
  if (input.options['json'] === true) context.print(safeJson({ restored }));
  else if (restored.length === 0) context.print('there was no hook of ours here');
  else
    context.print(`✓ restored: ${restored.join('\n            ')}\n  your records stay in ${house.stores.data.root}`);
  return 0;
}
