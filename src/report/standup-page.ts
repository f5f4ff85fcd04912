// `craftnudge standup`: plain lines to paste into a chat, never cut and never coloured.
import { safeText } from '../domain/safe-text.js';
import { dayText, weekdayName } from './calendar-day.js';
import { countText, manyText } from './figures.js';
import { latestText } from './latest-text.js';
import type { StandupChange, StandupRepository, StandupView } from './standup-view.js';

export function renderStandup(view: StandupView): string {
  const { n, repositories } = view;
  if (n === 0) return `${emptyText(view)}\n`;
  const days = new Set(repositories.flatMap(({ changes }) => changes.map(({ day }) => day)));
  const blocks = repositories.map((repository) => repositoryText(repository, days.size > 1));
  return `${[headText(view), ...blocks].join('\n\n')}\n`;
}

function headText({ window, n, merges, byAgents, repositories, subject }: StandupView): string {
  const whose = subject.who === 'everyone' ? ' by everyone' : '';
  const among = [
    ...(byAgents === 0 ? [] : [`${countText(byAgents)} by agents or bots`]),
    ...(merges === 0 ? [] : [`${manyText(merges, 'merge')} left out`]),
  ];
  const where = manyText(repositories.length, 'repository', 'repositories');
  return `${sinceText(window)}: ${manyText(n, 'change')}${whose} in ${where}${among.map((text) => `, ${text}`).join('')}`;
}

function sinceText({ from, to }: StandupView['window']): string {
  return `Since ${weekdayName(from)} ${dayText(from, to)}`;
}

function repositoryText({ name, insertions, deletions, changes }: StandupRepository, several: boolean): string {
  const head = `${safeText(name)}  +${countText(insertions)} −${countText(deletions)}`;
  return [head, ...changes.map((change) => changeText(change, several))].join('\n');
}

function changeText({ day, subject, hash, agent, drafts }: StandupChange, several: boolean): string {
  const when = several ? `${weekdayName(day)}  ` : '';
  const words = subject.trim() === '' ? '(no message)' : safeText(subject);
  const notes = [
    hash.slice(0, 7),
    ...(agent === null ? [] : [`by ${safeText(agent)}`]),
    ...(drafts === 0 ? [] : [manyText(drafts, 'draft')]),
  ];
  return `- ${when}${words} (${notes.join(', ')})`;
}

function emptyText(view: StandupView): string {
  const { latest, window } = view;
  const last = latestText({ latest, today: window.to, commandFor: (day) => `craftnudge standup --since ${day}` });
  return `${sinceText(window)}: no commit recorded.${last}`;
}
