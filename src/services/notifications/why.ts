import { catalogue } from '../../analytics/catalogue.js';
import { subjectOf } from '../../domain/commit-record.js';
import type { Services } from '../../gateway/contract/services.js';
import type { KeptHouse } from '../kept-house.js';
import { caseOf } from '../nudge-case.js';
import { wishesOf } from '../nudge-words.js';
import { stateViewOf, storyViewOf } from './story-view.js';

/** Everything behind one nudge, as `craftnudge why` tells it. */
export function answerWhy(kept: KeptHouse): Services['notifications']['why'] {
  return async ({ id }) => {
    const house = kept.current();
    const { stores } = house;
    const { story, commit, record, gate } = await caseOf(house, id);
    const habit = catalogue.find(({ name }) => name === story.last.kind);
    return {
      ...storyViewOf(story, { repositories: stores.repositories, wishes: wishesOf(stores) }),
      subject: commit === undefined ? null : subjectOf(commit.message),
      summary: habit?.summary ?? null,
      study: habit?.evidence ?? null,
      model: story.last.model ?? null,
      record: record ?? null,
      gate: gate ?? null,
      decisions: story.lines.map((line) => stateViewOf(line)),
    };
  };
}
