// In: the text of templates/nudges/<kind>.txt. Out: its variants and the little that policy must know of the kind.
// A file is a head (`weight: 50`), then variants divided by lines of `---`: a title, the rest is the body; before them,
// `when: whose=own` keeps a variant for that value of the evidence.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CraftNudgeError, reasonOf } from '../domain/failure.js';

export interface Variant {
  readonly title: string;
  readonly body: string;
  /** Only where this evidence has this value; such a variant goes before those that always fit. */
  readonly when?: { readonly name: string; readonly value: string };
  /** Names of the evidence that it needs: a variant speaks only where every figure that it names is there. */
  readonly placeholders: readonly string[];
}

export interface Template {
  readonly kind: string;
  /** Of several nudges of one commit the heaviest speaks. */
  readonly weight: number;
  /** It asks for an amend: worth nothing after the push. */
  readonly untilPush: boolean;
  readonly variants: readonly Variant[];
}

export type Templates = ReadonlyMap<string, Template>;

/** `{{file}}`, or `{{nth|ordinal}}` for 2nd. */
export const PLACEHOLDER = /\{\{(\w+)(\|ordinal)?\}\}/g;
const DIVIDER = /^---$/m;

export function parseTemplate(kind: string, text: string): Template {
  const [head = '', ...variants] = text.replaceAll('\r\n', '\n').split(DIVIDER);
  const settings = new Map(head.split('\n').map((line) => splitOnce(line, ':')));
  return {
    kind,
    weight: Number(settings.get('weight') ?? 0),
    untilPush: settings.get('until-push') === 'yes',
    variants: variants.map(parseVariant),
  };
}

function parseVariant(text: string): Variant {
  const lines = text.trim().split('\n');
  const [name, value] = splitOnce(/^when:(.*)$/.exec(lines[0] ?? '')?.[1] ?? '', '=');
  const [title = '', ...body] = name === '' ? lines : lines.slice(1);
  const placeholders = [...text.matchAll(PLACEHOLDER)].flatMap(([, placeholder]) => placeholder ?? []);
  const words = { title, body: body.join(' '), placeholders: [...new Set(placeholders)] };
  return name === '' ? words : { ...words, when: { name, value } };
}

function splitOnce(line: string, divider: string): readonly [string, string] {
  const at = line.indexOf(divider);
  return at < 0 ? [line.trim(), ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}

/** All templates of a directory, by kind. */
export function loadTemplates(directory: string): Templates {
  try {
    const names = readdirSync(directory).filter((name) => name.endsWith('.txt'));
    return new Map(names.map((name) => [kindOf(name), readTemplate(join(directory, name))]));
  } catch (cause) {
    throw new CraftNudgeError('STORE_UNREADABLE', { path: directory, reason: reasonOf(cause) }, { cause });
  }
}

const kindOf = (path: string): string => basename(path, '.txt');

function readTemplate(path: string): Template {
  return parseTemplate(kindOf(path), readFileSync(path, 'utf8'));
}
