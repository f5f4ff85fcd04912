// The ledger in one or two lines: what was shown, what was kept back, what you answered, which kinds may not speak.
import { countText } from '../figures.js';
import { flowPhrases, heading, wrapWords } from '../flow.js';
import { gateText } from '../gate-text.js';
import type { KindView } from '../kind-view.js';
import { type Line, line, plain } from '../line.js';
import type { NudgesView } from '../report-shape.js';

export function layNudges(nudges: NudgesView, columns: number): readonly Line[] {
  const { shown, held, withheld, shadow, useful, notNow, never, kinds = [] } = nudges;
  const head = heading('Nudges so far', ['since install'], columns);
  const states = layStates(kinds, columns);
  if (shown + held + withheld + shadow === 0) return [...head, line('  none yet'), ...states];
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
    ...states,
  ];
}

/** Only of kinds that must earn the toast, and of those that have lost it: the others just speak. What is said of several, once. */
function layStates(kinds: readonly KindView[], columns: number): readonly Line[] {
  const namesOf = new Map<string, readonly string[]>();
  for (const kind of kinds) {
    const text = stateText(kind);
    if (text !== undefined) namesOf.set(text, [...(namesOf.get(text) ?? []), kind.kind]);
  }
  return [...namesOf].flatMap(([text, names]) =>
    wrapWords(plain(`${names.join(', ')} ${text}`), { columns: columns - 2, indent: 2 }).map(
      (words): Line => [plain('  '), ...words],
    ),
  );
}

function stateText({ kind, state, gate }: KindView): string | undefined {
  if (state === 'retired') return `has retired, more often in the way than of use; back: craftnudge mute ${kind} --off`;
  if (gate === null) return undefined;
  return state === 'muted' ? undefined : `must earn it here: gate ${gateText(gate)}`;
}

function phraseOf(count: number, what: string): readonly string[] {
  return count === 0 ? [] : [`${countText(count)} ${what}`];
}
