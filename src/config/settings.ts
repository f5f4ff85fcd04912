// Every setting that is not a habit's own, declared once. The check, the example file, the README's table and
// `config explain` are made from here. Habits bring their tables along: config knows no analytics.
import { DEFAULT_BUDGET } from '../domain/budget.js';
import { LONGEST_RULE, RULE_FORM, parseRule } from '../domain/rule.js';
import {
  choice,
  flag,
  integer,
  list,
  text,
  type Setting,
  type SettingTable,
  type ValuesOf,
} from '../domain/setting.js';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export const settings = {
  enabled: flag({ default: true, repository: true, help: 'Record commits. A repository may switch itself off.' }),
  identities: list({
    default: [],
    of: [],
    help: 'More e-mail addresses that are you, beside user.email and the committers of commits made here.',
  }),
  rules: list({
    default: [],
    of: [],
    longest: LONGEST_RULE,
    form: RULE_FORM,
    refuse: (line) => {
      const parsed = parseRule(line);
      return parsed.ok ? undefined : parsed.reason;
    },
    help: 'Nudges of your own, data only: see craftnudge rule.',
  }),
  'record.linger': integer({
    default: 3,
    min: 0,
    max: 60,
    help: 'Seconds that the recorder waits for more commits before it leaves.',
  }),
  'record.ci': flag({ default: false, help: 'Record in continuous integration too (where CI is set).' }),
  'privacy.others': choice({
    default: 'hashed',
    of: ['hashed', 'full'],
    help: 'What is kept of other people: hashed keeps a keyed hash of the e-mail only, full also name and e-mail.',
  }),
  'privacy.mask': flag({
    default: true,
    help: 'Mask secrets in messages, branch names and paths before they are stored.',
  }),
  'privacy.message': choice({
    default: 'full',
    of: ['full', 'hashed', 'off'],
    help: 'What is kept of messages and branch names from now on: full, hashed (a keyed hash, the length, and whether it is a fix), or off.',
  }),
  'privacy.path': choice({
    default: 'full',
    of: ['full', 'hashed', 'off'],
    help: 'What is kept of paths from now on: full, hashed (names as keyed hashes; extension and class stay), or off.',
  }),
  'log.level': choice({
    default: 'warn',
    of: ['off', 'error', 'warn', 'info'],
    help: 'What the diagnostic log keeps, see craftnudge log: this bad or worse.',
  }),
  'digest.every': choice({
    default: 'weekly',
    of: ['off', 'daily', 'weekly'],
    help: 'How often a digest is made; it comes with the first commit after its time.',
  }),
  'digest.day': choice({ default: 'mon', of: WEEKDAYS, help: 'The day of a weekly digest.' }),
  'digest.at': text({
    default: '09:00',
    pattern: '([01]\\d|2[0-3]):[0-5]\\d',
    form: 'HH:MM',
    help: 'The hour of your local time from which on a digest is due.',
  }),
  'notify.enabled': flag({
    default: true,
    repository: true,
    help: 'Show nudges. Off: they are only kept for the lists.',
  }),
  'notify.channels': list({
    default: ['desktop', 'terminal'],
    of: [], // the registry's names: createSettingTable puts them in
    help: 'Where a nudge is shown; the first channel that works shows it. The inbox always has it.',
  }),
  'notify.quietMinutes': integer({
    default: 5,
    min: 0,
    max: 120,
    help: 'Minutes without a commit before a nudge may interrupt.',
  }),
  'notify.latestMinutes': integer({
    default: 30,
    min: 1,
    max: 1440,
    help: 'Minutes after the commit from which a nudge is no longer worth an interruption.',
  }),
  'notify.perDay': integer({ default: DEFAULT_BUDGET.perDay, min: 0, max: 10, help: 'Toasts a day, at most.' }),
  'notify.perWeek': integer({
    default: DEFAULT_BUDGET.perWeek,
    min: 0,
    max: 50,
    help: 'Toasts in a calendar week, at most.',
  }),
  'notify.gapMinutes': integer({
    default: DEFAULT_BUDGET.gapMinutes,
    min: 0,
    max: 1440,
    help: 'Minutes between two toasts, at least.',
  }),
  'notify.sharePercent': integer({
    default: DEFAULT_BUDGET.sharePercent,
    min: 0,
    max: 100,
    help: 'Toasts in a hundred of your commits, at most.',
  }),
  'notify.coolDownDays': integer({
    default: DEFAULT_BUDGET.coolDownDays,
    min: 0,
    max: 90,
    help: 'Days for which the same nudge about the same file stays silent.',
  }),
  'notify.quietHours': text({
    default: '22:00-07:00',
    pattern: 'off|([01]\\d|2[0-3]):[0-5]\\d-([01]\\d|2[0-3]):[0-5]\\d',
    form: 'HH:MM-HH:MM, or off',
    help: 'Hours of your local time in which nothing interrupts.',
  }),
  'notify.workingDays': list({
    default: WEEKDAYS,
    of: WEEKDAYS,
    help: 'Days on which a nudge may interrupt.',
  }),
  'notify.holdBackPercent': integer({
    default: 0,
    min: 0,
    max: 50,
    help: 'Of a hundred nudges that have earned the toast, so many are held back by lot, to compare.',
  }),
  'serve.port': integer({
    default: 0,
    min: 0,
    max: 65_535,
    help: 'Where the page and the API listen; 0 takes a free port, another one each time.',
  }),
  'serve.readsPerMinute': integer({
    default: 3_000,
    min: 1,
    max: 100_000_000,
    help: 'Requests that read, for each token or browser, a minute at most.',
  }),
  'serve.heavyPerMinute': integer({
    default: 60,
    min: 1,
    max: 100_000_000,
    help: 'Requests that compute for long, such as an evaluation, a minute at most.',
  }),
  'serve.writesPerMinute': integer({
    default: 120,
    min: 1,
    max: 100_000_000,
    help: 'Requests that change something, a minute at most.',
  }),
  'serve.allowedHosts': list({
    default: [],
    of: [],
    help: 'More names, NAME or NAME:PORT, by which the server may be asked; its own address always may.',
  }),
} as const satisfies SettingTable;

/** What config needs to know of a habit. */
export interface HabitDeclaration {
  readonly name: string;
  readonly settings: SettingTable;
  /** Off until the person switches it on. */
  readonly optIn?: boolean;
}

/** What others declare, and settings speak of: config knows neither analytics nor notify. */
export interface Declared {
  readonly habits: readonly HabitDeclaration[];
  readonly channels: readonly { readonly name: string }[];
}

/** The whole table: the settings above, and for each habit `habits.<name>.enabled` and its own. */
export function createSettingTable({ habits, channels }: Declared): SettingTable {
  const names = channels.map(({ name }) => name);
  const known = { ...settings, 'notify.channels': { ...settings['notify.channels'], of: names } };
  return Object.assign(known, ...habits.map(tableOfHabit)) as SettingTable;
}

function tableOfHabit({ name, settings: own, optIn = false }: HabitDeclaration): SettingTable {
  const help = optIn ? 'Look for this habit: off until you want it.' : 'Look for this habit.';
  const enabled = flag({ default: !optIn, help });
  const named = Object.entries({ enabled, ...own }).map(([key, setting]): [string, Setting] => [
    `habits.${name}.${key}`,
    { repository: true, ...setting }, // but for what a habit reserves for the person
  ]);
  return Object.fromEntries(named);
}

export type SettingValue = boolean | number | string | readonly string[];

export type HabitValues = { readonly enabled: boolean } & Readonly<Record<string, SettingValue>>;

type Tails<Flat, Head extends string> = {
  [Key in keyof Flat as Key extends `${Head}.${infer Tail}` ? Tail : never]: Flat[Key];
};
type Nested<Flat> = {
  readonly [Key in keyof Flat as Key extends `${infer Head}.${string}`
    ? Head
    : Key]: Key extends `${infer Head}.${string}` ? Nested<Tails<Flat, Head>> : Flat[Key];
};

/** All values, nested as in a settings file: `settings.notify.perDay`, `settings.habits['fix-loop'].enabled`. */
export type Settings = Nested<ValuesOf<typeof settings>> & {
  readonly habits: Readonly<Record<string, HabitValues>>;
};
