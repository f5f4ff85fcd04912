// Folders a commit.
import { defineInsight, logOf, unitOf } from '../define-insight.js';

export const batchSpread = defineInsight({
  name: 'batch-spread',
  summary: 'Commits became wider or narrower.',
  unit: 'commits',
  scale: 'log',
  least: 1.2,
  unitsOf: (commits) =>
    commits.flatMap((commit) => unitOf(commit, commit.directories === 0 ? null : logOf(commit.directories))),
  say: ({ before, after }) => `your usual commit touches ${after} folders, ${before} before`,
});
