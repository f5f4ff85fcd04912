// How many of one's own subjects say nothing.
import { defineFinding } from '../define-finding.js';
import { isEmptyWorded, isMachineWorded } from '../message-class.js';

const LATEST = 100;
const MINIMUM = 50;

export const plainSubjects = defineFinding({
  name: 'plain-subjects',
  weight: 55,
  find: ({ own }) => {
    const worded = own.filter(({ subject }) => !isMachineWorded(subject)).slice(-LATEST);
    const k = worded.filter(({ subject }) => isEmptyWorded(subject)).length;
    if (worded.length < MINIMUM || k * 20 < worded.length) return undefined;
    const text = `${k} of your last ${worded.length} subjects are one word or a filler`;
    return { text, evidence: { k, m: worded.length }, about: worded };
  },
});
