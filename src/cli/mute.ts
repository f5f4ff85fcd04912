// `craftnudge mute`: settings/mutes.json. A "never" in the answers mutes too, and a kind may retire;
// `--off` takes each back.
import { declarations } from '../analytics/declarations.js';
import { systemClock } from '../domain/instant.js';
import type { Feedback } from '../domain/nudge.js';
import { isRuleKind } from '../domain/rule.js';
import { safeText } from '../domain/safe-text.js';
import { DIGEST_KIND } from '../notify/compose-digest.js';
import { activeMutes, type Mute, type MuteFile, noMutes, withMute } from '../notify/mutes.js';
import { isRetired } from '../notify/retired.js';
import { openStores } from '../recorder/stores.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { wrongUsage } from './house.js';
import { momentText } from './nudge-words.js';
import { safeJson } from './print-page.js';

export function run(context: CommandContext, { arguments: [kind], options }: CommandInput): Promise<ExitCode> {
  if (kind === undefined && (options['file'] !== undefined || options['off'] === true))
    throw wrongUsage('name the kind of nudge, such as: craftnudge mute hot-file');
  const stores = openStores(context.env);
  const file = (stores.load('settings', 'mutes.json') as MuteFile | undefined) ?? noMutes;
  const answers = [...stores.feedback.read()];
  const changed = kind === undefined ? file : withMute(file, muteOf(kind, options, answers));
  if (changed !== file) stores.save(changed, 'settings', 'mutes.json');
  const muted = activeMutes(changed.mutes, answers);
  const retired = declarations
    .map(({ name }) => name)
    .filter((one) => isRetired(one, { mutes: changed.mutes, answers }));
  const told = [...muted.map(lineOf), ...retired.map(retiredLineOf)];
  if (options['json'] === true)
    context.print(safeJson({ muted: [...muted.map(viewOf), ...retired.map(retiredViewOf)] }));
  else context.print(told.length === 0 ? 'nothing is muted' : told.join('\n'));
  return Promise.resolve(0);
}

function muteOf(kind: string, { file, off }: CommandInput['options'], answers: readonly Feedback[]): Mute {
  const kinds = [...declarations.map(({ name }) => name), DIGEST_KIND];
  const isAnswered = answers.some((one) => one.kind === kind); // what only digests tell of is muted by a "never"
  if (!kinds.includes(kind) && !isRuleKind(kind) && !isAnswered)
    throw wrongUsage(`${safeText(kind)} is no kind of nudge: say ${kinds.join(', ')}`);
  return { kind, ...(typeof file === 'string' ? { file } : {}), on: off !== true, at: systemClock.now() };
}

function lineOf({ kind, file, at }: Mute): string {
  return `${kind}${file === undefined ? '' : ` about ${safeText(file)}`}   muted ${momentText(at)}`;
}

const retiredLineOf = (kind: string): string =>
  `${kind}   retired: more often in the way than of use; hear of it again: craftnudge mute ${kind} --off`;

/** The stable shape of `--json`. */
const viewOf = ({ kind, file, at }: Mute): object => ({ kind, file: file ?? null, since: at, retired: false });
const retiredViewOf = (kind: string): object => ({ kind, file: null, since: null, retired: true });
