// START HERE. The notifications service: the ledger of nudges, and what a person says about them.
import { tryChannels } from '../try-channels.js';
import type { Service } from '../in-process.js';
import type { KeptHouse } from '../kept-house.js';
import { answerHistory, answerStories } from './lists.js';
import { preferenceOperations } from './preferences.js';
import { answerWhy } from './why.js';
import { wishOperations } from './wishes.js';

export function createNotifications(kept: KeptHouse): Service<'notifications'> {
  return {
    name: 'notifications',
    operations: {
      stories: answerStories(kept),
      history: answerHistory(kept),
      why: answerWhy(kept),
      test: () => {
        const house = kept.current();
        return tryChannels(house, house.env);
      },
      ...preferenceOperations(kept),
      ...wishOperations(kept),
    },
    health: () => ({ status: 'up' }),
    close: () => kept.close(),
  };
}
