// One layer against the table. In: raw entries. Out: offers for the good ones, a sentence for each of the others.
import type { SettingTable } from '../domain/setting.js';
import { checkValue } from './check-value.js';
import { quote, quoteKey } from './expectation.js';
import type { Offer, Problem, RawLayer } from './layer.js';
import { nearestOf } from './nearest.js';
import type { Entry } from './nest.js';

export interface CheckedLayer {
  readonly offers: readonly Offer[];
  readonly problems: readonly Problem[];
}

export function checkLayer({ layer, source, entries }: RawLayer, table: SettingTable): CheckedLayer {
  const offers = new Map<string, Offer>();
  const problems: Problem[] = [];
  for (const entry of entries) {
    const checked = offers.has(entry.key) ? refuse('is given twice') : checkEntry(entry, table);
    if (checked.ok) offers.set(entry.key, { key: entry.key, layer, source, value: checked.value });
    else
      problems.push({
        where: entry.key === '' ? source : quoteKey(entry.key),
        reason: `${checked.reason} (${source})`,
      });
  }
  return { offers: [...offers.values()], problems };
}

export function checkEntry({ key, value }: Entry, table: SettingTable): ReturnType<typeof checkValue> {
  const setting = Object.hasOwn(table, key) ? table[key] : undefined;
  if (setting !== undefined) return checkValue(setting, value);
  if (key.split('.').includes('$import')) return refuse('is not allowed: a settings file is data only');
  const keys = Object.keys(table);
  if (key === '') return refuse(`expected a map of settings, got ${quote(value)}`);
  if (keys.some((known) => known.startsWith(`${key}.`))) return refuse(`expected a section, got ${quote(value)}`);
  return refuse(unknownKey(key, keys));
}

/** `is no setting, you may mean notify.perDay` */
export function unknownKey(key: string, keys: readonly string[]): string {
  const near = nearestOf(key, keys);
  return near === undefined ? 'is no setting' : `is no setting, you may mean ${near}`;
}

function refuse(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}
