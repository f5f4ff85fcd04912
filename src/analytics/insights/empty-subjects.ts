// Subjects that say nothing.
import { defineInsight, unitOf } from '../define-insight.js';
import { isEmptyWorded, isMachineWorded } from '../message-class.js';

export const emptySubjects = defineInsight({
  name: 'empty-subjects',
  summary: 'More or fewer subjects are one word or a filler.',
  unit: 'commits',
  scale: 'percent',
  least: 8,
  unitsOf: (commits) =>
    commits.flatMap((commit) => unitOf(commit, isMachineWorded(commit.subject) ? null : isEmptyWorded(commit.subject))),
  say: ({ before, after }) => `${after} % of your subjects are one word or a filler, ${before} % before`,
});
