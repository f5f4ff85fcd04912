// In: the text of templates/nudges/<kind>.txt. Out: its variants and the little that policy must know of the kind.
// A file is a head (`weight: 50`), then variants divided by lines of `---`: the first line is the title, the rest the body.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CraftNudgeError, reasonOf } from '../domain/failure.js';

export interface Variant {
  readonly title: string;
  readonly body: string;
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

export const PLACEHOLDER = /\{\{(\w+)\}\}/g;
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
  const [title = '', ...body] = text.trim().split('\n');
  const placeholders = [...text.matchAll(PLACEHOLDER)].flatMap(([, name]) => name ?? []);
  return { title, body: body.join(' '), placeholders: [...new Set(placeholders)] };
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
