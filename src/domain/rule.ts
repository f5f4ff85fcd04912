// A rule of the user: one line of data, `NAME: when CONDITION and CONDITION say TEXT`. In: the line. Out: the rule, or
// what is wrong with it. Conditions read fields of a commit and compare; nothing in a rule is ever run.
import { type Glob, LONGEST_PATTERN, compileGlob } from './glob.js';

export const NUMBER_FIELDS = [
  'lines',
  'insertions',
  'deletions',
  'files',
  'folders',
  'hour',
  'subject-length',
] as const;
export type NumberField = (typeof NUMBER_FIELDS)[number];
export const OPERATORS = ['>=', '<=', '>', '<', '='] as const;
export type Operator = (typeof OPERATORS)[number];

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const DAY_GROUPS: Readonly<Record<string, readonly number[]>> = { workday: [0, 1, 2, 3, 4], weekend: [5, 6] };

export type Condition =
  | { readonly field: NumberField; readonly operator: Operator; readonly than: number }
  | { readonly field: 'path' | 'subject'; readonly pattern: string; readonly fits: Glob; readonly not: boolean }
  /** 0 is Monday. */
  | { readonly field: 'weekday'; readonly days: readonly number[] };

export interface Rule {
  readonly name: string;
  readonly conditions: readonly Condition[];
  /** What is said: the title of the nudge. */
  readonly say: string;
  /** The whole line. */
  readonly text: string;
}

export type ParsedRule = { readonly ok: true; readonly rule: Rule } | { readonly ok: false; readonly reason: string };

/** Nudges of a rule have this kind. */
export const kindOfRule = (name: string): string => `rule:${name}`;
export const isRuleKind = (kind: string): boolean => kind.startsWith('rule:');

export const RULE_FORM = 'NAME: when CONDITION and CONDITION say TEXT';
export const LONGEST_RULE = 400;
const LONGEST_SAYING = 60;
const MOST_CONDITIONS = 8;
const NAME = /^[a-z][a-z0-9-]{0,39}$/;

export function parseRule(text: string): ParsedRule {
  const colon = text.indexOf(':');
  const name = text.slice(0, Math.max(0, colon)).trim();
  if (text.length > LONGEST_RULE) return refuse(`a rule has at most ${LONGEST_RULE} characters`);
  if (!NAME.test(name)) return refuse(`a rule begins with its name in small letters: ${RULE_FORM}`);
  const rest = text.slice(colon + 1);
  const words = wordsOf(rest);
  const end = words.findIndex((word) => isWord(word, 'say'));
  const conditions = words.slice(1, end < 0 ? undefined : end);
  if (conditions.some((word) => isWord(word, '"'))) return refuse(`${name}: a quotation mark is not closed`);
  if (end < 0 || !isWord(words[0], 'when')) return refuse(`${name}: write ${RULE_FORM}`);
  const say = rest.slice((words[end]?.at ?? 0) + 'say'.length).trim(); // as it stands, its quotation marks too
  if (say === '' || say.length > LONGEST_SAYING)
    return refuse(`${name}: what it says has 1 to ${LONGEST_SAYING} characters, it is a title`);
  return withConditions({ name, say, text: text.trim() }, conditions);
}

interface Word {
  readonly text: string;
  readonly isQuoted: boolean;
  /** Where it begins. */
  readonly at: number;
}

const isWord = (word: Word | undefined, text: string): boolean => word?.text === text && !word.isQuoted;
const refuse = (reason: string): ParsedRule => ({ ok: false, reason });

const WORD = /"(?<quoted>[^"]*)"|[^\s"]+|"/g;

/** Split at blanks; what stands in quotation marks is one. A mark that is never closed is a word by itself. */
function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(WORD)].map((match) => {
    const quoted = match.groups?.['quoted'];
    return { text: quoted ?? match[0], isQuoted: quoted !== undefined, at: match.index };
  });
}

function withConditions(head: Omit<Rule, 'conditions'>, words: readonly Word[]): ParsedRule {
  const conditions: Condition[] = [];
  for (const some of groupsOf(words)) {
    const condition = parseCondition(some);
    if (condition === undefined)
      return refuse(
        `${head.name}: "${some.map((word) => word.text).join(' ')}" is no condition; say one like ${EXAMPLES}`,
      );
    conditions.push(condition);
  }
  if (conditions.length > MOST_CONDITIONS)
    return refuse(`${head.name}: a rule has at most ${MOST_CONDITIONS} conditions`);
  return { ok: true, rule: { ...head, conditions } };
}

const EXAMPLES = 'lines > 300, path src/**/*.sql, no path test/**, subject *wip*, hour >= 22, weekday fri';

/** Conditions are joined by `and`. */
function groupsOf(words: readonly Word[]): readonly (readonly Word[])[] {
  const groups: Word[][] = [[]];
  for (const word of words) {
    if (isWord(word, 'and')) groups.push([]);
    else groups.at(-1)?.push(word);
  }
  return groups;
}

function parseCondition(words: readonly Word[]): Condition | undefined {
  const not = isWord(words[0], 'no');
  const [field, second, third, ...more] = not ? words.slice(1) : words;
  if (field === undefined || second === undefined || more.length > 0) return undefined;
  if (field.text === 'path' || field.text === 'subject')
    return third === undefined ? patternOf(field.text, second.text, not) : undefined;
  if (not) return undefined;
  return field.text === 'weekday' && third === undefined
    ? weekdayOf(second.text)
    : comparisonOf(field.text, second.text, third?.text);
}

function patternOf(field: 'path' | 'subject', pattern: string, not: boolean): Condition | undefined {
  if (pattern === '' || pattern.length > LONGEST_PATTERN) return undefined;
  return { field, pattern, not, fits: compileGlob(pattern, { isText: field === 'subject' }) };
}

function weekdayOf(word: string): Condition | undefined {
  const day = DAYS.findIndex((name) => name === word);
  const group = Object.hasOwn(DAY_GROUPS, word) ? DAY_GROUPS[word] : undefined;
  const days = day >= 0 ? [day] : group;
  return days === undefined ? undefined : { field: 'weekday', days };
}

function comparisonOf(name: string, sign: string, number: string | undefined): Condition | undefined {
  const field = NUMBER_FIELDS.find((known) => known === name);
  const operator = OPERATORS.find((known) => known === sign);
  if (field === undefined || operator === undefined || !/^\d{1,6}$/.test(number ?? '')) return undefined;
  return { field, operator, than: Number(number) };
}
