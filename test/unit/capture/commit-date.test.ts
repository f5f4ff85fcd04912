import { expect, test } from '@jest/globals';
import { dateOf } from '../../../src/capture/commit-date.js';

test.each([
  ['1700000000', '1700000000 +0530', '2023-11-14T22:13:20Z', 330, undefined],
  ['1700000000', '1700000000 -0800', '2023-11-14T22:13:20Z', -480, undefined],
  ['1700000000', '1700000000 -0000', '2023-11-14T22:13:20Z', 0, undefined],
  ['0', '0 +0000', '1970-01-01T00:00:00Z', 0, undefined],
  ['4294967295', '4294967295 +1400', '2106-02-07T06:28:15Z', 840, undefined],
  ['253402300800', '253402300800 +0000', null, 0, '253402300800 +0000'],
  ['12345678901234567890', '0 +0000', null, 0, '12345678901234567890 +0000'],
  ['1700000000', '1700000000 +9999', '2023-11-14T22:13:20Z', 0, '1700000000 +9999'],
  ['1700000000', '1700000000 +51800', '2023-11-14T22:13:20Z', 0, '1700000000 +51800'],
  ['1700000000', '1700000000 +0075', '2023-11-14T22:13:20Z', 0, '1700000000 +0075'],
])('digits %s, which git reads as %s, are %s at %i minutes', (digits, date, instant, utcOffset, raw) => {
  const expected = raw === undefined ? { instant, utcOffset } : { instant, utcOffset, raw };
  expect(dateOf({ name: '', email: '', digits, date })).toEqual(expected);
});

test('a date that git cannot find is told from the commit object', () => {
  expect(dateOf({ name: '', email: '', digits: '', date: '' }, '-5 +0000')).toEqual({
    instant: null,
    utcOffset: 0,
    raw: '-5 +0000',
  });
});
