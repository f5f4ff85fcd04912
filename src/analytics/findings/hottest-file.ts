// The code file that everybody's fixes hit most, in the ninety days before one's latest commit.
import { DAY } from '../../domain/local-time.js';
import { defineFinding } from '../define-finding.js';
import { isFix } from '../message-class.js';
import { codeFilesOf } from '../own-size.js';
import { baseNameOf } from '../path-class.js';
import { tallyOf } from '../quantile.js';

const DAYS = 90;
const LEAST_FIXES = 4;

export const hottestFile = defineFinding({
  name: 'hottest-file',
  weight: 70,
  find: ({ own, everybody }) => {
    const end = own.at(-1)?.at ?? 0;
    const recent = everybody.filter(({ at }) => at <= end && at > end - DAYS * DAY);
    const fixes = recent.filter(({ subject }) => isFix(subject));
    const [file, count] = tallyOf(fixes.flatMap(codeFilesOf))[0] ?? ['', 0];
    if (count < LEAST_FIXES) return undefined;
    const text = `${baseNameOf(file)} was fixed ${count} times in ${DAYS} days, more than any other file`;
    return { text, evidence: { file, fixes: count, days: DAYS }, about: recent };
  },
});
