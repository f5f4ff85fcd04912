// `craftnudge notify test`: a harmless nudge through every channel, outside policy and ledger.
import { systemClock } from '../domain/instant.js';
import type { Nudge } from '../domain/nudge.js';
import { PROGRAM_DIRECTORIES } from '../notify/channel.js';
import { channels } from '../notify/channels/index.js';
import { type Receipt, tryAll } from '../notify/deliver.js';
import { sessionOf } from '../notify/session-of.js';
import { randomId } from '../store/ids.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { openHouse, wrongUsage } from './house.js';
import { safeJson } from './print-page.js';

export async function run(context: CommandContext, { arguments: [what], options }: CommandInput): Promise<ExitCode> {
  if (what !== 'test') throw wrongUsage('say: craftnudge notify test');
  const { stores, recorder } = openHouse(context);
  const { notify } = await recorder.settingsAt(null);
  stores.data.ensure('spool');
  const session = sessionOf(context.env);
  const place = { data: stores.data.root, session, platform: process.platform, programs: PROGRAM_DIRECTORIES };
  const receipts = await tryAll(testNudge(), { place, names: channels.map(({ name }) => name) });
  const used = notify.channels.find((name) => receipts.some(({ channel, ok }) => channel === name && ok)) ?? 'inbox';
  if (options['json'] === true) context.print(safeJson({ used, configured: notify.channels, receipts }));
  else
    context.print([...receipts.map((receipt) => lineOf(receipt, notify.channels)), '', conclusionOf(used)].join('\n'));
  return used === 'inbox' ? 1 : 0;
}

function testNudge(): Nudge {
  return {
    id: randomId(),
    kind: 'test',
    tier: 'fact',
    repository: '',
    repositoryName: '',
    commits: [],
    evidence: {},
    title: 'CraftNudge can reach you here',
    body: 'This is how a nudge looks. It was sent by: craftnudge notify test',
    commitAt: systemClock.now(),
    weight: 0,
    untilPush: false,
  };
}

function lineOf(receipt: Receipt, configured: readonly string[]): string {
  const known = channels.find(({ name }) => name === receipt.channel)?.summary ?? '';
  const off = configured.includes(receipt.channel) || receipt.channel === 'inbox' ? '' : ' (not in notify.channels)';
  const result = receipt.ok ? `works: ${known}` : `does not work: ${receipt.reason}`;
  return `${receipt.ok ? '✓' : '✗'} ${receipt.channel.padEnd(9)} ${result}${off}`;
}

function conclusionOf(used: string): string {
  if (used === 'inbox') return 'Nudges wait in the inbox: craftnudge nudges';
  return used === 'terminal'
    ? 'Nudges come by the terminal; the line of this test waits for your next prompt'
    : `Nudges come by: ${used}`;
}
