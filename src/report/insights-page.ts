// `craftnudge insights`: every change that is known, the surest first. In: the view. Out: text that fits the paper.
import type { Day } from './calendar-day.js';
import { countText, manyText } from './figures.js';
import { flowPhrases, wrapWords } from './flow.js';
import { latestText } from './latest-text.js';
import { type Line, type Paper, blank, faint, line, plain, printPage, strong } from './line.js';
import type { InsightView } from './report-shape.js';
import { layInsight } from './sections/insights.js';
import { layNext } from './sections/next.js';
import type { Subject } from './view.js';

/** `craftnudge insights --json`. */
export interface InsightsView {
  readonly v: 1;
  readonly subject: Subject;
  readonly today: Day;
  /** Commits of the subject's that were looked at, and how many it takes. */
  readonly n: number;
  readonly needed: number;
  /** The day of the subject's latest commit, where none was looked at; else null. */
  readonly latest: Day | null;
  /** The surest first. */
  readonly insights: readonly InsightView[];
  readonly next: readonly string[];
}

const NOTE =
  'Each is a change against your own past that is not chance: weeks in random order show one as sharp so seldom that of fifty such lines one is false.';

export function renderInsights(view: InsightsView, paper: Paper): string {
  const { columns } = paper;
  return printPage(
    [...headOf(view, columns), blank, ...bodyOf(view, columns), blank, ...layNext(view.next, columns)],
    paper,
  );
}

function headOf({ subject }: InsightsView, columns: number): readonly Line[] {
  const phrases = [subject.identities.join(', '), subject.repositories.join(', ')].filter((phrase) => phrase !== '');
  return [
    line(strong('craftnudge insights')),
    ...flowPhrases(
      phrases.map((phrase) => line(phrase)),
      { columns, indent: 0 },
    ),
  ];
}

function bodyOf(view: InsightsView, columns: number): readonly Line[] {
  const { insights, subject, today } = view;
  if (subject.who === 'everyone')
    return wrapWords(plain('No identity is known, and insights are about one person: set git config user.email.'), {
      columns,
      indent: 0,
    });
  if (insights.length === 0) return wrapWords(plain(nothingText(view)), { columns, indent: 0 });
  return [
    ...insights.flatMap((insight) => layInsight(insight, today, columns)),
    blank,
    ...wrapWords(faint(NOTE), { columns, indent: 0 }),
  ];
}

function nothingText({ n, needed, latest, today }: InsightsView): string {
  if (n >= needed)
    return `Nothing changed that is more than chance (n = ${countText(n)} commits of yours, at most two years back).`;
  const last = latestText({ latest, today, commandFor: () => 'craftnudge report' });
  const asked = `insights begin at ${countText(needed)}`;
  return `Too few yet to tell a change from chance: ${manyText(n, 'commit')} of yours in two years, ${asked}.${last}`;
}
