// A goal from a person's own words. In: `median batch under 100 lines`, `tests with code 6 of 10`. Out: what is meant, or
// what is not understood about it. Each part is taken out of the words where it stands; what is left names the metric.
import type { Comparison, GoalMeaning, GoalSpan } from '../../domain/goal.js';
import { type GoalMetric, goalMetrics } from './goal-metrics.js';

export type ParsedGoal =
  | { readonly ok: true; readonly goal: GoalMeaning }
  | { readonly ok: false; readonly reason: string };

const LONGEST = 120;
const WEEK = 7;
const LONGEST_SPAN = 365;
const MOST_COMMITS = 200;

const COMPARISONS: readonly (readonly [string, Comparison])[] = [
  ['under', 'under'],
  ['below', 'under'],
  ['less than', 'under'],
  ['at most', 'at-most'],
  ['up to', 'at-most'],
  ['no more than', 'at-most'],
  ['over', 'over'],
  ['above', 'over'],
  ['more than', 'over'],
  ['at least', 'at-least'],
];
const DAYS: readonly (readonly [string, number])[] = [
  ['today', 1],
  ['a day', 1],
  ['this week', WEEK],
  ['a week', WEEK],
  ['a month', 30],
];
/** A number, and what it counts. */
const AMOUNT = /^(\d{1,6})(?: (?:lines?|files?|characters?|days?|evenings?|nights?))?(?= |$)/;
const IN_DAYS = / (?:in|over|of)(?: the last)? (\d{1,3}) (days?|weeks?)$/;
const K_OF_M = /(?:^| )(?:at least )?(\d{1,3}) of (\d{1,3})(?= |$)/;
const PERCENT = /(?:^| )(?:at least )?(\d{1,3}) ?%(?= |$)/;

/** Words that are still to be understood, and what was. */
interface Words {
  readonly text: string;
  readonly span?: GoalSpan;
}

export function parseGoal(said: string): ParsedGoal {
  const text = said.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  if (text.length > LONGEST) return refuse(`a goal has at most ${LONGEST} characters`);
  const words = takeSpan(text);
  const share = takeShare(words.text);
  const bound = takeBound(share.text);
  const metric = metricOf(bound.text, share.target !== undefined, bound.limit !== undefined);
  if (metric === undefined) return refuse(`"${said.trim()}" is no goal that can be measured`);
  return metric.kind === 'share'
    ? shareGoal(metric, share, { ...words, limit: bound.limit })
    : boundGoal(metric, bound, words);
}

/** All that can be said, by example. */
export function goalExamples(): readonly string[] {
  return goalMetrics.map(({ example }) => example);
}

const refuse = (reason: string): ParsedGoal => ({ ok: false, reason });

function takeSpan(text: string): Words {
  const [match, count = '', unit = ''] = IN_DAYS.exec(text) ?? [];
  if (match !== undefined) {
    const days = Number(count) * (unit.startsWith('week') ? WEEK : 1);
    return { text: text.slice(0, -match.length), span: { days } };
  }
  const found = DAYS.find(([words]) => text.endsWith(` ${words}`));
  return found === undefined ? { text } : { text: text.slice(0, -found[0].length - 1), span: { days: found[1] } };
}

interface Share {
  readonly text: string;
  /** Percent. */
  readonly target?: number;
  readonly of?: number;
}

function takeShare(text: string): Share {
  const [fraction, k = '', m = ''] = K_OF_M.exec(text) ?? [];
  if (fraction !== undefined)
    return {
      text: text.replace(fraction, '').trim(),
      target: (Number(k) / Math.max(1, Number(m))) * 100,
      of: Number(m),
    };
  const [percent, share = ''] = PERCENT.exec(text) ?? [];
  return percent === undefined ? { text } : { text: text.replace(percent, '').trim(), target: Number(share) };
}

interface Bound {
  readonly text: string;
  readonly comparison?: Comparison;
  readonly limit?: number;
}

function takeBound(text: string): Bound {
  const padded = ` ${text}`;
  for (const [words, comparison] of COMPARISONS) {
    const at = padded.indexOf(` ${words} `);
    const rest = at < 0 ? '' : padded.slice(at + words.length + 2);
    const [amount, number = ''] = AMOUNT.exec(rest) ?? [];
    if (amount === undefined) continue;
    const left = `${padded.slice(0, at)}${rest.slice(amount.length)}`.trim();
    return { text: left, comparison, limit: Number(number) };
  }
  return { text };
}

function metricOf(words: string, hasShare: boolean, hasLimit: boolean): GoalMetric | undefined {
  return goalMetrics.find((metric) => {
    const isLimited = metric.kind !== 'share' || metric.limited === true;
    return metric.words.includes(words) && (metric.kind === 'share') === hasShare && isLimited === hasLimit;
  });
}

type Rest = Pick<Words, 'span'> & { readonly limit?: number | undefined };

function shareGoal({ name }: GoalMetric, { target = 0, of }: Share, { span, limit }: Rest): ParsedGoal {
  if (target < 1 || target > 100) return refuse('a share goes from 1 % to 100 %');
  if (of !== undefined && of > MOST_COMMITS) return refuse(`a goal looks at ${MOST_COMMITS} commits at most`);
  const within = span ?? (of === undefined ? { days: 30 } : { commits: of });
  const goal = { metric: name, comparison: 'at-least', target, span: within } as const;
  return checked(limit === undefined ? goal : { ...goal, limit });
}

function boundGoal({ name }: GoalMetric, { comparison = 'at-most', limit = 0 }: Bound, { span }: Words): ParsedGoal {
  return checked({ metric: name, comparison, target: limit, span: span ?? { days: WEEK } });
}

function checked(goal: GoalMeaning): ParsedGoal {
  const size = 'days' in goal.span ? goal.span.days : goal.span.commits;
  if (size < 1 || size > LONGEST_SPAN) return refuse(`a goal looks back over 1 to ${LONGEST_SPAN} days`);
  return { ok: true, goal };
}
