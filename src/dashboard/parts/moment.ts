// An instant on the reader's own clock: `26 Nov, 22:12`, with the year where it is not this one.
import { clockOf, dayText } from '../../report/calendar-day.js';
import { localToday } from '../shell/filters.js';

export function momentText(instant: string): string {
  const at = new Date(instant);
  return `${dayText(localToday(at), localToday())}, ${clockOf(at.getTime() / 1000, -at.getTimezoneOffset())}`;
}
