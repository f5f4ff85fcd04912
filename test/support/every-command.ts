// How every registered command is called, for tests of what holds whichever command is given. One that is registered and
// not named here fails them all.
import { commands } from '../../src/cli/commands/index.js';

/** A server that comes as far as it can and ends: an address of documentation (RFC 5737) is nobody's to listen on. */
const NOWHERE = 'serve --host 192.0.2.1 --behind-proxy 192.0.2.2';

/** In the order of a life: hooks in, what is asked, what is changed, hooks out. */
const CALLS: readonly string[] = [
  'install-hooks',
  'status',
  'coverage',
  'report',
  'today',
  'week',
  'standup',
  'insights',
  'digest',
  'digest --timer show',
  'evaluate',
  'goal list',
  'rule list',
  'rule test wide-batch',
  'nudges',
  'why 00000000',
  'answer 00000000 useful',
  'doctor',
  'doctor --fix',
  'verify',
  'track --all',
  'track HEAD',
  'track --since 2020-01-01',
  'export',
  'export --full',
  'import /dev/null',
  'repair',
  'erase --list',
  'erase --from 2001-01-01 --to 2001-01-02 --yes',
  'audit show',
  'audit verify',
  'audit anchor',
  'log',
  'config',
  'config explain enabled',
  'config notify.perDay 3',
  'mute fix-loop',
  'snooze 1h',
  'notify test',
  'token create editor --scope read',
  'token list',
  'token revoke 00000000',
  NOWHERE,
  'dashboard --stop',
  'shell-init bash',
  'completion bash',
  'uninstall-hooks',
];

const nameOf = (call: string): string => call.split(' ')[0] ?? '';
const untold = commands.filter(({ name }) => !CALLS.some((call) => nameOf(call) === name));
if (untold.length > 0) throw new Error(`every-command.ts calls no ${untold.map(({ name }) => name).join(', ')}`);

export const everyCall = CALLS;

/** By name, or as the whole call. */
const CHANGING = [
  'answer',
  'config',
  'dashboard',
  'doctor --fix',
  'erase',
  'install-hooks',
  'mute',
  'notify',
  'serve',
  'snooze',
  'token',
  'uninstall-hooks',
  'why',
];

/** What answers from the history of a repository, and reads it. */
export const readingCalls = CALLS.filter((call) => ![call, nameOf(call)].some((one) => CHANGING.includes(one)));
