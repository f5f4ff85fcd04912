// In: a nudge and the configured channels. Out: the channel that has shown it, and what each one tried said.
import { CraftNudgeError } from '../domain/failure.js';
import type { Nudge } from '../domain/nudge.js';
import { type Channel, notShown, type Outcome, type Place } from './channel.js';
import { channels as allChannels } from './channels/index.js';

export type Receipt = Outcome & { readonly channel: string };

export interface Delivery {
  /** `inbox` where none of the others worked. */
  readonly channel: string;
  /** In the order of trying. */
  readonly receipts: readonly Receipt[];
}

export interface Route {
  readonly place: Place;
  /** Names of channels, best first: the setting `notify.channels`. */
  readonly names: readonly string[];
  readonly channels?: readonly Channel[];
}

export async function deliver(nudge: Nudge, { place, names, channels = allChannels }: Route): Promise<Delivery> {
  const receipts: Receipt[] = [];
  for (const name of [...names, 'inbox']) {
    const receipt = await trySending(name, nudge, { place, channels });
    receipts.push(receipt);
    if (receipt.ok) break;
  }
  return { channel: receipts.find(({ ok }) => ok)?.channel ?? 'inbox', receipts };
}

/** What every given channel says, whatever the others said: for `notify test`. */
export async function tryAll(
  nudge: Nudge,
  { place, names, channels = allChannels }: Route,
): Promise<readonly Receipt[]> {
  return await Promise.all(names.map((name) => trySending(name, nudge, { place, channels })));
}

async function trySending(
  name: string,
  nudge: Nudge,
  { place, channels }: Required<Omit<Route, 'names'>>,
): Promise<Receipt> {
  const channel = channels.find((known) => known.name === name);
  if (channel === undefined) return { channel: name, ...notShown('there is no such channel') };
  try {
    return { channel: name, ...(await channel.send(nudge, place)) };
  } catch (thrown) {
    if (thrown instanceof CraftNudgeError) return { channel: name, ...notShown(thrown.message) }; // a full disk: try the next
    throw thrown;
  }
}
