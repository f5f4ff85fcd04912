// What all views are about: repository, window, whose commits. Kept in the address, so that a link shows the same.
import { addDays, type Day } from '../../report/calendar-day.js';
import type { Params } from '../data/api.js';
import { addressWith, goTo, usePlace } from './location.js';

export interface Filters {
  /** Id or name; '' for all. */
  readonly repository: string;
  readonly window: WindowName;
  readonly author: Author;
}

/** Days; ten years are the most that the API answers. */
export const windows = [
  { name: '30', text: '30 days', short: '30 d' },
  { name: '90', text: '90 days', short: '90 d' },
  { name: '365', text: 'One year', short: '1 y' },
  { name: '3650', text: 'Ten years', short: '10 y' },
] as const;
export type WindowName = (typeof windows)[number]['name'];

export const authors = [
  { name: 'me', text: 'Me' },
  { name: 'everyone', text: 'Everyone' },
] as const;
export type Author = (typeof authors)[number]['name'];

const USUAL: Filters = { repository: '', window: '90', author: 'me' };

export function filtersIn(query: URLSearchParams): Filters {
  return {
    repository: query.get('repository') ?? USUAL.repository,
    window: windows.find(({ name }) => name === query.get('window'))?.name ?? USUAL.window,
    author: authors.find(({ name }) => name === query.get('author'))?.name ?? USUAL.author,
  };
}

export const useFilters = (): Filters => filtersIn(usePlace().query);

/** What is usual is left out of the address. */
export function setFilters(changed: Partial<Filters>): void {
  const entries = Object.entries(changed).map(([name, value]): [string, string | null] => [
    name,
    value === USUAL[name as keyof Filters] ? null : value,
  ]);
  goTo(addressWith(Object.fromEntries(entries)));
}

/** The parameters of an analytics request. */
export function paramsOf({ repository, window, author }: Filters, today: Day = localToday()): Params {
  return {
    repository: repository === '' ? undefined : repository,
    author: author === USUAL.author ? undefined : author,
    from: addDays(today, 1 - Number(window)),
    to: today,
  };
}

/** The reader's own date: days are local days. */
export function localToday(now = new Date()): Day {
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
}
