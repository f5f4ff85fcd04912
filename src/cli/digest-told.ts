// What a digest told, in the ledger: each thing once, as what was told in a digest because it does not interrupt. So the
// ledger says of these too why they were seen, `why` explains them, and `answer` and `mute` reach their kinds. The nudges
// that a digest shows again stand there already, with the reason why nobody was interrupted for them.
import { allHabits } from '../analytics/all-habits.js';
import type { DigestItem } from '../analytics/digest-items.js';
import { type HabitSettings, tierOf } from '../analytics/habit-fold.js';
import type { Highlight } from '../analytics/period-highlights.js';
import type { Instant } from '../domain/commit-record.js';
import { type Clock, instantOf } from '../domain/instant.js';
import type { Insight } from '../domain/insight.js';
import { localDayOf } from '../domain/local-time.js';
import { type Decision, DIGEST_CHANNEL, isToldByDigest, type Nudge } from '../domain/nudge.js';
import { ALL_REPOSITORIES } from '../notify/compose-digest.js';
import { composeNudge } from '../notify/compose-nudge.js';
import { entryOf } from '../notify/ledger-entry.js';
import { systemOffset } from '../notify/wall-clock.js';
import type { DigestContent } from '../recorder/digest-content.js';
import type { Stores } from '../recorder/stores.js';
import { thingOfHighlight } from '../report/digest-view.js';
import { insightText, insightViewsOf } from '../report/insights-view.js';
import { timeOrderedId, toldIdOf } from '../store/ids.js';

export interface Telling {
  readonly stores: Pick<Stores, 'ledger' | 'repositories'>;
  readonly clock: Clock;
  readonly settings: HabitSettings;
  readonly wording: Parameters<typeof composeNudge>[2];
}

export function noteTold(content: DigestContent, telling: Telling): void {
  const { ledger } = telling.stores;
  const since = instantOf(content.span.from);
  const known = since === undefined ? [] : ledger.recent(since).filter(isToldByDigest);
  const fresh = decisionsOn(content, telling).filter(({ nudge }) => !known.some((line) => line.nudge === nudge.id));
  const at = telling.clock.now();
  if (fresh.length === 0) return;
  ledger.append(fresh.map((decision) => entryOf(decision, { id: timeOrderedId(), at, channel: DIGEST_CHANNEL })));
}

function decisionsOn(content: DigestContent, telling: Telling): readonly Decision[] {
  const { items, insights, highlights, span } = content;
  const day = localDayOf(span.to, systemOffset(span.to));
  const told = { pace: span.pace, at: instantOf(span.to) ?? telling.clock.now(), day };
  return [
    ...items.map((item) => decisionOnItem(item, telling)),
    ...insights.flatMap((insight) => nudgeOfInsight(insight, told)).map(forDigests),
    ...highlights.map((highlight) => forDigests(nudgeOfHighlight(highlight, told))),
  ];
}

const forDigests = (nudge: Nudge): Decision => ({ action: 'withhold', nudge, reason: 'digest-only' });

/** An earned kind is told there only because it may not interrupt yet. */
function decisionOnItem(item: DigestItem, { stores, settings, wording }: Telling): Decision {
  const nudge = composeNudge(item, stores.repositories.nameOf(item.repository), wording);
  const habit = allHabits.find(({ name }) => name === item.kind);
  const isEarned = habit !== undefined && tierOf(habit, settings[item.kind]) === 'earned';
  if (isEarned) return { action: 'shadow', nudge: { ...nudge, tier: 'earned' }, reason: 'not-earned' };
  const repository = item.scope === 'all' ? ALL_REPOSITORIES : item.repository;
  return forDigests({ ...nudge, repository, commits: item.commits });
}

interface Told {
  readonly pace: 'day' | 'week';
  readonly at: Instant;
  /** On which it is told. */
  readonly day: string;
}

function nudgeOfHighlight(highlight: Highlight, { pace, at, day }: Told): Nudge {
  const { kind, repository, commits, evidence, n } = highlight;
  const { title, detail } = thingOfHighlight(highlight, { pace, nameOf: (id) => id });
  const id = toldIdOf('finding', kind, commits[0] ?? day);
  return nudgeOf(
    { kind, repository, commits, evidence: { ...evidence, n } },
    { id, title, body: detail, commitAt: at },
  );
}

/** None of a kind that this version does not know. */
function nudgeOfInsight(insight: Insight, { at, day }: Told): readonly Nudge[] {
  const { kind, repository, commits, evidence, n } = insight;
  const id = toldIdOf('insight', kind, `${repository ?? ALL_REPOSITORIES} ${insight.at}`);
  return insightViewsOf([insight]).map((view) => {
    const words = { id, title: insightText(view, day), body: '', commitAt: at };
    return nudgeOf({ kind, repository, commits, evidence: { ...evidence, n } }, words);
  });
}

type About = Pick<Highlight, 'commits' | 'evidence' | 'repository'> & { readonly kind: string };

function nudgeOf({ repository, ...about }: About, words: Pick<Nudge, 'body' | 'commitAt' | 'id' | 'title'>): Nudge {
  const place = { repository: repository ?? ALL_REPOSITORIES, repositoryName: '' };
  return { ...about, ...place, ...words, tier: 'digest', weight: 0, untilPush: false };
}
