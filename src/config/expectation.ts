// Words about settings and values, the same in an error, in the example file and in the README.
import { safeText } from '../domain/safe-text.js';
import type { Setting } from '../domain/setting.js';

/** What a setting takes: `a whole number from 0 to 10`. */
export function expectationOf(setting: Setting): string {
  switch (setting.type) {
    case 'integer':
      return `a whole number from ${setting.min} to ${setting.max}`;
    case 'flag':
      return 'true or false';
    case 'text':
      return setting.form;
    case 'choice':
      return `one of ${setting.of.join(', ')}`;
    case 'list':
      if (setting.form !== undefined) return `a list of texts: ${setting.form}`;
      return setting.of.length === 0 ? 'a list of texts' : `a list of ${setting.of.join(', ')}`;
  }
}

const LONGEST = 60;

/** A value out of a file, fit for one line on a terminal whatever it is. */
export function quote(value: unknown): string {
  if (Array.isArray(value))
    return value.every(isPlain) ? cut(`[${value.slice(0, 20).map(quote).join(', ')}]`) : 'a list';
  if (value instanceof Date) return 'a date';
  if (typeof value === 'object' && value !== null) return 'a section';
  return cut(safeText(typeof value === 'string' ? JSON.stringify(value) : String(value)));
}

/** A key out of a file: as it is where it looks like one, else quoted. */
export function quoteKey(key: string): string {
  return /^[\w.$-]{1,80}$/.test(key) ? key : quote(key);
}

/** A path for reading: the home as `~`. */
export function shortPath(path: string, home: string | undefined): string {
  const inside = home !== undefined && home !== '/' && (path.startsWith(`${home}/`) || path.startsWith(`${home}\\`));
  return safeText(inside ? `~${path.slice(home.length)}` : path);
}

function isPlain(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
