// Commits that read as corrections.
import { defineInsight, unitOf } from '../define-insight.js';
import { isFix } from '../message-class.js';

export const fixShare = defineInsight({
  name: 'fix-share',
  summary: 'More or fewer commits are fixes.',
  unit: 'commits',
  scale: 'percent',
  least: 10,
  unitsOf: (commits) => commits.flatMap((commit) => unitOf(commit, isFix(commit.subject))),
  say: ({ before, after }) => `${after} % of your commits are fixes, ${before} % before`,
});
