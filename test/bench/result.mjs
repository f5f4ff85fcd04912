// What a row hands back. A bar says what must hold; a result without a figure says why there is none.

export const atMost = (limit, unit = '×') => ({
  text: `≤ ${limit}${unit}`,
  unit,
  holds: (measured) => measured <= limit,
});
export const atLeast = (limit, unit = '×') => ({
  text: `≥ ${limit}${unit}`,
  unit,
  holds: (measured) => measured >= limit,
});
export const exactly = (wanted, unit = '') => ({
  text: `${wanted}${unit}`,
  unit,
  holds: (measured) => measured === wanted,
});
/** A figure that is printed and judged by nobody. */
export const noBar = (unit = '×') => ({ text: 'print', unit, holds: () => true });

/** Where nothing at all could be measured, what was wanted is missed. */
export const unmetBar = { text: '–', unit: '', holds: () => false };

export const result = ({ what, bar, measured, note = '' }) => ({ what, bar, measured, note });
export const notMeasured = (what, bar, reason) => ({ what, bar, measured: undefined, note: reason });

/** Thrown by a row that cannot start at all; the reason takes the place of its figures. */
export class NotMeasured extends Error {}

export function verdictOf({ bar, measured }) {
  if (measured === undefined) return 'not measured';
  if (bar.text === 'print') return '';
  return bar.holds(measured) ? 'ok' : 'MISSED';
}

/** A bar that was not met; a figure that nobody judges cannot be missed. */
export const isMiss = (one) => one.bar.text !== 'print' && verdictOf(one) !== 'ok';

export function figureOf({ bar, measured }) {
  if (measured === undefined) return '–';
  return `${rounded(measured)}${bar.unit}`;
}

export function rounded(value) {
  if (Number.isInteger(value)) return value.toLocaleString('en');
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}
