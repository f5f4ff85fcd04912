// The hooks, as the doctor tells of them: what git would run here, and whether anything keeps it from recording.
import type { FoundHook, HookState } from '../install/hook-manager.js';
import { inspectHooks } from '../install/inspect-hooks.js';
import type { CommandContext, CommandInput } from './command.js';
import { type House, openPlaceOf } from './house.js';
import { installRequest } from './install-request.js';
import { isRecordingOff, RECORDING_OFF } from './obstacles.js';

interface Visited {
  readonly house: House;
  readonly context: CommandContext;
  readonly input: CommandInput;
}

const STATES: Readonly<Record<HookState, string>> = {
  installed: 'installed',
  missing: 'missing',
  foreign: 'without our lines',
  shadowed: 'where git does not look',
};

/** `4 installed`, `not installed`, or each fault behind the hooks that have it. */
function hooksText(hooks: readonly FoundHook[]): string {
  const states = [...new Set(hooks.map(({ state }) => state))];
  if (states.length === 1 && states[0] === 'missing') return 'not installed';
  const groups = states.map((state) => {
    const names = hooks.filter((hook) => hook.state === state).map(({ name }) => name);
    return `${state === 'installed' ? names.length : names.join(', ')} ${STATES[state]}`;
  });
  return groups.join('; ');
}

export async function examineHooks({ house, context, input }: Visited) {
  const placed = await openPlaceOf(house, context, input);
  if (placed.repository.worktree === null)
    return { ok: true, skipped: true, text: 'not looked at: nobody commits in a bare repository' };
  const status = await inspectHooks(installRequest(house, context, input));
  const off = await isRecordingOff(house, placed);
  const isInstalled = status.hooks.some(({ state }) => state === 'installed');
  const text = [
    hooksText(status.hooks),
    ...(off ? [RECORDING_OFF] : []),
    ...(isInstalled ? status.missing.map((part) => `missing: ${part}`) : []),
    ...status.notes,
  ].join('; ');
  const global = status.global ? 'by the global configuration; ' : '';
  return {
    ok: status.fix === undefined,
    text: `${global}${text}`,
    ...(status.fix === undefined ? {} : { fix: status.fix }),
  };
}
