// Settings out of the environment: `CRAFTNUDGE_` + the key in capitals, dots as `_`. Words inside a key may be parted
// too: CRAFTNUDGE_NOTIFY_QUIETMINUTES and CRAFTNUDGE_NOTIFY_QUIET_MINUTES are both `notify.quietMinutes`.
import type { Setting, SettingTable } from '../domain/setting.js';
import type { Environment } from './source-files.js';

const PREFIX = 'CRAFTNUDGE_';

/** Variables that are no settings: they say where things are, or which section of the file applies. */
const OTHER_VARIABLES: ReadonlySet<string> = new Set(['CRAFTNUDGE_ENV', 'CRAFTNUDGE_HOME']);

/** The documented name of a key's variable. */
export function variableOf(key: string): string {
  return PREFIX + key.replace(/[.-]/g, '_').toUpperCase();
}

export interface Variables {
  /** By setting: the variable that counts, and its text. */
  readonly given: ReadonlyMap<string, { readonly variable: string; readonly text: string }>;
  /** Names that begin like ours and name no setting. */
  readonly unknown: readonly string[];
}

/** An empty variable counts as unset. Of two spellings the documented one counts. */
export function variablesIn(env: Environment, table: SettingTable): Variables {
  const ours = Object.keys(env).filter(isOurs).sort();
  if (ours.length === 0) return { given: new Map(), unknown: [] }; // the usual case, on the hook path
  const keys = new Map(Object.keys(table).map((key) => [bare(variableOf(key)), key]));
  const given = new Map<string, { variable: string; text: string }>();
  for (const variable of ours) {
    const text = env[variable] ?? '';
    const key = keys.get(bare(variable));
    if (key === undefined || text === '') continue;
    if (!given.has(key) || variable === variableOf(key)) given.set(key, { variable, text });
  }
  return { given, unknown: ours.filter((variable) => !keys.has(bare(variable))) };
}

function isOurs(variable: string): boolean {
  return variable.startsWith(PREFIX) && !OTHER_VARIABLES.has(variable);
}

function bare(variable: string): string {
  return variable.replaceAll('_', '');
}

const FLAG_WORDS: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'on', '1'].map((word): [string, boolean] => [word, true]),
  ...['false', 'no', 'off', '0'].map((word): [string, boolean] => [word, false]),
]);

/** What a setting's text stands for; text that stands for nothing is left as it is, for the check to refuse. */
export function valueOfText(setting: Setting, text: string): unknown {
  if (setting.type === 'integer') return /^[+-]?\d+$/.test(text.trim()) ? Number(text) : text;
  if (setting.type === 'flag') return FLAG_WORDS.get(text.trim().toLowerCase()) ?? text;
  if (setting.type === 'list')
    return text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  return text;
}
