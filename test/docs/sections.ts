// Every section of the README that is printed from the sources, by the file it is printed from.
import { catalogue } from '../../src/analytics/catalogue.js';
import { toldKinds } from '../../src/analytics/told-kinds.js';
import type { Pace } from '../../src/analytics/define-digest.js';
import { commands } from '../../src/cli/commands/index.js';
import { variableOf } from '../../src/config/environment.js';
import { expectationOf } from '../../src/config/expectation.js';
import { settings } from '../../src/config/settings.js';
import { type FailureKind, failures } from '../../src/domain/failure.js';
import type { Setting, SettingTable } from '../../src/domain/setting.js';
import { layers } from '../architecture/layers.js';
import { renderEvents } from './events.js';
import { renderGuarantees } from './guarantees.js';
import { code, renderTable } from './table.js';

export const sections: Readonly<Record<string, () => string>> = {
  'src/cli/commands/index.ts': renderCommands,
  'src/analytics/catalogue.ts': renderHabits,
  'src/config/settings.ts': renderSettings,
  'src/events/catalogue.ts': renderEvents,
  'src/domain/failure.ts': renderFailures,
  'test/architecture/layers.ts': renderLayers,
  'test/guarantee/guarantees.json': renderGuarantees,
};

function renderCommands(): string {
  const rows = commands.map(({ name, arguments: words = [], options = [], summary }) => [
    code(['craftnudge', name, ...words.map((word) => word.name)].join(' ')),
    summary,
    options.map(({ flags }) => code(flags)).join(' '),
  ]);
  return renderTable(['command', 'what it does', 'options'], rows);
}

const TIERS = {
  fact: 'from the first day',
  earned: 'once it has proved right for you',
  digest: 'never: in the digest',
};

function tierText({ name, tier, settings: own }: (typeof catalogue)[number]): string {
  if ('toast' in own) return `where you switch ${code('toast')} on, ${TIERS[tier]}: until then in the digest`;
  const isTold = tier === 'earned' && toldKinds.some((kind) => kind.name === name);
  return isTold ? `${TIERS[tier]}: until then in the digest` : TIERS[tier];
}

const PACES: Readonly<Record<Pace, string>> = {
  commit: 'each commit',
  day: 'each day',
  week: 'each week',
  month: 'each month',
};

function renderHabits(): string {
  const rows = catalogue.map((habit) => [
    code(habit.name),
    habit.summary,
    'pace' in habit ? PACES[habit.pace] : PACES.commit,
    tierText(habit),
    thresholdsOf(habit),
  ]);
  return renderTable(['habit', 'what it sees', 'looks at', 'may interrupt', 'thresholds'], rows);
}

function thresholdsOf({
  settings: own,
  optIn = false,
}: (typeof catalogue)[number] & { readonly optIn?: boolean }): string {
  const thresholds = Object.entries(own).map(([key, setting]) => code(`${key}: ${valueText(setting)}`));
  return [...(optIn ? [code('enabled: false')] : []), ...thresholds].join(' ');
}

function renderSettings(): string {
  const perHabit: SettingTable = {
    'habits.<name>.enabled': { type: 'flag', default: true, help: 'Look for this habit.', repository: true },
  };
  const rows = Object.entries({ ...settings, ...perHabit } as SettingTable).map(([key, setting]) => [
    code(key),
    code(valueText(setting)),
    expectationOf(setting),
    setting.help,
    setting.repository === true ? 'yes' : '',
  ]);
  const example = `${code(variableOf('notify.quietMinutes'))} sets ${code('notify.quietMinutes')}`;
  return `${renderTable(['setting', 'default', 'takes', 'meaning', 'repository'], rows)}\n\nIn the environment: ${example}.`;
}

function valueText({ default: value }: Setting): string {
  return typeof value === 'object' ? `[${value.join(', ')}]` : String(value);
}

function renderFailures(): string {
  const rows = Object.entries<FailureKind>(failures).map(([name, { message, next, exit }]) => [
    code(name),
    placeholders(message),
    placeholders(next),
    String(exit),
  ]);
  return renderTable(['code', 'what happened', 'what to do', 'exit'], rows);
}

/** `{path}` in a sentence becomes PATH. */
function placeholders(text: string): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => name.toUpperCase());
}

function renderLayers(): string {
  const rows = Object.entries(layers).map(([folder, { what, imports, types = [], packages, node }]) => [
    code(folder),
    what,
    [...imports, ...types.map((other) => `${other} (types)`)].join(', ') || '–',
    packages.map(code).join(' ') || '–',
    node ? 'yes' : 'no',
  ]);
  return renderTable(['folder of `src/`', 'what it is', 'may import', 'owns', 'Node modules'], rows);
}
