// The tracker: what was recorded, and recording by hand.
import type { Services } from '../gateway/contract/services.js';
import type { House } from './house.js';
import type { Service } from './in-process.js';

export function createTracker({ stores }: House): Service<'tracker'> {
  const operations: Services['tracker'] = {
    listCommits: async ({ limit }) => ({ items: [...stores.journal.read()].slice(-limit).reverse(), next: null }),
  };
  return { name: 'tracker', operations, health: () => ({ status: 'up' }) };
}
