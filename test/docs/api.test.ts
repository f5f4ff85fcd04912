import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { apiSections } from './api-table.js';
import { printedIn } from './printed.js';

it('has the routes in the gateway’s README as they are', () => {
  const printed = printedIn(readFileSync('src/gateway/README.md', 'utf8'));
  expect(printed).toEqual(Object.entries(apiSections).map(([from, render]) => ({ from, text: render() })));
});
