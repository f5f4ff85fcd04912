// Between the dotted keys of the table and the nested form of files and of `Settings`.
import type { SettingTable } from '../domain/setting.js';
import type { Settings, SettingValue } from './settings.js';

/** The table's defaults with `overrides` (by dotted key) over them, nested. Keys outside the table are not taken. */
export function nest(table: SettingTable, overrides: ReadonlyMap<string, SettingValue>): Settings {
  const root: Section = { habits: {} };
  for (const key in table) plant(root, key, overrides.get(key) ?? table[key]?.default);
  return root as unknown as Settings;
}

type Section = { [name: string]: unknown };

/** The names are the table's own, so none of them is `__proto__`. */
function plant(section: Section, key: string, value: unknown): void {
  const dot = key.indexOf('.');
  if (dot < 0) {
    section[key] = value;
    return;
  }
  const name = key.slice(0, dot);
  section[name] ??= {};
  plant(section[name] as Section, key.slice(dot + 1), value);
}

export interface Entry {
  readonly key: string;
  readonly value: unknown;
}

/** The leaves of a file's tree by dotted key, in the file's order. A key may be written dotted too: `notify.perDay: 2`. */
export function flatten(tree: unknown, isKey: (key: string) => boolean): readonly Entry[] {
  const entries: Entry[] = [];
  const walk = (value: unknown, key: string): void => {
    if (value === null || value === undefined) return; // a section or a key with everything below it commented out
    if (isKey(key) || !isSection(value)) entries.push({ key, value });
    else for (const [name, child] of Object.entries(value)) walk(child, key === '' ? name : `${key}.${name}`);
  };
  walk(tree, '');
  return entries;
}

export function isSection(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
