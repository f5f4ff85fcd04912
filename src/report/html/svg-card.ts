// `craftnudge report --svg`: one picture to show to colleagues. In: the view. Out: an SVG that loads nothing and follows
// the reader's light or dark. What it says of paths and names is up to the view that it is given.
import { windowText } from '../calendar-day.js';
import { countText, figureText, percentText } from '../figures.js';
import type { ReportView } from '../report-shape.js';
import { box, round, words } from './charts/chart.js';
import { levelScale } from './charts/shade-level.js';
import { COLOURS } from './colours.js';
import { type Child, type Markup, element, shortText, styleSheet } from './markup.js';

export const SVG_MARK = '<!-- craftnudge card -->\n';

const WIDTH = 640;
const HEIGHT = 304;
const MARGIN = 28;
const LONGEST_TITLE = 34;
const MAP = { x: MARGIN + 36, y: 176, cell: 22.8, row: 14 } as const;
const WEEKDAY_LETTERS = ['Mon', '', 'Wed', '', 'Fri', '', 'Sun'];

const STYLE = `${COLOURS}
text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;fill:var(--soft)}
.title{font-size:22px;font-weight:600;fill:var(--ink)}.figure{font-size:26px;font-weight:600;fill:var(--ink)}
.small{font-size:11px}.card{fill:var(--card);stroke:var(--line)}
.s0{fill:var(--s0)}.s1{fill:var(--s1)}.s2{fill:var(--s2)}.s3{fill:var(--s3)}.s4{fill:var(--s4)}`;

export function renderCard(view: ReportView): string {
  const frame = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    width: WIDTH,
    height: HEIGHT,
  };
  const card = element(
    'svg',
    { ...frame, role: 'img', 'aria-label': sentenceOf(view) },
    styleSheet(STYLE),
    element('rect', { x: 0.5, y: 0.5, width: WIDTH - 1, height: HEIGHT - 1, rx: 12, class: 'card' }),
    ...headOf(view),
    figuresOf(view).map(drawFigure),
    drawMap(view),
  );
  return `${SVG_MARK}${card.markup}\n`;
}

function sentenceOf({ n, window, rhythm }: ReportView): string {
  return `${countText(n)} commits on ${countText(rhythm.activeDays)} days, ${windowText(window.from, window.to)}`;
}

function headOf({ subject, window, n }: ReportView): readonly Markup[] {
  const name = shortText(subject.repositories.join(', '));
  const title = name.length <= LONGEST_TITLE ? name : `${[...name].slice(0, LONGEST_TITLE - 1).join('')}…`;
  const sample = `${windowText(window.from, window.to)} · n = ${countText(n)} commits`;
  return [words(title, { x: MARGIN, y: 48 }, { class: 'title' }), words(sample, { x: MARGIN, y: 72 })];
}

interface CardFigure {
  readonly figure: string;
  readonly name: string;
  readonly remark: string;
}

function figuresOf({ n, rhythm, batches, messages }: ReportView): readonly CardFigure[] {
  return [
    {
      figure: countText(n),
      name: 'commits',
      remark: `on ${countText(rhythm.activeDays)} of ${countText(rhythm.days.length)} days`,
    },
    {
      figure: batches.enough ? figureText(batches.lines.median) : '–',
      name: 'lines a commit',
      remark: `median, n = ${countText(batches.n)}`,
    },
    {
      figure: batches.enough ? figureText(batches.files.median) : '–',
      name: 'files a commit',
      remark: `median, n = ${countText(batches.n)}`,
    },
    {
      figure: messages.enough ? percentText(messages.withBody, messages.n) : '–',
      name: 'with a body',
      remark: `n = ${countText(messages.n)} messages`,
    },
  ];
}

function drawFigure({ figure, name, remark }: CardFigure, index: number): Child {
  const x = MARGIN + index * ((WIDTH - 2 * MARGIN) / 4);
  return [
    words(figure, { x, y: 114 }, { class: 'figure' }),
    words(name, { x, y: 133 }),
    words(remark, { x, y: 149 }, { class: 'small' }),
  ];
}

function drawMap({ rhythm }: ReportView): Child {
  const scale = levelScale(rhythm.hours.flat());
  const cells = rhythm.hours.flatMap((counts, day) =>
    counts.map((count, hour) => {
      const place = { x: MAP.x + hour * MAP.cell, y: MAP.y + day * MAP.row };
      return box({ ...place, width: MAP.cell - 2, height: MAP.row - 2 }, `s${scale.levelOf(count)}`);
    }),
  );
  const days = WEEKDAY_LETTERS.map((name, day) =>
    name === '' ? null : words(name, { x: MARGIN, y: MAP.y + day * MAP.row + 10 }, { class: 'small' }),
  );
  const hours = [0, 6, 12, 18].map((hour) =>
    words(`${hour}:00`, { x: round(MAP.x + hour * MAP.cell), y: MAP.y + 7 * MAP.row + 14 }, { class: 'small' }),
  );
  const maker = words(
    'CraftNudge',
    { x: WIDTH - MARGIN, y: MAP.y + 7 * MAP.row + 14 },
    { class: 'small', 'text-anchor': 'end' },
  );
  return [cells, days, hours, maker];
}
