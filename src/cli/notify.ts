// `craftnudge notify test`: a harmless nudge through every channel, outside policy and ledger.
import { channels } from '../notify/channels/index.js';
import type { Receipt } from '../notify/deliver.js';
import { hangWords } from '../report/flow.js';
import { blank, type Line, line, plain, printPage } from '../report/line.js';
import { tryChannels } from '../services/try-channels.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { openHouse, wrongUsage } from './house.js';
import { paperOf, safeJson } from './print-page.js';

export async function run(context: CommandContext, { arguments: [what], options }: CommandInput): Promise<ExitCode> {
  if (what !== 'test') throw wrongUsage('say: craftnudge notify test');
  const { used, configured, receipts } = await tryChannels(openHouse(context), context.env);
  if (options['json'] === true) context.print(safeJson({ used, configured, receipts }));
  else context.print(pageOf(receipts, { used, configured }, context));
  return used === 'inbox' ? 1 : 0;
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
