// How often a change of code brings a test along.
import { defineFinding } from '../define-finding.js';
import { isTest } from '../path-class.js';

const LATEST = 200;
const MINIMUM = 30;

export const testsAlong = defineFinding({
  name: 'tests-along',
  weight: 50,
  find: ({ own }) => {
    const code = own.filter(({ codeExtensions }) => codeExtensions > 0).slice(-LATEST);
    const k = code.filter(({ files }) => files.some(({ path }) => isTest(path))).length;
    // Where tests live in the code files themselves, or do not exist, a share says nothing.
    if (code.length < MINIMUM || k * 20 < code.length) return undefined;
    const text = `${k} of your last ${code.length} changes of code brought a test along`;
    return { text, evidence: { k, m: code.length }, about: code };
  },
});
