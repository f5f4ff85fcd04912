// `craftnudge log`: the diagnostic log, newest last.
import { safeText } from '../domain/safe-text.js';
import { isWanted, LEVELS, type LogEvent, readLog } from '../recorder/diagnostics.js';
import { openDataDirectory } from '../store/data-directory.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { wrongUsage } from './house.js';
import { momentText } from '../services/nudge-words.js';
import { safeJson } from './print-page.js';
import { parseWhen } from './when.js';

const NEWEST = 20;

export function run(context: CommandContext, { options }: CommandInput): Promise<ExitCode> {
  const wanted = readLog(openDataDirectory(context.env)).filter(wantedBy(options));
  const events = options['all'] === true ? wanted : wanted.slice(-NEWEST);
  if (options['json'] === true) context.print(safeJson({ events }));
  else
    context.print(
      events.length === 0 ? 'nothing went wrong, as far as the log goes back' : events.map(lineOf).join('\n'),
    );
  const left = wanted.length - events.length;
  if (left > 0) context.note(`${left} older: craftnudge log --all`);
  return Promise.resolve(0);
}

function wantedBy(options: CommandInput['options']): (event: LogEvent) => boolean {
  const since = parseWhen(options['since'], '--since');
  const { level = 'info' } = options;
  const levels: readonly unknown[] = LEVELS.slice(1);
  if (!levels.includes(level)) throw wrongUsage(`--level: say ${levels.join(', ')}`);
  return (event) => (since === undefined || event.at >= since) && isWanted(event.level, String(level));
}

/** The first line of the message; a bug's stack is in `--json`. */
function lineOf({ at, level, part, command, code, message }: LogEvent): string {
  const where = command === undefined ? part : `${part} ${command}`;
  const first = message.split('\n')[0] ?? '';
  const words = [momentText(at), level.padEnd(5), where, ...(code === undefined ? [] : [code]), first];
  return words.map((word) => safeText(word)).join('  ');
}
