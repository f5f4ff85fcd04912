// The hooks, as the doctor tells of them: what git would run here, and whether anything keeps it from recording.
import type { FoundHook, HookState } from '../install/hook-manager.js';
import { inspectHooks } from '../install/inspect-hooks.js';
import { installHooks, type InstallRequest } from '../install/install-hooks.js';
import { audited } from '../services/audited.js';
import type { CommandContext, CommandInput } from './command.js';
import { type House, openPlaceOf } from './house.js';
import { installRequest } from './install-request.js';
import { isRecordingOff, RECORDING_OFF } from '../services/obstacles.js';

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

/** With --fix, hooks that were here once are put back; those of a repository that never had any are its owner's business. */
async function inspectOrRepair({ house, context, input }: Visited) {
  const request = installRequest(house, context, input);
  const status = await inspectHooks(request);
  if (input.options['fix'] !== true || status.fix === undefined || !status.wasInstalled)
    return { status, repaired: false };
  await repair(context, status.fix.endsWith('--global') ? { ...request, scope: 'global' } : request);
  return { status: await inspectHooks(request), repaired: true };
}

async function repair(context: CommandContext, request: InstallRequest): Promise<void> {
  const asked = { operation: 'install', details: { scope: request.scope } } as const;
  await audited(context, asked, async (tell) => {
    const { manager, changed } = await installHooks(request);
    tell({ manager, changed });
  });
}

export async function examineHooks({ house, context, input }: Visited) {
  const placed = await openPlaceOf(house, context, input);
  if (placed.repository.worktree === null)
    return { ok: true, skipped: true, text: 'not looked at: nobody commits in a bare repository' };
  const { status, repaired } = await inspectOrRepair({ house, context, input });
  const off = await isRecordingOff(house, placed);
  const isInstalled = status.hooks.some(({ state }) => state === 'installed');
  const text = [
    hooksText(status.hooks),
    ...(off ? [RECORDING_OFF] : []),
    ...(isInstalled ? status.missing.map((part) => `missing: ${part}`) : []),
    ...status.notes,
  ].join('; ');
  const before = `${repaired ? 'put back: ' : ''}${status.global ? 'by the global configuration; ' : ''}`;
  return {
    ok: status.fix === undefined,
    text: `${before}${text}`,
    ...(status.fix === undefined ? {} : { fix: status.wasInstalled ? 'craftnudge doctor --fix' : status.fix }),
  };
}
