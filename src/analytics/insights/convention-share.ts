// Subjects with a type in front.
import { defineInsight, unitOf } from '../define-insight.js';
import { isConventional, isMachineWorded } from '../message-class.js';

export const conventionShare = defineInsight({
  name: 'convention-share',
  summary: 'More or fewer subjects start with a type.',
  unit: 'commits',
  scale: 'percent',
  least: 10,
  unitsOf: (commits) =>
    commits.flatMap(({ subject, ...commit }) =>
      unitOf({ subject, ...commit }, isMachineWorded(subject) ? null : isConventional(subject)),
    ),
  say: ({ before, after }) => `${after} % of your subjects start with type(scope):, ${before} % before`,
});
