// A digest is due at a chosen time and shown at the next activity after it: once, in the inbox, and as a toast where the
// budget has room. In `state/digest.json` stands the last due moment that was seen to. Between those moments this costs
// each run the look into that file; with digests off, nothing.
import { epochOf, instantOf, type Clock } from '../domain/instant.js';
import type { Settings } from '../config/settings.js';
import type { Instant } from '../domain/commit-record.js';
import type { Decision, Nudge } from '../domain/nudge.js';
import { composeDigest, thingsIn } from '../notify/compose-digest.js';
import { lastDue, spanUntil } from '../notify/digest-time.js';
import { systemOffset } from '../notify/wall-clock.js';
import { digestIdOf } from '../store/ids.js';
import type { DigestContent } from './digest-content.js';
import type { Identities } from './identities.js';
import type { Stores } from './stores.js';

interface SeenFile {
  readonly v: 1;
  readonly due: Instant;
}

const FILE = ['state', 'digest.json'] as const;

export interface NoticeSources {
  readonly stores: Stores;
  readonly clock: Clock;
  settings(): Settings;
  identities(): Identities;
  announce(nudge: Nudge): readonly Decision[];
}

/** What was decided about the digest that has become due; nothing where none has. */
export async function announceDigest(sources: NoticeSources): Promise<readonly Decision[]> {
  const { stores, clock } = sources;
  const { digest } = sources.settings();
  const now = epochOf(clock.now());
  const due = lastDue(digest, now, systemOffset);
  const moment = due === undefined ? undefined : instantOf(due);
  if (due === undefined || moment === undefined) return [];
  const seen = stores.loadDerived(...FILE) as SeenFile | undefined;
  if (seen?.due !== undefined && seen.due >= moment) return [];
  const nudge = seen === undefined ? undefined : await nudgeFor(moment, sources); // the first one comes after a whole span
  const decisions = nudge === undefined ? [] : sources.announce(nudge);
  stores.saveDerived({ v: 1, due: moment } satisfies SeenFile, ...FILE);
  return decisions;
}

/** Silent where nothing was committed, or nothing is worth reading. */
async function nudgeFor(
  due: Instant,
  { stores, clock, settings, identities }: NoticeSources,
): Promise<Nudge | undefined> {
  const { readDigest } = await import('./digest-content.js'); // once a day or a week, not by each commit
  const { digest, habits } = settings();
  const span = spanUntil(epochOf(due), digest.every);
  const content = readDigest(span, { stores, identities: identities(), settings: habits });
  const counts = countsOf(content);
  if (content.commits.length === 0 || thingsIn(counts) === 0) return undefined;
  const { pace } = span;
  return composeDigest({ id: digestIdOf(due), pace, commits: content.commits.length, ...counts, at: clock.now() });
}

function countsOf({ nudges, insights, items, highlights }: DigestContent) {
  return { nudges: nudges.length, insights: insights.length, findings: items.length + highlights.length };
}
