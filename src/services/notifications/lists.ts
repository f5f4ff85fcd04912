// Nudges and ledger lines, newest first, page by page.
import type { LedgerEntry } from '../../domain/nudge.js';
import { CraftNudgeError } from '../../domain/failure.js';
import { epochOf } from '../../domain/instant.js';
import { localDayOf } from '../../domain/local-time.js';
import type { Services } from '../../gateway/contract/services.js';
import { storiesOf } from '../../notify/stories.js';
import { systemOffset } from '../../notify/wall-clock.js';
import type { Stores } from '../../recorder/stores.js';
import { findRepository } from '../tracker/known-repositories.js';
import type { KeptHouse } from '../kept-house.js';
import { wishesOf } from '../nudge-words.js';
import { nudgeViewOf, stateViewOf, storyViewOf } from './story-view.js';

type Operations = Services['notifications'];

export function answerStories(kept: KeptHouse): Operations['stories'] {
  return async ({ cursor, limit, ...filter }) => {
    const { stores } = kept.current();
    const wanted = filterOf(filter, stores);
    const stories = storiesOf(stores.ledger.read(), stores.feedback.read()).filter(({ last }) => wanted(last));
    const { items, next } = pageOf(stories.reverse(), { cursor, limit });
    const telling = { repositories: stores.repositories, wishes: wishesOf(stores) };
    return { items: items.map((story) => storyViewOf(story, telling)), next };
  };
}

export function answerHistory(kept: KeptHouse): Operations['history'] {
  return async ({ cursor, limit, from = '', to = '9999-12-31', ...filter }) => {
    const { stores } = kept.current();
    const wanted = filterOf(filter, stores);
    const isWithin = ({ at }: LedgerEntry): boolean => {
      const day = localDayOf(epochOf(at), systemOffset(epochOf(at)));
      return day >= from && day <= to;
    };
    const lines = [...stores.ledger.read()].filter((line) => wanted(line) && isWithin(line));
    const { items, next } = pageOf(lines.reverse(), { cursor, limit });
    return {
      items: items.map((line) => ({
        id: line.id,
        nudge: line.nudge,
        ...nudgeViewOf(line, stores.repositories),
        state: stateViewOf(line),
      })),
      next,
    };
  };
}

interface Filter {
  readonly repository?: string;
  readonly kind?: string;
  readonly action?: LedgerEntry['action'];
}

function filterOf({ repository: key, kind, action }: Filter, stores: Stores): (line: LedgerEntry) => boolean {
  const repository = key === undefined ? undefined : findRepository(stores, key).id;
  return (line) =>
    (repository === undefined || line.repository === repository) &&
    (kind === undefined || line.kind === kind) &&
    (action === undefined || line.action === action);
}

interface Place {
  readonly cursor: string | undefined;
  readonly limit: number;
}

/** The cursor is the id of the last one that was given: what came since does not move the pages. */
function pageOf<Item extends { readonly id: string }>(all: readonly Item[], { cursor, limit }: Place) {
  const start = cursor === undefined ? 0 : all.findIndex(({ id }) => id === cursor) + 1;
  if (cursor !== undefined && start === 0)
    throw new CraftNudgeError('WRONG_USAGE', { reason: 'cursor: nothing has that id; begin without one' });
  const items = all.slice(start, start + limit);
  return { items, next: start + limit < all.length ? (items.at(-1)?.id ?? null) : null };
}
