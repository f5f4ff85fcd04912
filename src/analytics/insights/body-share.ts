// Messages that say more than a subject.
import { defineInsight, unitOf } from '../define-insight.js';
import { isMachineWorded } from '../message-class.js';

export const bodyShare = defineInsight({
  name: 'body-share',
  summary: 'More or fewer messages have a body.',
  unit: 'commits',
  scale: 'percent',
  least: 10,
  unitsOf: (commits) =>
    commits.flatMap((commit) => unitOf(commit, isMachineWorded(commit.subject) ? null : commit.bodyLength > 0)),
  say: ({ before, after }) => `${after} % of your messages have a body, ${before} % before`,
});
