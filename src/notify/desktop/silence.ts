// Why a notification program did not show anything, as one clause fit for a terminal.
import { safeText } from '../../domain/safe-text.js';

export const lateAfter = (milliseconds: number): string =>
  `the notification service did not answer within ${milliseconds / 1000} s`;

/** The last line of what it said on standard error. */
export function lastLineOf(problem: string): string {
  const line = problem.trim().split('\n').at(-1) ?? '';
  return safeText(line.slice(0, 200)) || 'notify-send gave no reason';
}
