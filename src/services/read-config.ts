// Every setting with its value, where that comes from, and what it takes: enough to make a form of.
import { expectationOf } from '../config/expectation.js';
import { explainKey, type Step } from '../config/explain.js';
import type { Layer, Problem } from '../config/layer.js';
import { type Resolution, resolveSettings } from '../config/resolve-settings.js';
import type { SettingValue } from '../config/settings.js';
import type { Setting } from '../domain/setting.js';
import { settingTable } from '../recorder/setting-table.js';

export interface SettingView {
  readonly key: string;
  readonly type: Setting['type'];
  readonly value: SettingValue;
  readonly default: SettingValue;
  readonly layer: Layer;
  readonly source: string;
  readonly help: string;
  readonly expects: string;
  readonly choices?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly longest?: number;
}

export interface ConfigView {
  readonly settings: readonly SettingView[];
  readonly problems: readonly Problem[];
  readonly notices: readonly string[];
}

/** As the user's own file and the environment say: no repository is asked. */
export async function readConfig(env: NodeJS.ProcessEnv): Promise<ConfigView> {
  const resolution = await resolveSettings({ env, table: settingTable, repositoryTop: null });
  const { problems, notices } = resolution;
  const settings = Object.entries(settingTable).map(([key, setting]) => viewOf(key, setting, resolution));
  return { settings, problems, notices };
}

const DEFAULT: Pick<Step, 'layer' | 'source'> = { layer: 'default', source: 'default' };

function viewOf(key: string, setting: Setting, resolution: Resolution): SettingView {
  const { value, steps } = explainKey(key, resolution, settingTable);
  const { layer, source } = steps.at(-1) ?? DEFAULT;
  const { type, help } = setting;
  return {
    key,
    type,
    value,
    default: setting.default,
    layer,
    source,
    help,
    expects: expectationOf(setting),
    ...limitsOf(setting),
  };
}

function limitsOf(setting: Setting): Pick<SettingView, 'choices' | 'longest' | 'max' | 'min' | 'pattern'> {
  if (setting.type === 'integer') return { min: setting.min, max: setting.max };
  if (setting.type === 'text') return { pattern: setting.pattern };
  if (setting.type === 'choice') return { choices: setting.of };
  if (setting.type === 'flag') return {};
  const { of, longest } = setting;
  return { ...(of.length === 0 ? {} : { choices: of }), ...(longest === undefined ? {} : { longest }) };
}
