// What a command may know of the world, taken from the process once.
import { safeText } from '../domain/safe-text.js';
import type { CommandContext } from './command.js';

/** Colour only on a terminal, never under NO_COLOR or TERM=dumb; FORCE_COLOR=1 turns it on in a pipe. */
function wantsColour(env: NodeJS.ProcessEnv, terminal: boolean): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  if ((env['FORCE_COLOR'] ?? '0') !== '0') return true;
  return terminal && env['TERM'] !== 'dumb';
}

const ESCAPE = String.fromCodePoint(27);
const NEWLINE_OR_COLOUR = new RegExp(`(\\n|${ESCAPE}\\[[\\d;]{1,8}m)`);

/** What every text passes last, whatever forgot to escape it: newlines and our own colours are all that a terminal obeys. */
function safePage(text: string, colour: boolean): string {
  const parts = text.split(colour ? NEWLINE_OR_COLOUR : /(\n)/); // every other part is a separator
  return parts.map((part, index) => (index % 2 === 0 ? safeText(part) : part)).join('');
}

/** A progress line goes back to its beginning. */
function safeNote(text: string): string {
  const isProgress = text.startsWith('\r');
  const words = safePage(isProgress ? text.replaceAll('\r', '') : text, false);
  if (!isProgress) return words.endsWith('\n') ? words : `${words}\n`;
  return `\r${words}${text.endsWith('\r') ? '\r' : ''}`;
}

export function createContext({ env, cwd, stdout, stderr }: NodeJS.Process): CommandContext {
  const terminal = stdout.isTTY === true;
  const colour = wantsColour(env, terminal);
  return {
    env,
    cwd: cwd(),
    print: (text) => void stdout.write(safePage(text.endsWith('\n') ? text : `${text}\n`, colour)),
    note: (text) => void stderr.write(safeNote(text)),
    terminal,
    colour,
    columns: stdout.columns ?? 80,
  };
}
