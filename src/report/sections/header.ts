// Who, where, when and how many: what every figure below was counted over.
import { countText, manyText } from '../figures.js';
import { flowPhrases, withRemark } from '../flow.js';
import { type Line, faint, line, strong } from '../line.js';
import { shortWindowText, windowText } from '../calendar-day.js';
import type { Subject, Window } from '../view.js';

export interface HeaderView {
  readonly title: string;
  readonly subject: Subject;
  readonly window: string;
  /** What was counted, as phrases. */
  readonly counted: readonly string[];
}

export function layHeader({ title, subject, window, counted }: HeaderView, columns: number): readonly Line[] {
  const first = withRemark(line(strong(title)), line(faint(window)), { columns, indent: 0 });
  const phrases = [whoText(subject), whereText(subject.repositories), ...counted];
  return [
    ...first,
    ...flowPhrases(
      phrases.map((phrase) => line(phrase)),
      { columns, indent: 0 },
    ),
  ];
}

/** `n = 412 commits of 958 by everyone`. */
export function sampleText(n: number, nOfAll: number, subject: Subject): string {
  const own = `n = ${manyText(n, 'commit')}`;
  return subject.who === 'everyone' || nOfAll === n ? own : `${own} of ${countText(nOfAll)} by everyone`;
}

/** The window as the page's head names it. */
export function spanText({ from, to }: Window): string {
  return windowText(from, to);
}

/** The window as a section names it. */
export function shortSpanText({ from, to }: Window): string {
  return shortWindowText(from, to);
}

function whoText({ who, identities, because }: Subject): string {
  if (who === 'everyone') return because === 'asked' ? 'all authors' : 'all authors, since no identity is known';
  const [first = '', second, ...others] = identities;
  if (second === undefined) return first;
  return others.length === 0
    ? `${first}, ${second}`
    : `${first} and ${manyText(others.length + 1, 'address', 'addresses')} more`;
}

function whereText(repositories: readonly string[]): string {
  if (repositories.length <= 3) return repositories.join(', ');
  return `${repositories.slice(0, 2).join(', ')} and ${manyText(repositories.length - 2, 'repository', 'repositories')} more`;
}
