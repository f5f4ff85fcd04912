// `craftnudge digest`: a page short enough to be read to its end.
import { windowText } from './calendar-day.js';
import type { DigestThing, DigestView } from './digest-view.js';
import { countText, manyText } from './figures.js';
import { flowPhrases, hangWords, heading, withRemark, wrapWords } from './flow.js';
import { layGoals } from './goals-view.js';
import { latestText } from './latest-text.js';
import { type Line, type Paper, faint, line, plain, printPage, strong } from './line.js';
import { joinBlocks } from './report-page.js';

const MOST = 8;
/** By the hour: so no commit falls between two digests, and the first of its dates is not a whole day. */
const SPANS = { day: 'the 24 hours', week: 'the 7 days' } as const;

export function renderDigest(view: DigestView, paper: Paper): string {
  const { columns } = paper;
  const blocks = [
    headOf(view, columns),
    view.things.length === 0
      ? wrapWords(plain(emptyText(view)), { columns, indent: 0 })
      : layThings(view.things, columns),
    layGoals(view.goals, columns),
    layRecord(view, columns),
  ];
  return printPage(joinBlocks(blocks), paper);
}

function headOf({ pace, window, clock, n }: DigestView, columns: number): readonly Line[] {
  const title = line(strong(`Your ${pace}`), `   n = ${manyText(n, 'commit')} of yours`);
  return withRemark(title, line(faint(`${SPANS[pace]} up to ${windowText(window.to, window.to)}, ${clock}`)), {
    columns,
    indent: 0,
  });
}

function emptyText({ n, pace, latest, window }: DigestView): string {
  if (n > 0) return `Nothing stood out this ${pace}.`;
  const commandFor = (day: string): string => `craftnudge standup --since ${day}`;
  return `No commit of yours this ${pace}.${latestText({ latest, today: window.to, commandFor })}`;
}

function layThings(things: readonly DigestThing[], columns: number): readonly Line[] {
  const rest = things.length - MOST;
  return [
    ...things.slice(0, MOST).flatMap((thing) => layThing(thing, columns)),
    ...(rest > 0 ? [line(faint(`  and ${countText(rest)} more: craftnudge digest --json`))] : []),
  ];
}

function layThing({ title, detail, repository, commits }: DigestThing, columns: number): readonly Line[] {
  const hashes = commits.slice(0, 3).map((hash) => hash.slice(0, 7));
  const where = [...(repository === null ? [] : [repository]), ...hashes].join(' ');
  const more = [detail, where === '' ? '' : `(${where})`].filter((part) => part !== '').join(' ');
  return [
    ...hangWords(line('  • '), plain(title), columns),
    ...(more === '' ? [] : hangWords(line('    '), faint(more), columns)),
  ];
}

function layRecord({ nudges }: DigestView, columns: number): readonly Line[] {
  const { shown, held, withheld, shadow, useful, notNow, never } = nudges;
  if (shown + held + withheld + shadow === 0) return [];
  const phrases = [
    `${countText(shown)} shown`,
    `${countText(held + withheld + shadow)} kept back`,
    `answers: ${countText(useful)} useful, ${countText(notNow)} not now, ${countText(never)} never`,
  ].map((phrase) => line(phrase));
  return [
    ...heading('Nudges', ['in this time', 'why: craftnudge nudges'], columns),
    ...flowPhrases(phrases, { columns, indent: 2 }),
  ];
}
