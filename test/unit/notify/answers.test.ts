import { describe, expect, test } from '@jest/globals';
import { ANSWER_FILE, feedbackOf, findNudge, parseAnswerLine } from '../../../src/notify/answers.js';
import { aLine, at, START } from '../../support/nudges.js';

describe('the answer of a toast', () => {
  test('is read from its line', () => {
    expect(parseAnswerLine('1\tanswer\tb1\tnot-now')).toEqual({ nudge: 'b1', answer: 'not-now' });
  });

  test.each([
    '',
    '2\tanswer\tb1\tuseful',
    '1\tanswer\tb1\tperhaps',
    '1\tanswer\t\tuseful',
    '1\tpost-commit\tb1\tuseful',
    '1\tanswer\tb1\tuseful\tmore',
  ])('is nothing where the line is %j', (line) => expect(parseAnswerLine(line)).toBeUndefined());

  test('lies in a file of its own kind', () => {
    expect(ANSWER_FILE.test('4711-0.answer')).toBe(true);
    expect(ANSWER_FILE.test('4711-0.post-commit')).toBe(false);
  });

  test('becomes feedback on a nudge that the ledger knows', () => {
    const ledger = [aLine({ nudge: 'b1', kind: 'hot-file' })];
    const given = { nudge: 'b1', answer: 'useful' } as const;
    const answering = { id: 'x', at: at(START), source: 'desktop' } as const;
    expect(feedbackOf(given, ledger, answering)).toEqual({
      v: 1,
      id: 'x',
      nudge: 'b1',
      at: at(START),
      kind: 'hot-file',
      repository: 'repository-1',
      answer: 'useful',
      source: 'desktop',
    });
    expect(feedbackOf({ ...given, nudge: 'unheard' }, ledger, answering)).toBeUndefined();
  });
});

describe('a nudge', () => {
  const ledger = [aLine({ nudge: 'ab12' }), aLine({ nudge: 'ab34' }), aLine({ nudge: 'ab34' })];

  test('is found by the beginning of its id', () => {
    expect(findNudge('AB3', ledger)).toBe('ab34');
  });

  test.each([
    ['zz', 'no nudge starts with zz'],
    ['', 'no nudge starts with'],
    ['ab', 'ab starts 2 nudges'],
  ])('is not found by %j', (prefix, message) => {
    expect(() => findNudge(prefix, ledger)).toThrow(message);
  });
});
