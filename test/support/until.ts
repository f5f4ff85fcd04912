// Waits for a condition, not for a time: the limit only ends a test that would hang.
import { setTimeout as sleep } from 'node:timers/promises';

const LIMIT_MS = 50_000;

export async function until(what: string, condition: () => boolean): Promise<void> {
  const deadline = Date.now() + LIMIT_MS;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`waited in vain until ${what}`);
    await sleep(20);
  }
}
