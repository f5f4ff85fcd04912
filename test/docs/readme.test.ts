import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { catalogue } from '../../src/events/catalogue.js';
import { printedIn, reprint } from './printed.js';
import { sections } from './sections.js';

const readme = readFileSync('README.md', 'utf8');

describe('the README', () => {
  test('has every printed section once, and none that nothing prints', () => {
    const found = printedIn(readme).map(({ from }) => from);
    expect([...found].sort()).toEqual(Object.keys(sections).sort());
  });

  test.each(Object.entries(sections))('is in step with %s (else run: npm run docs)', (from, render) => {
    expect(printedIn(readme).find((printed) => printed.from === from)?.text).toBe(render());
  });

  test('says what every event carries', () => {
    const rows = sections['src/events/catalogue.ts']?.().split('\n').slice(2) ?? [];
    expect(rows).toHaveLength(Object.keys(catalogue).length);
    for (const row of rows) expect(row).toMatch(/^\| `[a-z]+\.[a-z]+` \| [^|]+\. \| (`\w+` ?)+ \|/);
  });
});

describe('printing', () => {
  const page = 'before\n<!-- printed from a.ts -->\n\nold\n\n<!-- end -->\nafter <!-- end -->\n';

  test('replaces what stands between the marks and nothing else, however often', () => {
    const printed = reprint(page, { 'a.ts': () => 'new' });
    expect(printed).toBe(page.replace('old', 'new'));
    expect(reprint(printed, { 'a.ts': () => 'new' })).toBe(printed);
  });

  test('leaves a section alone that nothing prints', () => {
    expect(reprint(page, {})).toBe(page);
  });
});
