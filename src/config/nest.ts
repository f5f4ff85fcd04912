// Between the dotted keys of the table and the nested form of files and of `Settings`.
import type { SettingTable } from '../domain/setting.js';
import type { Settings, SettingValue } from './settings.js';

/** The table's defaults with `overrides` (by dotted key) over them, nested. Keys outside the table are not taken. */
export function nest(table: SettingTable, overrides: ReadonlyMap<string, SettingValue>): Settings {
  const root: Branch = new Map([['habits', new Map()]]);
  for (const [key, setting] of Object.entries(table))
    plant(root, key.split('.'), overrides.get(key) ?? setting.default);
  return objectOf(root) as unknown as Settings;
}

type Branch = Map<string, Branch | SettingValue>;

function plant(root: Branch, path: readonly string[], value: SettingValue): void {
  let branch = root;
  for (const name of path.slice(0, -1)) {
    const next = branch.get(name);
    const child: Branch = next instanceof Map ? next : new Map();
    branch.set(name, child);
    branch = child;
  }
  branch.set(path.at(-1) ?? '', value);
}

function objectOf(branch: Branch): object {
  return Object.fromEntries([...branch].map(([name, value]) => [name, value instanceof Map ? objectOf(value) : value]));
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
