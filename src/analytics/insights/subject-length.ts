// Characters of a subject.
import { defineInsight, unitOf } from '../define-insight.js';
import { isMachineWorded } from '../message-class.js';

export const subjectLength = defineInsight({
  name: 'subject-length',
  summary: 'Subjects became longer or shorter.',
  unit: 'commits',
  scale: 'plain',
  least: 6,
  unitsOf: (commits) =>
    commits.flatMap((commit) => unitOf(commit, isMachineWorded(commit.subject) ? null : commit.subject.length)),
  say: ({ before, after }) => `your subjects have ${after} characters on average, ${before} before`,
});
