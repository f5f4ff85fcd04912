// All layers into one set of values. In: environment, work tree, flags. Out: values, who offered what, every fault.
// Nothing throws for what a file says: the caller decides whether a fault stops it. Slow path: parser and schema library.
import type { SettingTable } from '../domain/setting.js';
import { checkLayer, unknownKey } from './check-layer.js';
import { type Variables, valueOfText, variableOf, variablesIn } from './environment.js';
import type { Offer, Place, Problem, RawLayer } from './layer.js';
import { type Entry, nest } from './nest.js';
import { readRepositoryFile } from './read-repository-file.js';
import { readUserFile } from './read-user-file.js';
import type { Settings, SettingValue } from './settings.js';

export interface Resolution {
  readonly settings: Settings;
  /** Every good offer, from the weakest layer to the strongest: the last one of a key counts. */
  readonly offers: readonly Offer[];
  readonly problems: readonly Problem[];
  readonly notices: readonly string[];
}

export async function resolveSettings(place: Place): Promise<Resolution> {
  const { table, env } = place;
  const user = await readUserFile(place);
  const repository = await readRepositoryFile(place);
  const variables = variablesIn(env, table);
  const layers = [...user.layers, ...repository.layers, ...variableLayers(variables, table), flagLayer(place)];
  const checked = layers.map((layer) => checkLayer(layer, table));
  const offers = checked.flatMap((one) => one.offers);
  return {
    settings: nest(table, valuesOf(offers)),
    offers,
    problems: [...user.problems, ...checked.flatMap((one) => one.problems)],
    notices: [...user.notices, ...repository.notices, ...strangers(variables, table)],
  };
}

/** By key, what counts. */
export function valuesOf(offers: readonly Offer[]): ReadonlyMap<string, SettingValue> {
  return new Map(offers.map(({ key, value }) => [key, value]));
}

/** One layer for each variable, so that each offer names its own. */
function variableLayers({ given }: Variables, table: SettingTable): readonly RawLayer[] {
  return [...given].map(([key, { variable, text }]) => ({
    layer: 'environment',
    source: variable,
    entries: [entryOf(key, text, table)],
  }));
}

function flagLayer({ flags = {}, table }: Place): RawLayer {
  const entries = Object.entries(flags).map(([key, text]) => entryOf(key, text, table));
  return { layer: 'flag', source: 'flag', entries };
}

function entryOf(key: string, text: string, table: SettingTable): Entry {
  const setting = Object.hasOwn(table, key) ? table[key] : undefined;
  return { key, value: setting === undefined ? text : valueOfText(setting, text) };
}

function strangers({ unknown }: Variables, table: SettingTable): readonly string[] {
  const names = Object.keys(table).map(variableOf);
  return unknown.map((variable) => `${variable} ${unknownKey(variable, names)}`);
}
