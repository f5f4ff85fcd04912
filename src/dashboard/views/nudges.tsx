// Nudges, shown or not, newest first; then how often each kind was right.
import { manyText } from '../../report/figures.js';
import type { Analytics, Notifications } from '../data/answers.js';
import { useResource } from '../data/use-resource.js';
import type { View } from '../define-view.js';
import { Kinds } from '../nudges/kinds.js';
import { SnoozeCard } from '../nudges/snooze-card.js';
import { StoryCard } from '../nudges/story-card.js';
import { Empty } from '../parts/empty.js';
import { Loaded } from '../parts/loaded.js';
import { Page } from '../parts/page.js';
import { PAGE, Pages } from '../parts/pages.js';
import { useFilters } from '../shell/filters.js';
import { useParameter } from '../shell/location.js';

export const view: View = { name: 'nudges', title: 'Nudges', path: '/nudges', group: 'Now', Component: Nudges };

type Stories = Notifications<'stories'>;

const STORIES = 10;

function Nudges() {
  const { repository } = useFilters();
  const [cursor] = useParameter(PAGE);
  const stories = useResource<Stories>('/notifications', { repository, cursor, limit: STORIES });
  const patterns = useResource<Analytics<'patterns'>>('/analytics/patterns', { repository });
  return (
    <Page title="Nudges" lede={stories.state === 'ready' ? ledeOf(stories.data) : ''}>
      <SnoozeCard />
      <Loaded of={stories} shape={{ figures: [170, 170, 170] }}>
        {({ items, next }) => (
          <>
            {items.length === 0 && <NoStory />}
            {items.map((story) => (
              <StoryCard key={story.id} story={story} />
            ))}
            <Pages of="nudges" next={next} />
          </>
        )}
      </Loaded>
      <Loaded of={patterns} shape={{ figures: [300, 500] }}>
        {(kinds) => (kinds.kinds.length === 0 ? null : <Kinds patterns={kinds} />)}
      </Loaded>
    </Page>
  );
}

function ledeOf({ items, next }: Stories): string {
  if (items.length === 0) return '';
  const shown = items.filter(({ state }) => state.action === 'deliver').length;
  const which = next === null ? '' : `${manyText(items.length, 'newest nudge')}: `;
  return `${which}${shown} of ${items.length} shown; ${items.filter(({ answers }) => answers.length > 0).length} answered.`;
}

const NoStory = () => (
  <Empty
    why="No nudge yet. One comes when a commit gives a reason for it; most commits give none."
    command="craftnudge report"
    does="what would have been said of the commits before"
  />
);
