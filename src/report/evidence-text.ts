// The figures behind a nudge, in words for the person who asks why. In: its evidence. Out: `src/a.ts · fix number 2 · within 3 h`.
import type { Evidence } from '../domain/observation.js';
import { safeText } from '../domain/safe-text.js';

type Say = (value: string, all: Evidence) => string;

/** In this order; a figure that is said by another one is left out. */
const WORDS: Readonly<Record<string, Say>> = {
  rule: (value) => `your rule ${value}`,
  say: () => '',
  facts: (value) => value,
  file: (value) => value,
  subject: (value) => `"${value}"`,
  repeated: (value) => (value === '1' ? 'the subject before it, again' : ''),
  nth: (value) => `fix number ${value}`,
  hours: (value) => `within ${value} h`,
  fixes: (value) => `${value} fixes`,
  days: (value) => `in ${value} days`,
  lines: (value) => `${value} lines`,
  folders: (value) => `${value} folders`,
  percentile: (value) => `${value} % of yours are no larger`,
  median: (value) => `your median is ${value} lines`,
  reason: () => '',
  inTen: (value) => `about ${value} in 10 of such commits were fixed within a month`,
  k: (value, { m }) => (m === undefined ? value : `${value} of ${m} in the record`),
  m: () => '',
  whose: (value) => (value === 'own' ? 'your own record' : 'the record of everybody here'),
  n: (value) => `n = ${value}`,
};

/** `src/a.ts · fix number 2 · within 3 h`; a figure of another version under its own name. */
export function figuresText(evidence: Evidence): string {
  const ordered = [...Object.keys(WORDS), ...Object.keys(evidence).filter((name) => !Object.hasOwn(WORDS, name))];
  const said = ordered
    .filter((name) => evidence[name] !== undefined)
    .map((name) => {
      const value = safeText(String(evidence[name]));
      const say = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
      return say === undefined ? `${name} ${value}` : say(value, evidence);
    })
    .filter((text) => text !== '');
  return said.length === 0 ? 'none' : said.join(' · ');
}
