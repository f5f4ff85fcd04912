// `craftnudge rule test`: how often, and at which commits.
import { type Day, dayText } from './calendar-day.js';
import { countText, manyText } from './figures.js';
import { hangWords, wrapWords } from './flow.js';
import { type Line, type Paper, blank, faint, line, plain, printPage, strong } from './line.js';
import type { Subject } from './view.js';

export interface RuleTestItem {
  readonly day: Day;
  readonly hash: string;
  readonly kind: string;
  readonly subject: string;
  /** What would have been said. */
  readonly title: string;
  readonly body: string;
}

/** `craftnudge rule test --json`. */
export interface RuleTestView {
  readonly v: 1;
  readonly subject: Subject;
  readonly days: number;
  /** Commits looked at in that time. */
  readonly commits: number;
  readonly kinds: readonly string[];
  readonly fired: number;
  /** Of `fired`, what the interruption budget would have let through. */
  readonly withinBudget: number;
  /** Oldest first. */
  readonly items: readonly RuleTestItem[];
}

const MOST = 12;

export function renderRuleTest(view: RuleTestView, paper: Paper): string {
  const { fired, withinBudget, days, commits, items, subject } = view;
  const where = subject.repositories.join(', ');
  const head = `Would have fired ${manyText(fired, 'time')} in the last ${manyText(days, 'day')}, here (${where}; n = ${manyText(commits, 'commit')})`;
  const budget = `${countText(withinBudget)} of them within the budget of toasts; the others would have stood in the list.`;
  const today = items.at(-1)?.day ?? '';
  const lines: readonly Line[] = [
    ...wrapWords(strong(head), { columns: paper.columns, indent: 0 }),
    ...(fired === 0 ? [] : wrapWords(plain(budget), { columns: paper.columns, indent: 0 })),
    ...(fired === 0 ? [] : [blank]),
    ...(items.length > MOST ? [line(faint(`the last ${MOST}:`))] : []),
    ...items.slice(-MOST).flatMap((item) => layItem(item, { today, columns: paper.columns })),
  ];
  return printPage(lines, paper);
}

interface Room {
  readonly today: Day;
  readonly columns: number;
}

function layItem({ day, hash, subject, title, body }: RuleTestItem, { today, columns }: Room): readonly Line[] {
  const when = (day === '' ? '' : dayText(day, today)).padEnd(11);
  return [
    ...hangWords(
      line('  ', faint(when), '  ', faint(hash.slice(0, 7)), '  '),
      plain(subject === '' ? '(no message)' : subject),
      columns,
    ),
    ...hangWords(line(' '.repeat(24)), faint(`${title}. ${body}`), columns),
  ];
}
