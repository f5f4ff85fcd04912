// What commit messages look like. Words of git and of release tools are left out: no person chose them.
import { lengthOfSubject } from '../../domain/concealed-subject.js';
import { defineMetric } from '../define-metric.js';
import { isConventional, isEmptyWorded, isMachineWorded } from '../message-class.js';
import { medianOf, shareOf } from '../quantile.js';

export interface Messages {
  readonly n: number;
  /** Characters; null without commits. */
  readonly subjectMedian: number | null;
  /** Shares from 0 to 1. */
  readonly withBody: number;
  readonly conventional: number;
  readonly empty: number;
}

export const messages = defineMetric<Messages>({
  name: 'messages',
  summary: 'Length of subjects, and shares with a body, with a type, and without content.',
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
    };
  },
});
