// In: what a habit saw, and the wording of its kind. Out: a nudge, fit to be shown anywhere: escaped, one line, cut.
import type { CommitHash } from '../domain/commit-record.js';
import { countText } from '../domain/count-text.js';
import { CraftNudgeError } from '../domain/failure.js';
import { instantOf } from '../domain/instant.js';
import type { Nudge } from '../domain/nudge.js';
import type { Evidence, Observation } from '../domain/observation.js';
import { isRuleKind } from '../domain/rule.js';
import { safeText } from '../domain/safe-text.js';
import { RULE_WEIGHT, ruleWordsOf } from './compose-rule.js';
import { PLACEHOLDER, type Template, type Templates, type Variant } from './template.js';

export const TITLE_LENGTH = 60;
export const BODY_LENGTH = 200;
/** Room for one value, from generous to tight: the first that lets the whole line fit is taken. */
const VALUE_LENGTHS: readonly number[] = [40, 28, 18, 12];

export interface Wording {
  readonly templates: Templates;
  /** uuid v5 of `<kind>:<hash>`; the same commit and kind always make the same nudge. */
  makeNudgeId(kind: string, hash: CommitHash): string;
}

export function composeNudge(observation: Observation, repositoryName: string, wording: Wording): Nudge {
  const { kind, hash, at, tier, repository, evidence, file, model } = observation;
  const id = wording.makeNudgeId(kind, hash);
  const commitAt = instantOf(at);
  if (commitAt === undefined) throw new RangeError(`a habit saw ${kind} at the impossible time ${at}`);
  const words = wordsOf(observation, repositoryName, { ...wording, id });
  return {
    id,
    kind,
    tier,
    repository,
    repositoryName,
    commits: [hash],
    ...(file === undefined ? {} : { file }),
    evidence,
    commitAt,
    ...words,
    ...(model === undefined ? {} : { model }),
  };
}

type Words = Pick<Nudge, 'body' | 'title' | 'untilPush' | 'weight'>;

function wordsOf(
  { kind, file, evidence }: Observation,
  repository: string,
  { templates, id }: Pick<Wording, 'templates'> & { readonly id: string },
): Words {
  if (isRuleKind(kind)) return wordsOfRule(evidence);
  const { variants, weight, untilPush } = templateOf(kind, templates);
  const values = { repository, ...(file === undefined ? {} : { file }), ...evidence };
  const { title, body } = chooseVariant({ kind, variants }, values, id);
  return {
    title: fillLine(title, values, TITLE_LENGTH),
    body: fillLine(body, values, BODY_LENGTH),
    weight,
    untilPush,
  };
}

function wordsOfRule(evidence: Evidence): Words {
  const { title, body } = ruleWordsOf(evidence);
  return {
    title: cutText(title, TITLE_LENGTH),
    body: cutText(body, BODY_LENGTH),
    weight: RULE_WEIGHT,
    untilPush: false,
  };
}

function templateOf(kind: string, templates: Templates): Template {
  const template = templates.get(kind);
  if (template !== undefined) return template;
  const reason = `no wording for ${kind} in templates/nudges`;
  throw new CraftNudgeError('CONFIG_INVALID', { where: 'this installation', reason });
}

/** Varied, since people stop seeing what always looks the same; decided by the id, so that a nudge never changes its words. */
function chooseVariant({ kind, variants }: Pick<Template, 'kind' | 'variants'>, values: Evidence, id: string): Variant {
  const speakable = variants.filter((variant) => canSpeak(variant, values));
  const special = speakable.filter(({ when }) => when !== undefined);
  const choice = special.length > 0 ? special : speakable;
  const chosen = choice[Number.parseInt(id.slice(0, 8), 16) % choice.length];
  if (chosen === undefined)
    throw new RangeError(`no variant of ${kind} can speak of ${Object.keys(values).join(', ')}`);
  return chosen;
}

function canSpeak({ placeholders, when }: Variant, values: Evidence): boolean {
  if (when !== undefined && String(values[when.name]) !== when.value) return false;
  return placeholders.every((name) => values[name] !== undefined);
}

function fillLine(line: string, values: Evidence, length: number): string {
  const fitting = VALUE_LENGTHS.map((room) => fillValues(line, values, room));
  return cutText(fitting.find((text) => text.length <= length) ?? fitting.at(-1) ?? '', length);
}

function fillValues(line: string, values: Evidence, room: number): string {
  return line.replace(PLACEHOLDER, (_, name: string, ordinal?: string) => {
    const value = values[name] ?? '';
    return ordinal === undefined ? shortValueOf(name, value, room) : ordinalOf(Number(value));
  });
}

function ordinalOf(value: number): string {
  const teen = value % 100 >= 11 && value % 100 <= 13;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${value}${ending}`;
}

function shortValueOf(name: string, value: string | number, room: number): string {
  if (typeof value === 'number') return countText(value);
  if (!/file$/i.test(name)) return cutText(safeText(value.slice(0, 1000).trim()), room);
  const path = safeText(value.slice(-1000)); // a path's end says more than its beginning
  return path.length <= room ? path : cutMiddle(path.slice(path.lastIndexOf('/') + 1) || path, room);
}

/** Keeps both ends: `a-very-long…name.ts`. */
function cutMiddle(text: string, room: number): string {
  if (text.length <= room) return text;
  const tail = Math.floor((room - 1) * 0.6);
  return `${headOf(text, room - 1 - tail)}…${text.slice(-tail).replace(/^[\udc00-\udfff]/, '')}`;
}

/** `text` in at most `length` characters, never half a character. */
function cutText(text: string, length: number): string {
  return text.length <= length ? text : `${headOf(text, length - 1).trimEnd()}…`;
}

const headOf = (text: string, length: number): string => text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
