// macOS and Windows: a plain toast by node-notifier, loaded only when there is one to show. It has no buttons here, since
// waiting for a click would keep this process on the machine: answer with `craftnudge answer`.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Nudge } from '../../domain/nudge.js';
import { notShown, type Outcome, shown } from '../channel.js';
import { lateAfter } from './silence.js';

const DEADLINE_MS = 2000;

export async function showWithNodeNotifier(nudge: Nudge): Promise<Outcome> {
  return await Promise.race([notify(nudge), sleep(DEADLINE_MS, notShown(lateAfter(DEADLINE_MS)), { ref: false })]);
}

async function notify({ title, body }: Nudge): Promise<Outcome> {
  const { default: notifier } = await import('node-notifier');
  return await new Promise((resolve) => {
    notifier.notify({ title: asText(title), message: asText(body), wait: false }, (error) =>
      resolve(error === null ? shown : notShown(error.message)),
    );
  });
}

/** A leading dash would be read as an option: a zero-width space keeps it text. */
const asText = (text: string): string => (text.startsWith('-') ? `\u200b${text}` : text);
