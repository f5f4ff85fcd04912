// What the messages are like: length, body, form.
import { layBars } from '../bar.js';
import { countText, tooFewText } from '../figures.js';
import { heading } from '../flow.js';
import { type Line, line } from '../line.js';
import type { MessageView } from '../report-shape.js';
import type { Enough } from '../view.js';

export function layMessages(messages: Enough<MessageView>, window: string, columns: number): readonly Line[] {
  if (!messages.enough) {
    return [...heading('Messages', [window], columns), line(`  ${tooFewText(messages.n, messages.needed)}`)];
  }
  const { n, subjectMedian, withBody, conventional, empty } = messages;
  const bars = [
    { label: 'with a body', value: withBody },
    { label: 'type(scope): form', value: conventional },
    { label: 'one word, wip, fix …', value: empty },
  ];
  const sample = [`n = ${countText(n)}`, window, 'merges, agents and release tools left out'];
  return [
    ...heading('Messages', sample, columns),
    ...layBars(bars, { n, full: n, columns }),
    line(`  subject: median ${countText(subjectMedian)} characters`),
  ];
}
