// What would have been said, had the tool been there, and what came of each: the proof a person can check with git show.
import { padEnd, widthOf } from '../display-width.js';
import { countText, manyText } from '../figures.js';
import { wrapWords } from '../flow.js';
import { epochOf } from '../../domain/instant.js';
import { localDayOf } from '../../domain/local-time.js';
import { type Line, type Span, bad, faint, good, plain, strong } from '../line.js';
import { type Day, dayText } from '../calendar-day.js';
import type { PreviewItem, PreviewView } from '../view.js';

const MOST = 8;
const HASH = 7;
const WIDEST = 72;
const MARKS: Record<PreviewItem['verdict'], Span> = {
  right: good('✓'),
  wrong: bad('✗'),
  open: faint('·'),
  fact: faint('·'),
};

export interface Preview {
  readonly preview: PreviewView;
  readonly today: Day;
  /** More than one repository: each line names its own. */
  readonly several: boolean;
}

export function layPreview({ preview, today, several }: Preview, columns: number): readonly Line[] {
  const items = preview.items.slice(-MOST);
  const dates = items.map((item) => dayText(localDayOf(epochOf(item.at), item.utcOffset), today));
  const dateWidth = Math.max(0, ...dates.map(widthOf));
  const texts = items.map((item) => plain(sentenceOf(item, several)));
  const indent = 2 + dateWidth + 2 + HASH + 2;
  const room = Math.min(WIDEST, columns - indent - 4, Math.max(0, ...texts.map(({ text }) => widthOf(text))));
  const laid = items.flatMap((item, index) =>
    layItem({ item, date: padEnd(dates[index] ?? '', dateWidth), text: texts[index] ?? plain(''), room, indent }),
  );
  return [...wrapWords(strong(promiseText(preview, { shown: items.length, today })), { columns, indent: 0 }), ...laid];
}

interface LaidItem {
  readonly item: PreviewItem;
  readonly date: string;
  readonly text: Span;
  readonly room: number;
  readonly indent: number;
}

function layItem({ item, date, text, room, indent }: LaidItem): readonly Line[] {
  const [first = [], ...rest] = wrapWords(text, { columns: room, indent: 0 });
  const [head = plain('')] = first;
  const start: Line = [plain('  '), faint(date), plain('  '), faint(item.hash.slice(0, HASH)), plain('  ')];
  return [
    [...start, plain(padEnd(head.text, room + 3)), MARKS[item.verdict]],
    ...rest.map((words) => [plain(' '.repeat(indent)), ...words]),
  ];
}

function sentenceOf({ repository, sentence, outcome }: PreviewItem, several: boolean): string {
  const said = several ? `${repository}: ${sentence}` : sentence;
  return outcome === null ? said : `${said} → ${outcome}`;
}

interface Told {
  readonly shown: number;
  readonly today: Day;
}

function verdictTexts(right: number, wrong: number): readonly string[] {
  const are = (count: number): string => `${countText(count)} ${count === 1 ? 'was' : 'were'}`;
  if (right === 0) return wrong === 0 ? [] : [`${are(wrong)} not right`];
  return [`${are(right)} right`, ...(wrong === 0 ? [] : [`${countText(wrong)} not`])];
}

function promiseText(preview: PreviewView, { shown, today }: Told): string {
  const { days, until, spoken, right, wrong, open, facts } = preview;
  const span =
    until === undefined ? `last ${manyText(days, 'day')}` : `${manyText(days, 'day')} up to ${dayText(until, today)}`;
  const when = `In the ${span} I would have spoken`;
  if (spoken === 0) return `${when} 0 times.`;
  const parts = [
    ...verdictTexts(right, wrong),
    open > 0 ? `${countText(open)} too early to tell` : '',
    facts > 0 ? (facts === 1 ? '1 a fact' : `${countText(facts)} facts`) : '',
  ].filter((part) => part !== '');
  const rest = shown < spoken ? ` (the last ${shown}):` : ':';
  return `${when} ${manyText(spoken, 'time')}; ${parts.join(', ')}${rest}`;
}
