// A short history of one's own: ten weeks of commits, with messages that would be markup if anybody let them.
import type { World } from '../support/world.js';

const DAY_MS = 24 * 3600 * 1000;
export const HOSTILE = '<img src=x onerror=alert(1)>"\'`{{7*7}}';

/** Returns the repository, recorded in full. */
export function recordHistory(world: World): string {
  const repository = world.repository('notes');
  for (let back = 70; back >= 0; back -= 2) {
    const at = new Date(Date.now() - back * DAY_MS).toISOString();
    const lines = Array.from({ length: (back % 14) * 3 + 1 }, (_, line) => `${back} ${line}\n`).join('');
    const subject = back % 10 === 0 ? `fix: ${HOSTILE}` : `feat(parser): step ${back}`;
    world.commit(
      repository,
      back % 3 === 0 ? `${subject}\n\nBecause of ${back}.` : subject,
      { [`src/file-${back % 6}.ts`]: lines },
      at,
    );
  }
  const { status, stderr } = world.craftnudge(repository, 'track', '--all');
  if (status !== 0) throw new Error(stderr);
  return repository;
}
