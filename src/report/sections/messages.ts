// What the messages are like: length, body, form, types.
import { layBars } from '../bar.js';
import { countText, tooFewText } from '../figures.js';
import { flowPhrases, heading } from '../flow.js';
import { type Line, line } from '../line.js';
import type { Enough, MessageView } from '../view.js';

const TYPES = 6;

export function layMessages(messages: Enough<MessageView>, window: string, columns: number): readonly Line[] {
  if (!messages.enough) {
    return [...heading('Messages', [window], columns), line(`  ${tooFewText(messages.n, messages.needed)}`)];
  }
  const { n, subject, long, withBody, conventional, empty } = messages;
  const bars = [
    { label: 'with a body', value: withBody },
    { label: 'type(scope): form', value: conventional },
    { label: 'over 72 characters', value: long },
    { label: 'one word, wip, fix …', value: empty },
  ];
  const phrases = [
    `subject: median ${countText(subject.median)} characters, 9 of 10 up to ${countText(subject.ninetieth)}`,
    ...commonTypes(messages).map(({ type, commits }) => `${type} ${countText(commits)}`),
  ];
  return [
    ...heading('Messages', [`n = ${countText(n)}`, window], columns),
    ...layBars(bars, { n, full: n, columns }),
    ...flowPhrases(
      phrases.map((phrase) => line(phrase)),
      { columns, indent: 2 },
    ),
  ];
}

/** Types say something only where the form is in use. */
function commonTypes({ n, conventional, types }: MessageView): MessageView['types'] {
  return conventional * 10 < n ? [] : types.slice(0, TYPES);
}
