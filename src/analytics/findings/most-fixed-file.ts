// The file that took most of one's latest fixes.
import { defineFinding } from '../define-finding.js';
import { isFix } from '../message-class.js';
import { codeFilesOf } from '../own-size.js';
import { baseNameOf } from '../path-class.js';
import { tallyOf } from '../quantile.js';

const LATEST = 12;
const MINIMUM = 8;
const LEAST_FIXES = 3;

export const mostFixedFile = defineFinding({
  name: 'most-fixed-file',
  weight: 90,
  find: ({ own }) => {
    const fixes = own.filter((fact) => isFix(fact.subject) && codeFilesOf(fact).length > 0).slice(-LATEST);
    const [file, count] = tallyOf(fixes.flatMap(codeFilesOf))[0] ?? ['', 0];
    if (fixes.length < MINIMUM || count < LEAST_FIXES) return undefined;
    const text = `${baseNameOf(file)} took ${count} of your last ${fixes.length} fixes`;
    return { text, evidence: { file, k: count, m: fixes.length }, about: fixes };
  },
});
