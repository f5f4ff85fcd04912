// Changes of code that bring a test along.
import { defineInsight, unitOf } from '../define-insight.js';
import { isTest } from '../path-class.js';

export const testsAlong = defineInsight({
  name: 'tests-along',
  summary: 'More or fewer changes of code bring a test along.',
  unit: 'commits',
  scale: 'percent',
  least: 10,
  unitsOf: (commits) =>
    commits
      .filter(({ codeExtensions }) => codeExtensions > 0)
      .flatMap((commit) =>
        unitOf(
          commit,
          commit.files.some(({ path }) => isTest(path)),
        ),
      ),
  say: ({ before, after }) => `${after} % of your changes of code bring a test along, ${before} % before`,
});
