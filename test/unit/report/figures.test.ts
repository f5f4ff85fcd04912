import { describe, expect, it, test } from '@jest/globals';
import { countText, manyText, percentText, shareText, tooFewText } from '../../../src/report/figures.js';

describe('figures as people read them', () => {
  test.each([
    [0, '0'],
    [999, '999'],
    [1175, '1,175'],
    [1_234_567, '1,234,567'],
    [1234.56, '1,235'],
    [9.96, '10'],
    [2.5, '2.5'],
    [-1200, '-1,200'],
  ])('%d is %s', (count, shown) => {
    expect(countText(count)).toBe(shown);
  });

  test.each([
    [0, 0, '–'],
    [0, 10, '0 %'],
    [1, 1000, '<1 %'],
    [1, 4, '25 %'],
    [999, 1000, '>99 %'],
    [10, 10, '100 %'],
  ])('%d of %d is %s', (part, whole, shown) => {
    expect(percentText(part, whole)).toBe(shown);
  });

  it('counts things in their own number', () => {
    expect(manyText(1, 'commit')).toBe('1 commit');
    expect(manyText(0, 'commit')).toBe('0 commits');
    expect(manyText(2, 'repository', 'repositories')).toBe('2 repositories');
  });

  it('says the sample with the share', () => {
    expect(shareText(96, 380)).toBe('96 of 380 (25 %)');
  });

  it('says what is missing where a sample is too small', () => {
    expect(tooFewText(12, 30)).toBe('too few yet: 12 of 30 commits');
  });
});
