// From what a digest gathered to what it shows: things in order of use, each a sentence with its n, and below them goals
// and what nudges came to.
import type { Highlight } from '../analytics/period-highlights.js';
import type { Day } from './calendar-day.js';
import { shareText } from './figures.js';
import type { Feedback, LedgerEntry } from '../domain/nudge.js';
import { countText, manyText } from './figures.js';
import type { GoalView } from './goals-view.js';
import { nudgesViewOf } from './nudges-view.js';
import type { NudgesView } from './report-shape.js';
import type { Window } from './view.js';

export interface DigestThing {
  readonly source: 'finding' | 'insight' | 'kind' | 'nudge';
  readonly kind: string;
  readonly title: string;
  /** What else is to be said, and what could be done; empty where there is nothing. */
  readonly detail: string;
  /** Its name, where it is about one. */
  readonly repository: string | null;
  readonly n: number | null;
  readonly commits: readonly string[];
}

/** `craftnudge digest --json`. */
export interface DigestView {
  readonly v: 1;
  readonly pace: 'day' | 'week';
  readonly window: Window;
  /** It ends at this time of the window's last day, `19:38`, and begins at the same time of its first. */
  readonly clock: string;
  /** The day of the latest own commit before, where there is none in it; else null. */
  readonly latest: Day | null;
  /** Own commits, merges and agents left out. */
  readonly n: number;
  readonly things: readonly DigestThing[];
  readonly goals: readonly GoalView[];
  /** Nudges of this time in numbers. */
  readonly nudges: NudgesView;
}

export interface DigestQuestion {
  readonly pace: 'day' | 'week';
  readonly window: Window;
  readonly clock: string;
  readonly latest: Day | null;
  readonly n: number;
  /** Never shown, and worth reading now; newest first. */
  readonly withheld: readonly LedgerEntry[];
  /** In words already: kinds for the digest, and insights. */
  readonly told: readonly DigestThing[];
  readonly highlights: readonly Highlight[];
  readonly goals: readonly GoalView[];
  readonly ledger: readonly LedgerEntry[];
  readonly feedback: readonly Feedback[];
  nameOf(repository: string): string;
}

export function digestViewOf(question: DigestQuestion): DigestView {
  const { pace, window, clock, latest, n, withheld, told, highlights, goals, ledger, feedback, nameOf } = question;
  const findings = highlights.map((highlight) => thingOfHighlight(highlight, { pace, nameOf }));
  const nudges = withheld.map((entry) => thingOfNudge(entry, nameOf));
  return {
    v: 1,
    pace,
    window,
    clock,
    latest,
    n,
    things: [...told, ...nudges, ...findings],
    goals,
    nudges: nudgesViewOf(ledger, feedback),
  };
}

function thingOfNudge(entry: LedgerEntry, nameOf: DigestQuestion['nameOf']): DigestThing {
  const n = Number(entry.evidence?.['n']);
  return {
    source: 'nudge',
    kind: entry.kind,
    title: entry.title ?? entry.kind,
    detail: entry.body ?? '',
    repository: nameOf(entry.repository),
    n: Number.isFinite(n) ? n : null,
    commits: entry.commits,
  };
}

interface Wording {
  readonly pace: 'day' | 'week';
  nameOf(repository: string): string;
}

export function thingOfHighlight(highlight: Highlight, { pace, nameOf }: Wording): DigestThing {
  const { kind, repository, n, commits } = highlight;
  const [title, detail] = SENTENCES[kind](highlight, `this ${pace}`);
  return {
    source: 'finding',
    kind,
    title,
    detail,
    repository: repository === null ? null : nameOf(repository),
    n,
    commits,
  };
}

type Sentence = (highlight: Highlight, when: string) => readonly [title: string, detail: string];

const figure = ({ evidence }: Highlight, name: string): number => Number(evidence[name]);

const SENTENCES: Readonly<Record<Highlight['kind'], Sentence>> = {
  'corrected-file': (highlight, when) => [
    `${String(highlight.evidence['file'])} took ${countText(figure(highlight, 'k'))} of ${manyText(highlight.n, 'correction')} ${when}`,
    'A test there may save the next one.',
  ],
  'hot-ground': (highlight, when) => [
    `You changed ${String(highlight.evidence['file'])} ${when}, which was corrected in ${countText(figure(highlight, 'k'))} of ${manyText(highlight.n, 'commit')}`,
    'By anybody, in half a year before. Which test covers what you changed?',
  ],
  'changed-since': (highlight, when) => [
    `You changed ${String(highlight.evidence['file'])} ${when}; since your change before, others had changed it ${manyText(figure(highlight, 'k'), 'time')}`,
    'Worth reading what they did there.',
  ],
  'largest-commit': (highlight, when) => [
    `Your largest commit ${when}: ${countText(figure(highlight, 'lines'))} lines, "${String(highlight.evidence['subject'])}"`,
    `9 of 10 of yours have up to ${countText(figure(highlight, 'ninetieth'))} (n = ${countText(highlight.n)}). Read it once more?`,
  ],
  'tests-along': (highlight, when) => [
    `${shareText(figure(highlight, 'k'), figure(highlight, 'm'))} changes of code brought a test along ${when}`,
    `In the 12 weeks before: ${countText(figure(highlight, 'percent'))} % of ${countText(figure(highlight, 'usualN'))}.`,
  ],
  'batch-size': (highlight, when) => [
    `Half of your commits ${when} have up to ${countText(figure(highlight, 'median'))} lines (n = ${countText(highlight.n)})`,
    `In the 12 weeks before: ${countText(figure(highlight, 'usual'))} (n = ${countText(figure(highlight, 'usualN'))}).`,
  ],
};
