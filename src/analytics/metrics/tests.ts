// How often a change of code brings a test along. Where tests live inside the code files, it cannot be seen.
import { defineMetric } from '../define-metric.js';
import { isTest } from '../path-class.js';
import { shareOf } from '../quantile.js';

export interface Tests {
  /** Commits that change code. */
  readonly n: number;
  /** Those of them that change a test too. */
  readonly along: number;
  /** From 0 to 1. */
  readonly share: number;
}

export const tests = defineMetric<Tests>({
  name: 'tests',
  summary: 'Changes of code that bring a test along.',
  measure: ({ handmade }) => {
    const code = handmade.filter(({ codeExtensions }) => codeExtensions > 0);
    const along = code.filter(({ files }) => files.some(({ path }) => isTest(path))).length;
    return { n: code.length, along, share: shareOf(along, code.length) };
  },
});
