// `craftnudge snooze`: one moment in settings/snooze.json, until which nothing is shown.
import { epochOf, systemClock } from '../domain/instant.js';
import { parseSnooze, type SnoozeFile, snoozeFileOf } from '../notify/snooze.js';
import { systemOffset } from '../notify/wall-clock.js';
import { openStores } from '../recorder/stores.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { momentText } from '../services/nudge-words.js';
import { safeJson } from './print-page.js';

export function run(context: CommandContext, { arguments: given, options }: CommandInput): Promise<ExitCode> {
  const stores = openStores(context.env);
  const words = given.filter((word) => word !== undefined);
  const now = epochOf(systemClock.now());
  if (words.length > 0) stores.save(snoozeFileOf(parseSnooze(words, now, systemOffset)), 'settings', 'snooze.json');
  const { until } = (stores.load('settings', 'snooze.json') as SnoozeFile | undefined) ?? { until: null };
  const current = until === null || epochOf(until) <= now ? null : until;
  if (options['json'] === true) context.print(safeJson({ until: current }));
  else
    context.print(
      current === null ? 'not snoozed' : `snoozed until ${momentText(current)}; end it with: craftnudge snooze off`,
    );
  return Promise.resolve(0);
}
