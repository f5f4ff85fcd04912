// What the messages are like: length, body, form.
import { layBars } from '../bar.js';
import { countText, tooFewText } from '../figures.js';
import { heading } from '../flow.js';
import { type Line, line } from '../line.js';
import type { ReportView } from '../report-shape.js';
import { unkeptText } from '../unkept.js';
import { shortSpanText } from './header.js';
import { layLeftOut } from './left-out.js';

export function layMessages(
  view: Pick<ReportView, 'messages' | 'unkept' | 'window'>,
  columns: number,
): readonly Line[] {
  const { messages } = view;
  const window = shortSpanText(view.window);
  const leftOut = layLeftOut(unkeptText(view.unkept, ['messages']), columns);
  if (!messages.enough) {
    const few = messages.n === 0 && leftOut.length > 0 ? [] : [line(`  ${tooFewText(messages.n, messages.needed)}`)];
    return [...heading('Messages', [window], columns), ...few, ...leftOut];
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
    ...leftOut,
  ];
}
