// Own changes of code that one corrects within a day.
import { defineInsight, unitOf } from '../define-insight.js';
import { quickRemediesOf } from '../quick-remedies.js';

export const quickRemedies = defineInsight({
  name: 'quick-remedies',
  summary: 'More or fewer changes of code are corrected within a day.',
  unit: 'commits',
  scale: 'percent',
  least: 8,
  together: true,
  unitsOf: (commits) => {
    const remedies = quickRemediesOf(commits);
    return commits
      .filter(({ codeExtensions }) => codeExtensions > 0)
      .flatMap((commit) => unitOf(commit, remedies.has(commit.hash)));
  },
  say: ({ before, after }) => `${after} % of your changes of code you correct within a day, ${before} % before`,
});
