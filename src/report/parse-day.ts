// A date as people name it. In: a text, and today. Out: the date, or undefined where the text names none.
import { type Day, addDays } from './calendar-day.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** `2026-11-22`, `today`, `yesterday`. */
export function parseDay(text: string, today: Day): Day | undefined {
  if (text === 'today') return today;
  if (text === 'yesterday') return addDays(today, -1);
  return DATE.test(text) && isDate(text) ? text : undefined;
}

/** The 31st of February would roll over. */
function isDate(text: string): boolean {
  const millis = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(millis) && new Date(millis).toISOString().startsWith(text);
}
