// The size of one's usual commit.
import { defineFinding } from '../define-finding.js';
import { linesOf } from '../metrics/batch.js';
import { medianOf } from '../quantile.js';

const LATEST = 1000;
const MINIMUM = 20;

export const usualBatch = defineFinding({
  name: 'usual-batch',
  weight: 60,
  find: ({ own }) => {
    const sized = own.filter((fact) => linesOf(fact) !== null && fact.fileCount > 0).slice(-LATEST);
    if (sized.length < MINIMUM) return undefined;
    const lines = Math.round(medianOf(sized.map((fact) => linesOf(fact) ?? 0)) ?? 0);
    const files = Math.round(medianOf(sized.map(({ fileCount }) => fileCount)) ?? 0);
    const text = `your usual commit: ${plural(lines, 'line')} in ${plural(files, 'file')}`;
    return { text, evidence: { lines, files }, about: sized };
  },
});

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
