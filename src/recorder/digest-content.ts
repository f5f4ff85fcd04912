// What a digest tells, gathered from everything that is kept: nudges that were not shown, kinds for the digest only,
// insights, highlights beside the own past, goals, and what nudges came to. Read when a digest is due or asked for.
import { type DigestItem, digestItems } from '../analytics/digest-items.js';
import type { HabitSettings } from '../analytics/habit-fold.js';
import { type Highlight, periodHighlights } from '../analytics/period-highlights.js';
import { countedCommits, isHandmade } from '../analytics/superseded.js';
import type { CommitFact, Fact } from '../domain/fact.js';
import { epochOf, instantOf } from '../domain/instant.js';
import type { Insight } from '../domain/insight.js';
import { DAY } from '../domain/local-time.js';
import { type Feedback, isToldByDigest, type LedgerEntry } from '../domain/nudge.js';
import type { DigestSpan } from '../notify/digest-time.js';
import { activeMutes, isMuted, type MuteFile, noMutes } from '../notify/mutes.js';
import { isWorthReading } from '../notify/worth-reading.js';
import { nudgeIdOf } from '../store/ids.js';
import { readAnswerFacts } from './answer-facts.js';
import { readInsights } from './find-insights.js';
import { type Identities, ME } from './identities.js';
import { readRecentFacts } from './recent-facts.js';
import type { Stores } from './stores.js';

export interface DigestContent {
  readonly span: DigestSpan;
  /** Own commits in it, merges and agents left out. */
  readonly commits: readonly CommitFact[];
  /** Each nudge by its newest line, the newest first. */
  readonly nudges: readonly LedgerEntry[];
  readonly items: readonly DigestItem[];
  readonly insights: readonly Insight[];
  readonly highlights: readonly Highlight[];
  /** What was said in the span, and what was answered. */
  readonly ledger: readonly LedgerEntry[];
  readonly feedback: readonly Feedback[];
}

export interface DigestSources {
  readonly stores: Stores;
  readonly identities: Identities;
  readonly settings: HabitSettings;
  /** Its id; all of them where it is left out. */
  readonly repository?: string;
}

/** As far back as a kind compares with. */
const PAST_DAYS = 400;
/** Highlights compare with these weeks. */
const USUAL_DAYS = 84;

export function readDigest(span: DigestSpan, sources: DigestSources): DigestContent {
  const { stores, identities, settings, repository } = sources;
  const from = instantOf(span.from - PAST_DAYS * DAY);
  const scope = repository === undefined ? {} : { repository };
  const facts = from === undefined ? [] : readRecentFacts(stores, { from, ...scope }, identities);
  const handmade = countedCommits(facts).filter(isHandmade);
  const own = handmade.filter(({ actor }) => actor === ME);
  const commits = own.filter((commit) => isWithin(commit.authoredAt, span));
  const usualFrom = span.from - USUAL_DAYS * DAY;
  const everybody = handmade.filter(({ authoredAt }) => authoredAt <= span.from);
  const before = own.filter(({ authoredAt }) => authoredAt > usualFrom && authoredAt <= span.from);
  const ledger = ledgerIn(span, sources);
  const answers = readAnswerFacts(stores, (about) => repository === undefined || about.repository === repository);
  const items = itemsIn(span, [...facts, ...answers], settings);
  const isWanted = wantedBy(stores);
  return {
    span,
    commits,
    nudges: latestOf(ledger).filter(isWorthReading).toReversed(),
    items: items.filter((item) => !isSaidOtherwise(item, ledger) && isWanted(item)),
    insights: insightsIn(span, sources).filter(isWanted),
    highlights: periodHighlights({ before, within: commits, everybody }).filter(isWanted),
    ledger,
    feedback: [...stores.feedback.read()].filter(({ at }) => isWithin(epochOf(at), span)),
  };
}

const isWithin = (at: number, { from, to }: DigestSpan): boolean => at > from && at <= to;

function itemsIn(span: DigestSpan, facts: readonly Fact[], settings: HabitSettings): readonly DigestItem[] {
  const period = { from: span.from, to: span.to, pace: span.pace };
  return digestItems(facts, { now: span.to, period, actor: ME, settings }).toReversed();
}

/** An open gate had it decided live: shown, or worth reading among those that were not. */
function isSaidOtherwise({ kind, hash }: DigestItem, ledger: readonly LedgerEntry[]): boolean {
  const id = nudgeIdOf(kind, hash);
  return ledger.some(({ nudge, action }) => nudge === id && action !== 'shadow');
}

/** Not muted, by the command or by a "never". */
function wantedBy({ load, feedback }: Stores): (thing: { readonly kind: string; readonly file?: string }) => boolean {
  const { mutes } = (load('settings', 'mutes.json') as MuteFile | undefined) ?? noMutes;
  const active = activeMutes(mutes, [...feedback.read()]);
  return ({ kind, file }) => !isMuted(file === undefined ? { kind } : { kind, file }, active);
}

/** Without what digests told: reading one changes none. */
function ledgerIn(span: DigestSpan, { stores, repository }: DigestSources): readonly LedgerEntry[] {
  const since = instantOf(span.from);
  if (since === undefined) return [];
  const lines = stores.ledger.recent(since).filter((line) => isWithin(epochOf(line.at), span) && !isToldByDigest(line));
  return lines.filter((line) => repository === undefined || line.repository === repository);
}

function latestOf(ledger: readonly LedgerEntry[]): readonly LedgerEntry[] {
  return [...new Map(ledger.map((entry) => [entry.nudge, entry])).values()];
}

/** Derived data: what cannot be read is not told. */
function insightsIn(span: DigestSpan, { stores, repository }: DigestSources): readonly Insight[] {
  return readInsights(stores.data).filter((one) => {
    const isHere = repository === undefined || one.repository === null || one.repository === repository;
    return isHere && isWithin(epochOf(one.at), span);
  });
}
