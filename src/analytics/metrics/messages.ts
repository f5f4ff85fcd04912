// What commit messages look like. Words of git and of release tools are left out: no person chose them.
import { lengthOfSubject } from '../../domain/concealed-subject.js';
import { defineMetric } from '../define-metric.js';
import { isConventional, isEmptyWorded, isMachineWorded, isWorkInProgress, namesTicket } from '../message-class.js';
import { medianOf, shareOf } from '../quantile.js';

export interface Messages {
  readonly n: number;
  /** Characters; null without commits. */
  readonly subjectMedian: number | null;
  /** Shares from 0 to 1. */
  readonly withBody: number;
  readonly conventional: number;
  readonly empty: number;
  /** Naming a ticket, and saying that they are not finished. */
  readonly tickets: number;
  readonly wip: number;
}

export const messages = defineMetric<Messages>({
  name: 'messages',
  summary: 'Length of subjects, and shares with a body, with a type, with a ticket, without content, and unfinished.',
  measure: ({ handmade }) => {
    const worded = handmade.filter(({ subject }) => !isMachineWorded(subject));
    const share = (matches: (fact: (typeof worded)[number]) => boolean): number =>
      shareOf(worded.filter(matches).length, worded.length);
    return {
      n: worded.length,
      subjectMedian: medianOf(worded.map(({ subject }) => lengthOfSubject(subject))) ?? null,
      withBody: share(({ bodyLength }) => bodyLength > 0),
      conventional: share(({ subject }) => isConventional(subject)),
      empty: share(({ subject }) => isEmptyWorded(subject)),
      tickets: share(({ subject }) => namesTicket(subject)),
      wip: share(({ subject }) => isWorkInProgress(subject)),
    };
  },
});
