// How many of one's own subjects have a type in front.
import { defineFinding } from '../define-finding.js';
import { isConventional, isMachineWorded } from '../message-class.js';

const LATEST = 100;
const MINIMUM = 50;

export const conventions = defineFinding({
  name: 'conventions',
  weight: 25,
  find: ({ own }) => {
    const worded = own.filter(({ subject }) => !isMachineWorded(subject)).slice(-LATEST);
    const k = worded.filter(({ subject }) => isConventional(subject)).length;
    if (worded.length < MINIMUM || k * 10 < worded.length) return undefined;
    const text = `${k} of your last ${worded.length} subjects start with type(scope):`;
    return { text, evidence: { k, m: worded.length }, about: worded };
  },
});
