import { type Command, allAuthorsOption, jsonOption, repoOption } from '../command.js';

export const command: Command = {
  name: 'report',
  summary: 'your rhythm, batch size, messages, churn and hotspots, and what would have been said',
  options: [
    repoOption,
    {
      flags: '--since <when>',
      help: 'from this date on: 2026-01-31, 90d, 12w, 6m, 1y (the last 26 weeks; without commits of yours in them, those up to your latest)',
    },
    allAuthorsOption,
    { flags: '--html <file>', help: 'write it as a page of its own: no script, nothing loaded, light and dark' },
    { flags: '--svg <file>', help: 'write a card to show: figures and rhythm, no name unless asked' },
    {
      flags: '--details <what>',
      help: 'full: files, subjects, addresses (the page); none: figures only (the card)',
      choices: ['full', 'none'],
    },
    { flags: '--force', help: 'write over a file that is not ours' },
    jsonOption,
  ],
  examples: [
    'craftnudge report',
    'craftnudge report --since 1y',
    'craftnudge report --all-authors --json',
    'craftnudge report --html report.html --svg card.svg',
  ],
  load: () => import('../report.js'),
};
