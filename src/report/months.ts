// Names of months above or below a row of weeks.
import { type Day, addDays, monthName } from './calendar-day.js';

export interface WeekRow {
  readonly weeks: number;
  /** Cells a week. */
  readonly cell: number;
}

/** A month's name at the first week whose Monday lies in it; the row's first, partial month gives way to the second. */
export function monthsText(monday: Day, { weeks, cell }: WeekRow): string {
  const starts = startsOf(monday, weeks).map(({ name, week }) => ({ name, at: week * cell }));
  const [first, second] = starts;
  const isCrowded = first !== undefined && second !== undefined && second.at <= first.name.length;
  return (isCrowded ? starts.slice(1) : starts).reduce(
    (text, { name, at }) => (text === '' || text.length < at ? text.padEnd(at) + name : text),
    '',
  );
}

function startsOf(monday: Day, weeks: number): readonly { readonly name: string; readonly week: number }[] {
  const names = Array.from({ length: weeks }, (_, week) => monthName(addDays(monday, week * 7)));
  return names.map((name, week) => ({ name, week })).filter(({ name, week }) => name !== names[week - 1]);
}
