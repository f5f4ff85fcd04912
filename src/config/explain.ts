// Where a value came from. In: a resolution. Out: every layer that said something about the key, the weakest first.
import type { SettingTable } from '../domain/setting.js';
import type { Layer } from './layer.js';
import type { Resolution } from './resolve-settings.js';
import type { SettingValue } from './settings.js';

export interface Step {
  readonly layer: Layer;
  readonly source: string;
  readonly value: SettingValue;
  /** The one whose value is used. */
  readonly counts: boolean;
}

export interface Explanation {
  readonly key: string;
  readonly value: SettingValue;
  readonly steps: readonly Step[];
}

/** `key` is one of the table's; check first. */
export function explainKey(key: string, { offers }: Pick<Resolution, 'offers'>, table: SettingTable): Explanation {
  const standard = { layer: 'default', source: 'default', value: table[key]?.default ?? '' } as const;
  const said = [standard, ...offers.filter((offer) => offer.key === key)];
  const steps = said.map(({ layer, source, value }, index) => ({
    layer,
    source,
    value,
    counts: index === said.length - 1,
  }));
  return { key, value: steps.at(-1)?.value ?? standard.value, steps };
}
