// What a command may know of the world, taken from the process once.
import type { CommandContext } from './command.js';

/** Colour only on a terminal, never under NO_COLOR or TERM=dumb; FORCE_COLOR=1 turns it on in a pipe. */
function wantsColour(env: NodeJS.ProcessEnv, terminal: boolean): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  if ((env['FORCE_COLOR'] ?? '0') !== '0') return true;
  return terminal && env['TERM'] !== 'dumb';
}

export function createContext({ env, cwd, stdout, stderr }: NodeJS.Process): CommandContext {
  const terminal = stdout.isTTY === true;
  return {
    env,
    cwd: cwd(),
    print: (text) => void stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    note: (text) => void stderr.write(text.endsWith('\n') || text.startsWith('\r') ? text : `${text}\n`),
    terminal,
    colour: wantsColour(env, terminal),
    columns: stdout.columns ?? 80,
  };
}
