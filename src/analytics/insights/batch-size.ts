// Lines a commit.
import { defineInsight, logOf, unitOf } from '../define-insight.js';
import { linesOf } from '../metrics/batch.js';

export const batchSize = defineInsight({
  name: 'batch-size',
  summary: 'Commits became larger or smaller.',
  unit: 'commits',
  scale: 'log',
  least: 1.3,
  unitsOf: (commits) => commits.flatMap((commit) => unitOf(commit, logOf(linesOf(commit)))),
  say: ({ before, after }) => `your usual commit has ${after} lines, ${before} before`,
});
