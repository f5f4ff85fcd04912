// Where nothing is in the time asked for: when there was something last, and the command that shows it.
import { type Day, dayText } from './calendar-day.js';

export interface Latest {
  readonly latest: Day | null;
  readonly today: Day;
  /** Shows the time from, or up to, that day. */
  commandFor(latest: Day): string;
}

/** Begins with a space, to stand behind a sentence; empty where there never was any. */
export function latestText({ latest, today, commandFor }: Latest): string {
  return latest === null ? '' : ` The latest was on ${dayText(latest, today)}: ${commandFor(latest)}`;
}
