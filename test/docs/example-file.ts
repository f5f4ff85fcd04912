// `.craftnudgerc.example`: every setting with its meaning and its default, ready to copy.
import { allHabits } from '../../src/analytics/all-habits.js';
import { expectationOf } from '../../src/config/expectation.js';
import { createSettingTable } from '../../src/config/settings.js';
import type { Setting, SettingTable } from '../../src/domain/setting.js';

export const table: SettingTable = createSettingTable(allHabits);

const HEAD = [
  '# CraftNudge: every setting, with its default.',
  '# Copy what you change to ~/.config/craftnudge/config.yaml (or config.json), or to ~/.craftnudgerc.',
  '# In a repository, a .craftnudgerc at the top of the work tree may set what is marked "repository":',
  '# thresholds, and switches only to false.',
];

const FOOT = [
  '# Settings that apply where CRAFTNUDGE_ENV names the section:',
  '# env:',
  '#   office:',
  '#     notify:',
  '#       perDay: 0',
];

export function renderExample(): string {
  const lines = Object.entries(table).flatMap(([key, setting], index, all) => {
    const before = (all[index - 1]?.[0] ?? '').split('.').slice(0, -1);
    return linesOf(key.split('.'), before, setting);
  });
  return [...HEAD, ...lines, '', ...FOOT, ''].join('\n');
}

/** A section's own line stands where it is entered first. */
function linesOf(path: readonly string[], before: readonly string[], setting: Setting): readonly string[] {
  const inside = path.slice(0, -1);
  const shared = inside.findIndex((name, depth) => before[depth] !== name);
  const entered = shared < 0 ? [] : inside.slice(shared);
  const sections = entered.map((name, index) => `${indent(shared + index)}${name}:`);
  const gap = sections.length > 0 || inside.length === 0 ? [''] : [];
  return [...gap, ...sections, ...settingLines(path, setting)];
}

function settingLines(path: readonly string[], setting: Setting): readonly string[] {
  const margin = indent(path.length - 1);
  const repository = setting.repository === true ? '; repository' : '';
  return [
    `${margin}# ${setting.help}`,
    `${margin}# ${expectationOf(setting)}${repository}`,
    `${margin}${path.at(-1)}: ${yamlOf(setting.default)}`,
  ];
}

function indent(depth: number): string {
  return '  '.repeat(depth);
}

function yamlOf(value: Setting['default']): string {
  if (typeof value === 'object') return `[${value.join(', ')}]`;
  return typeof value === 'string' && /[^a-z]/.test(value) ? `'${value}'` : String(value);
}
