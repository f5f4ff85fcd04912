// How often one's own second fix within hours needed a third.
import { defineFinding } from '../define-finding.js';
import { fixLoop } from '../habits/fix-loop.js';

const MINIMUM = 5;

export const fixLoops = defineFinding({
  name: 'fix-loops',
  weight: 80,
  habit: fixLoop,
  find: ({ own, records }) => {
    const record = records.find(({ kind }) => kind === fixLoop.name);
    if (record === undefined || record.matured < MINIMUM) return undefined;
    const { hits: k, matured: m } = record;
    const text = `a second fix to the same file within 3 h needed another one in ${k} of ${m} cases`;
    return { text, evidence: { k, m }, about: own, n: m };
  },
});
