// A nudge as the API gives it: what it said, on what evidence, and how it stands now.
import type { LedgerEntry } from '../../domain/nudge.js';
import type { Services } from '../../gateway/contract/services.js';
import type { Wishes } from '../../notify/policy/question.js';
import type { Story } from '../../notify/stories.js';
import type { Stores } from '../../recorder/stores.js';
import { stateNow, stateText } from '../nudge-words.js';

type StoryView = Awaited<ReturnType<Services['notifications']['stories']>>['items'][number];
type StateView = StoryView['state'];

export interface Telling {
  readonly repositories: Pick<Stores['repositories'], 'nameOf'>;
  /** What the person wants just now: a nudge that waits may not be shown any more. */
  readonly wishes: Wishes;
}

export function storyViewOf({ id, last, answers, outcome }: Story, { repositories, wishes }: Telling): StoryView {
  return {
    id,
    ...nudgeViewOf(last, repositories),
    body: last.body ?? null,
    evidence: last.evidence ?? {},
    state: stateViewOf(last, stateNow(last, wishes)),
    answers: answers.map(({ at, answer, source }) => ({ at, answer, source })),
    outcome: outcome === undefined ? null : { at: outcome.at, hit: outcome.hit, followed: outcome.followed ?? false },
  };
}

export function nudgeViewOf(line: LedgerEntry, repositories: Telling['repositories']) {
  const { kind, tier, title, repository, commits, commitAt, file } = line;
  return {
    kind,
    tier: tier ?? null,
    title: title ?? null,
    repository: { id: repository, name: repositories.nameOf(repository) },
    commits,
    commitAt: commitAt ?? null,
    file: file ?? null,
  };
}

export function stateViewOf(line: LedgerEntry, text: string = stateText(line)): StateView {
  const { at, action, reason, until, channel } = line;
  return { at, action, reason: reason ?? null, until: until ?? null, channel: channel ?? null, text };
}
