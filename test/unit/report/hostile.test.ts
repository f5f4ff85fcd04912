import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { widthOf } from '../../../src/report/display-width.js';
import { renderDay } from '../../../src/report/day-page.js';
import { renderInstallReport } from '../../../src/report/install-page.js';
import { type Paint, type Paper, plainPaint } from '../../../src/report/line.js';
import { renderReport } from '../../../src/report/report-page.js';
import { renderWeek } from '../../../src/report/week-page.js';
import { aCommit, aDay, aFile, aHabit, aPreview, aReport, aWeek, ada, anInstall, anItem } from './sample.js';

/** Colour as a terminal gets it: the only escape sequences that may come out. */
const sgr =
  (on: number, off: number) =>
  (text: string): string =>
    `\x1b[${on}m${text}\x1b[${off}m`;
const paint: Paint = { bold: sgr(1, 22), dim: sgr(2, 22), green: sgr(32, 39), red: sgr(31, 39), cyan: sgr(36, 39) };
const OWN_SGR = /\x1b\[(?:1|2|22|3[126]|39)m/g;
const RAW_CONTROL = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u200b-\u200f\u2028\u2029\u2060\ufeff]/u;

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.constantFrom(
    '\x1b[2J\x1b]52;c;cm0gLXJm\x07',
    '\x1b]8;;http://x\x1b\\click\x1b]8;;\x1b\\',
    '\u009b31mred',
    'a\u202egpj.exe',
    '漢字'.repeat(90),
    `src/${'deep/'.repeat(60)}file.ts`,
    '👩‍💻🎉❤️'.repeat(20),
    'lines\r\nin\tone',
    '\ud83d',
  ),
);
const amount = fc.oneof(fc.nat(20), fc.nat(2_000_000_000));

type Render = (text: string, count: number, paper: Paper) => string;

const pages: readonly (readonly [string, Render])[] = [
  [
    'report',
    (text, count, paper) =>
      renderReport(
        aReport({
          subject: { ...ada, identities: [text, text], repositories: [text, 'api'] },
          findings: [{ name: text, text, n: count, from: '2026-01-01', to: '2026-11-22' }],
          hotspots: { ...aReport().hotspots, files: [{ path: text, commits: count, fixes: count }] },
          churn: { ...aReport().churn, files: [aFile({ path: text, insertions: count, commits: count }), aFile()] },
          habits: {
            ...aReport().habits,
            records: [aHabit({ habit: text, summary: text, observed: count, judged: count })],
          },
          preview: aPreview({ spoken: count, items: [anItem({ sentence: text, outcome: text, repository: text })] }),
          messages: {
            enough: true,
            n: count,
            subjectMedian: count,
            withBody: count,
            conventional: 0,
            empty: 1,
          },
          next: [text],
        }),
        paper,
      ),
  ],
  [
    'today',
    (text, count, paper) =>
      renderDay(
        aDay({
          subject: { ...ada, identities: [text], repositories: [text, text] },
          commits: [aCommit({ subject: text, repository: text, insertions: count, agent: text }), aCommit()],
          lines: count,
          next: [text],
        }),
        paper,
      ),
  ],
  [
    'week',
    (text, count, paper) =>
      renderWeek(
        aWeek({
          subject: { ...ada, identities: [text, text, text, text] },
          n: count,
          days: [{ day: '2026-11-16', commits: count, lines: count }],
          files: [aFile({ path: text, commits: count })],
          observation: text,
          next: [text],
        }),
        paper,
      ),
  ],
  [
    'install-hooks',
    (text, count, paper) =>
      renderInstallReport(
        anInstall({
          steps: [{ done: false, text, remark: text }],
          findings: [text],
          usual: { enough: true, n: count, lines: count, files: count },
          preview: aPreview({ items: [anItem({ sentence: text, outcome: null, verdict: 'wrong' })] }),
          next: [text, text],
        }),
        '2026-11-22',
        paper,
      ),
  ],
];

describe.each(pages)('whatever stands in a repository, %s', (_, render) => {
  test.each([60, 80, 120])('prints no control character and no line wider than %i columns', (columns) => {
    fc.assert(
      fc.property(nasty, amount, (text, count) => {
        const lines = render(text, count, { columns, paint }).replace(OWN_SGR, '').split('\n');
        expect(lines.filter((line) => RAW_CONTROL.test(line))).toEqual([]);
        expect(lines.filter((line) => widthOf(line) > columns)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('without colour there is no escape sequence at all', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(render(text, 7, { columns: 80, paint: plainPaint })).not.toContain('\x1b');
      }),
      { numRuns: 20 },
    );
  });
});
