import { expect, test } from '@jest/globals';
import { csvOf } from '../../../src/dashboard/export/csv.js';

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\r=1', '"\'\r=1"'],
  ['\n=1', '"\'\n=1"'],
  ['  =1', "'  =1"],
  ['\u200b\u202e=1', "'\u200b\u202e=1"],
  ['＝1+1', "'＝1+1"],
  ['a "quoted", cell', '"a ""quoted"", cell"'],
  ['plain', 'plain'],
  [-5, '-5'],
])('the cell %j is written as %j', (cell, written) => {
  expect(csvOf({ columns: ['a'], rows: [[cell]] })).toBe(`a\r\n${written}\r\n`);
});
