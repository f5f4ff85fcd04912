// The nudge that says that a digest is there: how many things there are, of which sort. It names no file and quotes no
// commit, so that whatever is erased later was never in it.
import type { Instant } from '../domain/commit-record.js';
import type { Nudge } from '../domain/nudge.js';

export const DIGEST_KIND = 'digest';
/** In the place of a repository: it is about all of them. */
export const ALL_REPOSITORIES = '*';

export interface DigestNews {
  readonly id: string;
  readonly pace: 'day' | 'week';
  /** Own commits in the time that it tells of. */
  readonly commits: number;
  /** How many there are of each sort. */
  readonly nudges: number;
  readonly insights: number;
  readonly findings: number;
  readonly at: Instant;
}

export function thingsIn({ nudges, insights, findings }: Omit<DigestNews, 'at' | 'commits' | 'id' | 'pace'>): number {
  return nudges + insights + findings;
}

export function composeDigest(news: DigestNews): Nudge {
  const { id, pace, commits, at } = news;
  const things = thingsIn(news);
  return {
    id,
    kind: DIGEST_KIND,
    tier: 'fact',
    repository: ALL_REPOSITORIES,
    repositoryName: '',
    commits: [],
    evidence: { things, n: commits },
    title: `Your ${pace}: ${many(things, 'thing')} worth reading`,
    body: `From ${many(commits, 'commit')}: ${sortsOf(news).join(', ')}. Read it: craftnudge digest`,
    commitAt: at,
    weight: 0,
    untilPush: false,
  };
}

function sortsOf({ nudges, insights, findings }: DigestNews): readonly string[] {
  return [
    ...(nudges === 0 ? [] : [`${many(nudges, 'nudge')} not shown`]),
    ...(insights === 0 ? [] : [many(insights, 'insight')]),
    ...(findings === 0 ? [] : [many(findings, 'finding')]),
  ];
}

const many = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
