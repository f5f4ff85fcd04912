import { describe, expect, it } from '@jest/globals';
import { barText, foldValues, layBars, sparkText } from '../../../src/report/bar.js';
import { layCalendar } from '../../../src/report/calendar-map.js';
import { flowPhrases, heading, withRemark, wrapWords } from '../../../src/report/flow.js';
import { layHourMap } from '../../../src/report/hour-map.js';
import { type Line, type Paint, faint, good, line, plain, plainPaint, printPage } from '../../../src/report/line.js';
import { shadeScale } from '../../../src/report/shade.js';
import { layTable } from '../../../src/report/table.js';

const print = (lines: readonly Line[], columns = 80): string => printPage(lines, { columns, paint: plainPaint });
/** A page as it is written in a test: margin and first newline removed. */
const page = (text: string): string => `${text.replace(/^\n/, '').replace(/^ {4}/gm, '').trimEnd()}\n`;

describe('a page', () => {
  const marks: Paint = { ...plainPaint, green: (text) => `<g>${text}</g>`, dim: (text) => `<d>${text}</d>` };

  it('paints each span by its tone and leaves nothing trailing', () => {
    expect(printPage([line('a ', good('b'), faint('  '))], { columns: 80, paint: marks })).toBe('a <g>b</g>\n');
  });

  it('cuts a line where the paper ends', () => {
    expect(printPage([line('abc', good('defgh'))], { columns: 6, paint: marks })).toBe('abc<g>de…</g>\n');
  });
});

describe('bars and sparklines', () => {
  it('draw to an eighth of a cell, and never hide what is there', () => {
    expect([8, 4, 1, 0].map((value) => barText(value, 8, 2))).toEqual(['██', '█', '▎', '']);
    expect(barText(1, 10_000, 10)).toBe('▏');
  });

  it('align numbers and shares', () => {
    expect(
      print(
        layBars(
          [
            { label: '1–9 lines', value: 5 },
            { label: '10–49 lines', value: 1200 },
          ],
          { n: 1205, columns: 48 },
        ),
      ),
    ).toBe(
      page(`
      1–9 lines        5   <1 %  ▏
      10–49 lines  1,200  >99 %  ███████████████████
    `),
    );
  });

  it('tell nothing from little', () => {
    expect(sparkText([0, 1, 50, 100, 0])).toBe('·▁▄█·');
  });

  it('fold a long past into what fits, the newest group whole', () => {
    expect(foldValues([1, 2, 3, 4, 5], 3)).toEqual({ sums: [1, 5, 9], of: 2 });
    expect(foldValues([1, 2, 3], 3)).toEqual({ sums: [1, 2, 3], of: 1 });
  });
});

describe('shades', () => {
  it('name their steps in numbers', () => {
    expect(shadeScale([0, 1, 1, 1, 2, 3, 4, 5, 9, 20]).legend).toEqual([
      { shade: '░', counts: '1' },
      { shade: '▒', counts: '2–4' },
      { shade: '▓', counts: '5–19' },
      { shade: '█', counts: '20+' },
    ]);
  });

  it('use fewer steps where there are fewer counts', () => {
    expect(shadeScale([0, 1, 1]).legend).toEqual([{ shade: '█', counts: '1+' }]);
    expect(shadeScale([0]).legend).toEqual([]);
    expect(shadeScale([0]).shadeOf(0)).toBe('·');
  });
});

describe('the hour map', () => {
  const counts = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  counts[0] = counts[0]?.map((_, hour) => (hour === 9 ? 4 : 0)) ?? [];
  counts[4] = counts[4]?.map((_, hour) => (hour === 23 ? 1 : 0)) ?? [];

  it('has a row a weekday, a column an hour and the total of the day', () => {
    expect(print(layHourMap(counts, 60))).toBe(
      page(`
         0     6     12    18
     Mon ·········█··············     4
     Tue ························     0
     Wed ························     0
     Thu ························     0
     Fri ·······················▒     1
     Sat ························     0
     Sun ························     0
         · 0  ▒ 1–3  █ 4+ commits
    `),
    );
  });

  it('widens its hours with the paper', () => {
    const [hours = '', monday = ''] = print(layHourMap(counts, 80)).split('\n');
    expect(hours).toBe('     0     3     6     9     12    15    18    21');
    expect(monday).toBe(' Mon · · · · · · · · · ██· · · · · · · · · · · · · ·      4');
  });
});

describe('the calendar', () => {
  it('has a column a week, ends today, and names months where they begin', () => {
    const counts = Array.from({ length: 40 }, (_, day) => (day === 39 ? 3 : day % 7 === 0 ? 1 : 0));
    expect(print(layCalendar({ to: '2026-11-22', counts }, 60))).toBe(
      page(`
         Oct   Nov
     Mon   · · · · ·
     Tue   · · · · ·
     Wed ▒▒▒▒▒▒▒▒▒▒▒▒
     Thu · · · · · ·
     Fri · · · · · ·
     Sat · · · · · ·
     Sun · · · · · ██
         · 0  ▒ 1–2  █ 3+ commits
    `),
    );
  });
});

describe('a table', () => {
  const table = [
    { title: 'file', cells: ['src/analytics/habits/fix-loop.ts', '日本語/ルータ.js'], gives: 'start' },
    { title: 'commits', cells: ['1,204', '7'], align: 'right' },
    { title: 'latest', cells: ['3 d ago', 'just now'], align: 'right', spare: true },
  ] as const;

  it('aligns by display width', () => {
    expect(print(layTable(table, 80))).toBe(
      page(`
      file                              commits    latest
      src/analytics/habits/fix-loop.ts    1,204   3 d ago
      日本語/ルータ.js                        7  just now
    `),
    );
  });

  it('narrows the column that gives, then leaves out the spare one', () => {
    expect(print(layTable(table, 40))).toBe(
      page(`
      file                 commits    latest
      …habits/fix-loop.ts    1,204   3 d ago
      日本語/ルータ.js           7  just now
    `),
    );
    expect(print(layTable(table, 24))).toBe(
      page(`
      file           commits
      …/fix-loop.ts    1,204
      …語/ルータ.js        7
    `),
    );
  });

  it('measures texts as they are shown, escaped', () => {
    expect(
      print(
        layTable(
          [
            { title: '', cells: ['\x1b', 'ab'] },
            { title: '', cells: ['x', 'y'] },
          ],
          80,
        ),
      ),
    ).toBe('  ^[  x\n  ab  y\n');
  });
});

describe('flowing text', () => {
  it('breaks between phrases, never inside one', () => {
    const phrases = ['412 commits', '31 by agents', 'in api'].map((phrase) => line(phrase));
    expect(print(flowPhrases(phrases, { columns: 28, indent: 2 }))).toBe('  412 commits · 31 by agents\n  in api\n');
  });

  it('breaks a sentence between words and hangs the rest', () => {
    expect(print(wrapWords(plain('second fix to router.js in 3 h'), { columns: 16, indent: 2 }))).toBe(
      'second fix to\n  router.js in 3\n  h\n',
    );
  });

  it('puts a remark at the right where there is room, else below', () => {
    const remark = [line('hooks: 4'), line('off: uninstall')] as const;
    expect(print(withRemark(...remark, { columns: 30, indent: 2 }))).toBe('hooks: 4        off: uninstall\n');
    expect(print(withRemark(...remark, { columns: 20, indent: 2 }))).toBe('hooks: 4\n  off: uninstall\n');
  });

  it('says with a heading what its figures were counted over', () => {
    expect(print(heading('Rhythm', ['n = 412', '24 May – 22 Nov 2026', 'your local time'], 40))).toBe(
      'Rhythm  n = 412 · 24 May – 22 Nov 2026\n        your local time\n',
    );
  });
});
