// `craftnudge report --html`: the report as one file that needs nothing else: no script, no font, no image, no address.
// In: the view, and the digest of the style sheet, the only style that its policy lets in. Out: the text of the page.
import { earlierText } from '../earlier-text.js';
import { countText, figureText, manyText, percentText } from '../figures.js';
import type { ReportView } from '../report-shape.js';
import { type Child, type Markup, element, shortText, styleSheet } from './markup.js';
import { spanOf } from './parts.js';
import { habitsSection, nudgesSection, previewSection } from './record-sections.js';
import { rhythmSection } from './rhythm-section.js';
import { batchSection, churnSection } from './size-sections.js';
import { STYLE } from './style.js';
import { findingsSection, hotspotsSection, insightsSection, messagesSection } from './text-sections.js';

/** The first bytes of a report of ours: such a file may be written again. */
export const HTML_MARK = '<!doctype html>\n<!-- craftnudge report -->\n';

/** `styleDigest`: base64 of the SHA-256 of STYLE. */
export function renderHtml(view: ReportView, styleDigest: string): string {
  const title = `${titleOf(view)}: commits, ${spanOf(view.window)}`;
  const head = element('head', {}, ...policyOf(styleDigest), element('title', {}, title), styleSheet(STYLE));
  const page = element('html', { lang: 'en' }, head, element('body', {}, element('main', {}, ...bodyOf(view))));
  return `${HTML_MARK}${page.markup}\n`;
}

function policyOf(styleDigest: string): readonly Markup[] {
  const policy = `default-src 'none'; style-src 'sha256-${styleDigest}'; base-uri 'none'; form-action 'none'`;
  return [
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    element('meta', { name: 'referrer', content: 'no-referrer' }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'generator', content: 'craftnudge' }),
  ];
}

function titleOf({ subject }: ReportView): string {
  return shortText(subject.repositories.join(', '));
}

function bodyOf(view: ReportView): readonly Child[] {
  if (view.n === 0) return [headerOf(view), element('p', {}, 'No commit in this window.'), footerOf()];
  return [
    headerOf(view),
    keyFigures(view),
    findingsSection(view),
    insightsSection(view),
    rhythmSection(view),
    batchSection(view),
    messagesSection(view),
    churnSection(view),
    hotspotsSection(view),
    habitsSection(view),
    previewSection(view),
    nudgesSection(view),
    footerOf(),
  ];
}

function headerOf(view: ReportView): Markup {
  const { subject, window, n, nOfAll } = view;
  const earlier = earlierText(view);
  const who = subject.who === 'everyone' ? 'all authors' : shortText(subject.identities.join(', '));
  const counted = nOfAll === n ? manyText(n, 'commit') : `${manyText(n, 'commit')} of ${countText(nOfAll)} by everyone`;
  return element(
    'header',
    {},
    element('h1', {}, titleOf(view)),
    element('p', {}, [who, spanOf(window), `n = ${counted}`].filter((part) => part !== '').join(' · ')),
    earlier === null ? null : element('p', {}, earlier),
  );
}

interface KeyFigure {
  readonly name: string;
  readonly figure: string;
  readonly remark: string;
}

/** The four that people ask for first; a figure that rests on too little is a dash. */
function keyFigures({ n, rhythm, batches, messages, merges, byAgents }: ReportView): Markup {
  const figures: readonly KeyFigure[] = [
    { name: 'Commits', figure: countText(n), remark: `${manyText(merges, 'merge')}, ${countText(byAgents)} by agents` },
    {
      name: 'Days with commits',
      figure: countText(rhythm.activeDays),
      remark: `of ${countText(rhythm.days.length)}; median ${countText(rhythm.perActiveDay)} a day`,
    },
    {
      name: 'Lines a commit',
      figure: batches.enough ? figureText(batches.lines.median) : '–',
      remark: `median, n = ${countText(batches.n)}`,
    },
    {
      name: 'Messages with a body',
      figure: messages.enough ? percentText(messages.withBody, messages.n) : '–',
      remark: `n = ${countText(messages.n)}`,
    },
  ];
  const entries = figures.map(({ name, figure, remark }) =>
    element('div', {}, element('dt', {}, name), element('dd', {}, figure), element('dd', {}, remark)),
  );
  return element('dl', { class: 'key' }, entries);
}

function footerOf(): Markup {
  const said =
    'Made by CraftNudge from git history on the machine of its owner. This file loads nothing and sends nothing. ' +
    'Figures describe commits, they do not rate people.';
  return element('footer', {}, element('p', {}, said));
}
