// A date of a commit: UTC to the second and the offset beside it, or the reason why there is none.
import type { Instant } from '../domain/commit-record.js';
import { instantOf } from '../domain/instant.js';
import type { RawSignature } from './raw-commit.js';

export interface CommitDate {
  /** null where the digits name no second between the years 1 and 9999. */
  readonly instant: Instant | null;
  /** Minutes east of UTC; 0 where the commit has no offset that a place on earth could have. */
  readonly utcOffset: number;
  /** The date as written, wherever instant and offset do not say it all. */
  readonly raw?: string;
}

/** The line of a `date` in which git found nothing: its raw text must come from the commit object. */
export function isUnreadable({ digits }: RawSignature): boolean {
  return digits === '';
}

export function dateOf({ digits, date }: RawSignature, rawText = ''): CommitDate {
  if (digits === '') return { instant: null, utcOffset: 0, raw: rawText };
  const offsetText = date.slice(date.indexOf(' ') + 1);
  const offset = offsetOf(offsetText);
  const instant = instantOf(Number(digits)) ?? null;
  if (instant !== null && offset !== undefined) return { instant, utcOffset: offset };
  return { instant, utcOffset: offset ?? 0, raw: `${digits} ${offsetText}` };
}

/** Kiritimati is 14 hours ahead; no clock is further away in either direction. */
const WIDEST_OFFSET = 14 * 60;

function offsetOf(text: string): number | undefined {
  const match = /^([+-])(\d\d)(\d\d)$/.exec(text);
  if (match === null) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  if (Number(match[3]) > 59 || minutes > WIDEST_OFFSET) return undefined;
  return match[1] === '-' && minutes > 0 ? -minutes : minutes;
}
