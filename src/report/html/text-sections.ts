// What the words and the files tell: findings, messages, hotspots.
import { countText, percentText, manyText, sentenceText, tooFewText } from '../figures.js';
import { unkeptText } from '../unkept.js';
import { insightText } from '../insights-view.js';
import type { ReportView } from '../report-shape.js';
import { drawBars } from './charts/bar-chart.js';
import { type Markup, element, shortPath, shortText } from './markup.js';
import { figure, section, spanOf, table } from './parts.js';

const MOST_FINDINGS = 6;
const MOST_INSIGHTS = 6;

export function findingsSection({ findings }: ReportView): Markup | null {
  if (findings.length === 0) return null;
  const entries = findings.slice(0, MOST_FINDINGS).map((finding) => {
    const sample = `n = ${countText(finding.n)} · ${spanOf(finding)}`;
    return element('li', {}, shortText(sentenceText(finding.text)), element('small', {}, sample));
  });
  const sample = ['over the whole history; each with its own sample'];
  return section({ title: 'What stands out', sample }, element('ul', { class: 'plain' }, entries));
}

export function insightsSection({ insights, window }: ReportView): Markup | null {
  if (insights.length === 0) return null;
  const entries = insights.slice(0, MOST_INSIGHTS).map((insight) => {
    const sample = `n = ${countText(insight.n)} ${insight.unit} · ${spanOf(insight)}`;
    return element('li', {}, shortText(insightText(insight, window.to)), element('small', {}, sample));
  });
  const sample = ['against your own past, and not chance; each with its own sample'];
  return section({ title: 'What changed', sample }, element('ul', { class: 'plain' }, entries));
}

export function messagesSection({ messages, window, unkept }: ReportView): Markup {
  const title = 'Messages';
  const leftOut = paragraphOf(unkeptText(unkept, ['messages']));
  if (!messages.enough) {
    const few = messages.n === 0 && leftOut !== null ? null : element('p', {}, tooFewText(messages.n, messages.needed));
    return section({ title, sample: [`n = ${manyText(messages.n, 'message')}`, spanOf(window)] }, few, leftOut);
  }
  const { n, subjectMedian, withBody, conventional, empty } = messages;
  const bars = [
    { label: 'with a body', value: withBody },
    { label: 'type(scope): form', value: conventional },
    { label: 'one word or filler', value: empty },
  ];
  const sample = [`n = ${manyText(n, 'message')}`, spanOf(window), 'merges, agents and release tools left out'];
  const said = `${percentText(withBody, n)} with a body, ${percentText(conventional, n)} in the form type(scope):, ${percentText(empty, n)} that say nothing`;
  return section(
    { title, sample },
    figure(drawBars(bars, { n, full: n }, said), `Subject line: median ${countText(subjectMedian)} characters`),
    leftOut,
  );
}

export function hotspotsSection({ hotspots }: ReportView): Markup {
  const { n, window, files, unkept } = hotspots;
  const leftOut = paragraphOf(unkeptText(unkept, ['messages', 'paths']));
  const sample = [`n = ${manyText(n, 'commit')} by everyone`, spanOf(window)];
  if (files.length === 0)
    return section({ title: 'Hotspots', sample }, leftOut ?? element('p', {}, 'No code file was corrected.'));
  const rows = files.map(({ path, commits, fixes }) => [
    element('code', {}, shortPath(path)),
    countText(commits),
    countText(fixes),
    percentText(fixes, commits),
  ]);
  const caption = 'Code files with most commits times corrections: where a mistake costs most';
  return section(
    { title: 'Hotspots', sample },
    table({ caption, columns: ['File', 'Commits', 'Corrections', 'Share'], rows }),
    leftOut,
  );
}

function paragraphOf(text: string | null): Markup | null {
  return text === null ? null : element('p', {}, sentenceText(text));
}
