// The ledger in one or two lines: what was shown, what was kept back, what you answered.
import { countText } from '../figures.js';
import { flowPhrases, heading } from '../flow.js';
import { type Line, line } from '../line.js';
import type { NudgesView } from '../report-shape.js';

export function layNudges(nudges: NudgesView, columns: number): readonly Line[] {
  const { shown, held, withheld, shadow, useful, notNow, never } = nudges;
  const head = heading('Nudges so far', ['since install'], columns);
  if (shown + held + withheld + shadow === 0) return [...head, line('  none yet')];
  const phrases = [
    `${countText(shown)} shown`,
    ...phraseOf(held, 'held for a better moment'),
    ...phraseOf(withheld, 'withheld'),
    ...phraseOf(shadow, 'kept silent until they have earned it'),
    `answers: ${countText(useful)} useful, ${countText(notNow)} not now, ${countText(never)} never`,
  ];
  return [
    ...head,
    ...flowPhrases(
      phrases.map((phrase) => line(phrase)),
      { columns, indent: 2 },
    ),
  ];
}

function phraseOf(count: number, what: string): readonly string[] {
  return count === 0 ? [] : [`${countText(count)} ${what}`];
}
