// `craftnudge notify test`: a harmless nudge through every channel, outside policy and ledger.
import { systemClock } from '../domain/instant.js';
import type { Nudge } from '../domain/nudge.js';
import { PROGRAM_DIRECTORIES } from '../notify/channel.js';
import { channels } from '../notify/channels/index.js';
import { type Receipt, tryAll } from '../notify/deliver.js';
import { sessionOf } from '../notify/session-of.js';
import { hangWords } from '../report/flow.js';
import { blank, type Line, line, plain, printPage } from '../report/line.js';
import { randomId } from '../store/ids.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { openHouse, wrongUsage } from './house.js';
import { paperOf, safeJson } from './print-page.js';

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
  else context.print(pageOf(receipts, { used, configured: notify.channels }, context));
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

interface Outcome {
  readonly used: string;
  readonly configured: readonly string[];
}

function pageOf(receipts: readonly Receipt[], { used, configured }: Outcome, context: CommandContext): string {
  const paper = paperOf(context);
  const channel = (receipt: Receipt): readonly Line[] => layReceipt(receipt, configured, paper.columns);
  const conclusion = hangWords([], plain(conclusionOf(used)), paper.columns);
  return printPage([...receipts.flatMap(channel), blank, ...conclusion], paper);
}

function layReceipt(receipt: Receipt, configured: readonly string[], columns: number): readonly Line[] {
  const known = channels.find(({ name }) => name === receipt.channel)?.summary ?? '';
  const off = configured.includes(receipt.channel) || receipt.channel === 'inbox' ? '' : ' (not in notify.channels)';
  const result = receipt.ok ? `works: ${known}` : `does not work: ${receipt.reason}`;
  const head = line(`${receipt.ok ? '✓' : '✗'} ${receipt.channel.padEnd(9)} `);
  return hangWords(head, plain(`${result}${off}`), columns);
}

function conclusionOf(used: string): string {
  if (used === 'inbox') return 'Nudges wait in the inbox: craftnudge nudges';
  return used === 'terminal'
    ? 'Nudges come by the terminal; the line of this test waits for your next prompt'
    : `Nudges come by: ${used}`;
}
