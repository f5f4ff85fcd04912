// For each habit that must earn the toast a history in which it has something to say.
import type { CommitFact } from '../../../src/domain/fact.js';
import { aFact, type Change, DAY, HOUR } from './facts.js';

type Wish = Partial<Omit<CommitFact, 'files'>> & { readonly files?: readonly Change[] };

const CODE = { path: 'src/parser.ts', insertions: 12 };
const TEST = { path: 'test/parser.test.ts', insertions: 5 };

/** 120 changes of a file, its test along `tested` times of ten, then two days later a change of it that `wish` describes. */
export function testedHistory(wish: Wish = {}, tested = 8): readonly CommitFact[] {
  const usual = Array.from({ length: 120 }, (_, index) =>
    aFact({ number: 1 + index, files: index % 10 < tested ? [CODE, TEST] : [CODE] }),
  );
  const last = usual.at(-1)?.at ?? 0;
  return [...usual, aFact({ number: 500, at: last + 2 * DAY + HOUR, files: [CODE], ...wish })];
}

export const earnedExamples: Readonly<Record<string, readonly CommitFact[]>> = {
  'usual-test': testedHistory(),
};
