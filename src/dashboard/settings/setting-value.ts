// A setting's value between the form and the server: as text, and back as what was meant. What is wrong goes out as it was
// typed: the server says what it takes, in the command line's own words.
import type { Tracker } from '../data/answers.js';

export type Setting = Tracker<'readConfig'>['settings'][number];
export type Value = Setting['value'];

/** `true`, `desktop, terminal`; `(none)` for an empty list or text. */
export function valueText(value: Value): string {
  const text = typeof value === 'object' ? value.join(', ') : String(value);
  return text === '' ? '(none)' : text;
}

/** As it stands in the field: of a list one member a line, since a rule may have commas. */
export const typedText = (value: Value): string => (typeof value === 'object' ? value.join('\n') : String(value));

export function typedValue({ type }: Pick<Setting, 'type'>, text: string): Value {
  const typed = text.trim();
  if (type === 'integer') return /^-?\d+$/.test(typed) ? Number(typed) : typed;
  if (type === 'flag') return typed === 'true' ? true : typed === 'false' ? false : typed;
  if (type !== 'list') return typed;
  return typed
    .split('\n')
    .map((member) => member.trim())
    .filter((member) => member !== '');
}

/** Layers that are stronger than one's own file: there the value can only be changed where it was set. */
const STRONGER: ReadonlySet<Setting['layer']> = new Set(['section', 'repository file', 'environment', 'flag']);

export const isFixed = ({ layer }: Pick<Setting, 'layer'>): boolean => STRONGER.has(layer);

/** `the default`, `your own file, ~/.craftnudge/config`. */
export function originText({ layer, source }: Pick<Setting, 'layer' | 'source'>): string {
  if (layer === 'default') return 'the default';
  return layer === 'user file' ? `your own file, ${source}` : `${layer}, ${source}`;
}

/** Settings by what they are about: the part of the key before its last dot; one level of habits is one group. */
export function groupsOf(settings: readonly Setting[]): ReadonlyMap<string, readonly Setting[]> {
  const groups = new Map<string, Setting[]>();
  for (const setting of settings) {
    const name = setting.key.includes('.') ? (setting.key.split('.')[0] ?? '') : 'general';
    groups.set(name, [...(groups.get(name) ?? []), setting]);
  }
  return groups;
}
