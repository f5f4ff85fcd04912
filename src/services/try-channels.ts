// A harmless nudge through every channel, outside policy and ledger.
import { systemClock } from '../domain/instant.js';
import type { Nudge } from '../domain/nudge.js';
import { PROGRAM_DIRECTORIES } from '../notify/channel.js';
import { channels } from '../notify/channels/index.js';
import { type Receipt, tryAll } from '../notify/deliver.js';
import { sessionOf } from '../notify/session-of.js';
import { randomId } from '../store/ids.js';
import type { House } from './house.js';

export interface Trial {
  /** The channel by which nudges come: the first of `configured` that works, else `inbox`. */
  readonly used: string;
  readonly configured: readonly string[];
  readonly receipts: readonly Receipt[];
}

/** `env`: of the session on whose screen it is to appear. */
export async function tryChannels({ stores, recorder }: House, env: NodeJS.ProcessEnv): Promise<Trial> {
  const { notify } = await recorder.settingsAt(null);
  stores.data.ensure('spool');
  const session = sessionOf(env);
  const place = { data: stores.data.root, session, platform: process.platform, programs: PROGRAM_DIRECTORIES };
  const receipts = await tryAll(testNudge(), { place, names: channels.map(({ name }) => name) });
  const used = notify.channels.find((name) => receipts.some(({ channel, ok }) => channel === name && ok)) ?? 'inbox';
  return { used, configured: notify.channels, receipts };
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
