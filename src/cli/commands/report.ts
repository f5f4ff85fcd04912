import { type Command, allAuthorsOption, jsonOption, repoOption } from '../command.js';

export const command: Command = {
  name: 'report',
  summary: 'your rhythm, batch size, messages, churn and hotspots, and what would have been said',
  options: [
    repoOption,
    { flags: '--since <when>', help: 'from this date on: 2026-01-31, 90d, 12w, 6m, 1y (the last 26 weeks)' },
    allAuthorsOption,
    jsonOption,
  ],
  examples: ['craftnudge report', 'craftnudge report --since 1y', 'craftnudge report --all-authors --json'],
  load: () => import('../report.js'),
};
