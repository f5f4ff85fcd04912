// `craftnudge snooze`: one moment, until which nothing is shown.
import { openStores } from '../recorder/stores.js';
import { momentText } from '../services/nudge-words.js';
import { snooze, snoozeNow } from '../services/snooze.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { safeJson } from './print-page.js';

export function run(context: CommandContext, { arguments: given, options }: CommandInput): Promise<ExitCode> {
  const stores = openStores(context.env);
  const words = given.filter((word) => word !== undefined);
  if (words.length > 0) snooze(stores, words);
  const current = snoozeNow(stores);
  if (options['json'] === true) context.print(safeJson({ until: current }));
  else
    context.print(
      current === null ? 'not snoozed' : `snoozed until ${momentText(current)}; end it with: craftnudge snooze off`,
    );
  return Promise.resolve(0);
}
