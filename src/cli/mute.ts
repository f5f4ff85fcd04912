// `craftnudge mute`: a "never" in the answers mutes too, and a kind may retire; `--off` takes each back.
import { safeText } from '../domain/safe-text.js';
import { openStores } from '../recorder/stores.js';
import { type MuteView, muteViews, setMute } from '../services/mutes.js';
import { momentText } from '../services/nudge-words.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { wrongUsage } from './house.js';
import { safeJson } from './print-page.js';

export function run(context: CommandContext, { arguments: [kind], options }: CommandInput): Promise<ExitCode> {
  const { file, off } = options;
  if (kind === undefined && (file !== undefined || off === true))
    throw wrongUsage('name the kind of nudge, such as: craftnudge mute hot-file');
  const stores = openStores(context.env);
  if (kind !== undefined)
    setMute(stores, { kind, file: typeof file === 'string' ? file : undefined, on: off !== true });
  const muted = muteViews(stores);
  if (options['json'] === true) context.print(safeJson({ muted }));
  else context.print(muted.length === 0 ? 'nothing is muted' : muted.map(lineOf).join('\n'));
  return Promise.resolve(0);
}

function lineOf({ kind, file, since }: MuteView): string {
  if (since === null)
    return `${kind}   retired: more often in the way than of use; hear of it again: craftnudge mute ${kind} --off`;
  return `${kind}${file === null ? '' : ` about ${safeText(file)}`}   muted ${momentText(since)}`;
}
