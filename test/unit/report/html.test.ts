// The page and the card: whatever a text says, it stays a text; nothing is loaded; it can be read by everybody.
import { createHash } from 'node:crypto';
import { describe, expect, it, test } from '@jest/globals';
import { addDays } from '../../../src/report/calendar-day.js';
import { monthMarks } from '../../../src/report/html/charts/month-marks.js';
import { drawTrend } from '../../../src/report/html/charts/trend-chart.js';
import { withoutDetails } from '../../../src/report/html/hide-details.js';
import { HTML_MARK, renderHtml } from '../../../src/report/html/html-page.js';
import { element, escapeMarkup } from '../../../src/report/html/markup.js';
import { COLOURS } from '../../../src/report/html/colours.js';
import { STYLE } from '../../../src/report/html/style.js';
import { SVG_MARK, renderCard } from '../../../src/report/html/svg-card.js';
import { insights as kinds } from '../../../src/analytics/insights/index.js';
import type { Instant } from '../../../src/domain/commit-record.js';
import type { InsightView, ReportView } from '../../../src/report/report-shape.js';
import { FORBIDDEN, hostileTexts } from '../../support/hostile.js';
import { aReport } from './sample.js';

const digest = createHash('sha256').update(STYLE).digest('base64');
const htmlOf = (view: ReportView): string => renderHtml(view, digest);

/** Every text of a view that a repository could have brought, replaced. */
function withText(text: string): ReportView {
  const replace = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((one) => replace(one, key));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, replace(one, name)]));
    const isTheirs = ['path', 'text', 'sentence', 'outcome', 'repository', 'repositories', 'identities', 'hash'];
    return typeof value === 'string' && isTheirs.includes(key) ? text : value;
  };
  return replace(aReport()) as ReportView;
}

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const TOKEN = /<!--[^]*?-->|<!doctype html>|<\/([a-z0-9]+)>|<([a-z0-9]+)((?: [a-zA-Z0-9:-]+="[^"<>]*")*)>|[^<>]+|[<>]/g;

/** A strict reader: every tag closed in order, every attribute quoted, no bracket in a text. Throws where it is not so. */
function readStrictly(text: string): { readonly tags: readonly Tag[]; readonly words: string } {
  const tags: Tag[] = [];
  const open: string[] = [];
  let words = '';
  for (const [token, closing, opening, attributes = ''] of text.matchAll(TOKEN)) {
    if (token === '<' || token === '>') throw new Error(`a bare ${token} in the page`);
    if (closing !== undefined && open.pop() !== closing) throw new Error(`</${closing}> closes something else`);
    if (opening !== undefined) {
      const pairs = [...attributes.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]);
      tags.push({ name: opening, attributes: Object.fromEntries(pairs) });
      if (!['meta', 'br'].includes(opening)) open.push(opening);
    }
    if (closing === undefined && opening === undefined && !token.startsWith('<!') && open.at(-1) !== 'style')
      words += token;
  }
  expect(open).toEqual([]);
  return { tags, words };
}

const ELEMENTS = new Set(
  (
    'html head meta title style body main header h1 h2 h3 p dl div dt dd section ul li small figure figcaption svg rect ' +
    'text line polyline circle table caption thead tbody tr th td code details summary footer'
  ).split(' '),
);

const forms: readonly (readonly [string, (view: ReportView) => string])[] = [
  ['the page', htmlOf],
  ['the card', renderCard],
];

describe.each(forms)('%s', (_, render) => {
  it('is made of known elements only, and loads nothing', () => {
    const { tags } = readStrictly(render(aReport()));
    expect(tags.length).toBeGreaterThan(100);
    expect(tags.filter(({ name }) => !ELEMENTS.has(name))).toEqual([]);
    const loading = /^(?:src|href|xlink:href|style|srcset|action|data|poster|on\w+)$/;
    expect(tags.flatMap(({ attributes }) => Object.keys(attributes)).filter((name) => loading.test(name))).toEqual([]);
    expect(render(aReport()).replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\(|@import|@font-face/);
  });

  it('has the same elements whatever the texts say: 200 hostile ones change no tag and bring no raw control', () => {
    const shapeOf = (text: string): string => JSON.stringify(readStrictly(text).tags.map(({ name }) => name));
    const usual = shapeOf(render(withText('ordinary words')));
    for (const text of hostileTexts('/cn-canary')) {
      const page = render(withText(text));
      expect(shapeOf(page)).toBe(usual);
      expect(page.replaceAll('\n', '')).not.toMatch(FORBIDDEN);
      expect(page.length).toBeLessThan(400_000);
    }
  });

  it('gives every picture a description', () => {
    const { tags } = readStrictly(render(aReport()));
    const pictures = tags.filter(({ name, attributes }) => name === 'svg' && attributes['aria-hidden'] === undefined);
    expect(pictures.length).toBeGreaterThan(0);
    for (const { attributes } of pictures) expect(attributes['aria-label']).toMatch(/\w{3}/);
  });
});

describe('the page', () => {
  const page = htmlOf(aReport());
  const { tags, words } = readStrictly(page);

  it('lets in its own style and nothing else', () => {
    const policy = tags.find(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy');
    const style = /<style>([^]*?)<\/style>/.exec(page)?.[1] ?? '';
    const own = createHash('sha256').update(style).digest('base64');
    expect(policy?.attributes['content']).toBe(
      `default-src &#39;none&#39;; style-src &#39;sha256-${own}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;`,
    );
    expect(page.match(/<style/g)).toHaveLength(1);
    expect(page.startsWith(HTML_MARK)).toBe(true);
  });

  it('can be heard: one h1, sections with h2, tables with captions and heads', () => {
    const count = (name: string): number => tags.filter((tag) => tag.name === name).length;
    expect([count('h1'), count('main'), count('caption')]).toEqual([1, 1, count('table')]);
    expect(count('h2')).toBe(count('section'));
    const cells = tags.filter(({ name }) => name === 'th');
    expect(cells.every(({ attributes }) => ['col', 'row'].includes(attributes['scope'] ?? ''))).toBe(true);
  });

  it('says n and window above every section', () => {
    const samples = [...page.matchAll(/<p class="sample">([^<]*)<\/p>/g)].map(([, text]) => text);
    expect(samples).toHaveLength(tags.filter(({ name }) => name === 'section').length);
    expect(samples.filter((text) => text?.startsWith('n = '))).toHaveLength(6);
    expect(words).toContain('n = 38 commits · 26 Oct – 22 Nov 2026');
  });

  it('says so where there is nothing', () => {
    expect(htmlOf(aReport({ n: 0 }))).toContain('No commit in this window.');
  });

  test.each([
    ['light', /:root\{([^}]*)\}/],
    ['dark', /prefers-color-scheme:dark\)\{:root\{([^}]*)\}/],
  ])('is readable %s: 4.5:1 for text, 3:1 for what is drawn', (_, rule) => {
    const colours = Object.fromEntries(
      [...(rule.exec(COLOURS.replaceAll('\n', ''))?.[1] ?? '').matchAll(/--(\w+):(#\w+)/g)].map(
        ([, k = '', v = '']) => [k, v],
      ),
    );
    const contrast = (one: string, other: string): number => contrastOf(colours[one] ?? '', colours[other] ?? '');
    for (const ground of ['paper', 'card'])
      for (const text of ['ink', 'soft', 'mark']) expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
    for (const drawn of ['mark', 'gone', 's4']) expect(contrast(drawn, 'card')).toBeGreaterThanOrEqual(3);
    const steps = ['s0', 's1', 's2', 's3', 's4'].map((step) => contrast(step, 'card'));
    expect(steps.toSorted((a, b) => a - b)).toEqual(steps);
  });
});

/** WCAG 2 contrast of two hexadecimal colours. */
function contrastOf(one: string, other: string): number {
  const [light, dark] = [one, other].map(luminanceOf).sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminanceOf(colour: string): number {
  const digits =
    colour.length === 4 ? colour.slice(1).replaceAll(/./g, '$&$&').match(/../g) : colour.slice(1).match(/../g);
  const [red = 0, green = 0, blue = 0] = (digits ?? []).map((pair) => {
    const share = Number.parseInt(pair, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('insights', () => {
  const anInsight = (kind: string, text: string): InsightView => ({
    kind,
    text,
    since: '2026-08-03',
    n: 312,
    unit: 'commits',
    from: '2025-01-06',
    to: '2026-11-20',
    confidence: 0.99,
    at: '2026-11-21T08:00:00Z' as Instant,
    whose: 'yours',
  });
  const view = aReport({
    insights: [
      anInsight('fix-share', '57 % of your commits are fixes, 40 % before'),
      anInsight('hotspot', 'src/router.js is in 31 % of your commits, in 4 % before'),
    ],
  });

  it('are in the page, each with its n and window', () => {
    const { words } = readStrictly(htmlOf(view));
    expect(words).toContain('Since 3 Aug 57 % of your commits are fixes, 40 % before');
    expect(words).toContain('n = 312 commits · 6 Jan 2025 – 20 Nov 2026');
  });

  it('without details are those that name no file, and of kinds that are known', () => {
    const unknown = anInsight('of-another-version', 'src/secret.ts');
    const { insights } = withoutDetails({ ...view, insights: [...view.insights, unknown] });
    expect(insights.map(({ kind }) => kind)).toEqual(['fix-share']);
  });

  it('all have a say on whether they name a file: none that does is kept', () => {
    const all = kinds.map(({ name, subject }) => ({
      ...anInsight(name, ''),
      names: ['file', 'files', 'folder'].includes(subject ?? ''),
    }));
    const kept = new Set(withoutDetails({ ...view, insights: all }).insights.map(({ kind }) => kind));
    expect(all.filter(({ kind, names }) => kept.has(kind) === names)).toEqual([]);
  });
});

describe('without details', () => {
  const told = withText('hush/secret.ts');
  const secret = { ...told, findings: told.findings.filter(({ name }) => name === 'most-fixed-file') };

  test.each(forms)('%s names no file, quotes no message, gives no address', (_, render) => {
    expect(render(secret)).toContain('hush');
    expect(render(withoutDetails(secret))).not.toContain('hush');
  });

  it('every number of the report stays', () => {
    const { rhythm, batches, messages, habits, nudges } = withoutDetails(secret);
    expect({ rhythm, batches, messages, habits, nudges }).toEqual({
      rhythm: secret.rhythm,
      batches: secret.batches,
      messages: secret.messages,
      habits: secret.habits,
      nudges: secret.nudges,
    });
  });
});

describe('markup', () => {
  it('escapes what is markup and shows what cannot be seen', () => {
    expect(escapeMarkup(`<b>&amp;"'\`\u202e\u0000`)).toBe('&lt;b&gt;&amp;amp;&quot;&#39;&#96;‹U+202E›^@');
    expect(element('p', { title: '"><script>' }, '<i>', [element('br', {})]).markup).toBe(
      '<p title="&quot;&gt;&lt;script&gt;">&lt;i&gt;<br></p>',
    );
  });

  it('the card begins as cards of ours do', () => {
    expect(renderCard(aReport()).startsWith(`${SVG_MARK}<svg xmlns="http://www.w3.org/2000/svg"`)).toBe(true);
  });
});

test('a line over weeks keeps every point inside its picture, from nothing to a million lines', () => {
  const points = [0, 1, 7, 5000, 1_000_000].map((median, week) => ({ monday: `2026-06-0${week + 1}`, n: 3, median }));
  const { markup } = drawTrend(points, 'sizes');
  const [, , , height = 0] = (/viewBox="([^"]*)"/.exec(markup)?.[1] ?? '').split(' ').map(Number);
  const ys = [...markup.matchAll(/<circle cx="[^"]*" cy="([^"]*)"/g)].map(([, y]) => Number(y));
  expect(ys).toHaveLength(5);
  expect(ys.every((y) => y >= 0 && y <= height)).toBe(true);
  expect(ys.toSorted((a, b) => b - a)).toEqual(ys);
});

describe('months along an axis', () => {
  const weeks = (from: string, count: number) =>
    Array.from({ length: count }, (_, week) => ({ day: addDays(from, week * 7), x: 52 + (week * 580) / count }));

  test.each([
    ['half a year', weeks('2026-05-25', 26), ['Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov']],
    ['two years', weeks('2024-10-07', 112), ['Oct', '2025', 'Apr', 'Jul', 'Oct', '2026', 'Apr', 'Jul', 'Oct']],
    ['six years', weeks('2020-10-05', 320), ['2021', '2022', '2023', '2024', '2025', '2026']],
    ['nothing', [], []],
  ])('over %s', (_, days, names) => {
    const marks = monthMarks(days);
    expect(marks.map(({ name }) => name)).toEqual(names);
    for (const [index, { x }] of marks.entries()) expect(x - (marks[index - 1]?.x ?? -46)).toBeGreaterThanOrEqual(46);
  });
});
