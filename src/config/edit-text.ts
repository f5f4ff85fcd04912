// One key of a settings file, set or removed, with the rest of the text left as it is: comments, order, spelling.
// Pure: text in, text out. YAML is edited line by line, so the caller reads the result again before it trusts it.
import type { SettingValue } from './settings.js';

export interface Edit {
  readonly key: string;
  /** undefined removes the key. */
  readonly value: SettingValue | undefined;
}

/** YAML keeps its lines; JSON is printed anew with two spaces. */
export function editText(text: string, edit: Edit): string {
  const root = text.trimStart().startsWith('{') ? parseTree(text) : undefined;
  return root === undefined ? editYaml(text, edit) : editTree(root, edit);
}

/** undefined for YAML in braces. */
function parseTree(text: string): Tree | undefined {
  try {
    return JSON.parse(text) as Tree;
  } catch {
    return undefined;
  }
}

function editTree(root: Tree, { key, value }: Edit): string {
  remove(root, key);
  if (value !== undefined) place(root, key, value);
  return `${JSON.stringify(root, null, 2)}\n`;
}

type Tree = { [name: string]: unknown };

/** The key may be written dotted, nested, or in part both. */
function remove(tree: Tree, key: string): void {
  delete tree[key];
  for (const [name, child] of Object.entries(tree))
    if (key.startsWith(`${name}.`) && isTree(child)) remove(child, key.slice(name.length + 1));
}

function place(tree: Tree, key: string, value: SettingValue): void {
  const dot = key.indexOf('.');
  const section = dot < 0 ? undefined : tree[key.slice(0, dot)];
  if (isTree(section)) place(section, key.slice(dot + 1), value);
  else tree[key] = value;
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function editYaml(text: string, { key, value }: Edit): string {
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const found = findKey(lines, key);
  if (found === undefined) return value === undefined ? text : joined([...lines, `${key}: ${yamlOf(value)}`]);
  const written = value === undefined ? [] : [`${found.before} ${yamlOf(value)}${found.comment}`];
  return joined([...lines.slice(0, found.line), ...written, ...lines.slice(found.end)]);
}

function joined(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

interface KeyLines {
  readonly line: number;
  /** The first line that is no part of the value. */
  readonly end: number;
  /** The line up to its colon. */
  readonly before: string;
  readonly comment: string;
}

const KEY_LINE = /^(?<before>(?<indent> *)(?<quoted>["']?)(?<name>[\w.-]+)\k<quoted> *:)(?=\s|$)/;
const COMMENT = /(?<!\s)\s+#.*$/;

function findKey(lines: readonly string[], key: string): KeyLines | undefined {
  let sections: readonly { readonly indent: number; readonly path: string }[] = [];
  for (const [line, text] of lines.entries()) {
    const { before = '', indent = '', name = '' } = KEY_LINE.exec(text)?.groups ?? {};
    if (name === '') continue;
    sections = sections.filter((section) => section.indent < indent.length);
    const path = [...sections.slice(-1).map((section) => section.path), name].join('.');
    if (path === key) {
      const comment = COMMENT.exec(text.slice(before.length))?.[0] ?? '';
      return { line, end: endOf(lines, line, indent.length), before, comment };
    }
    sections = [...sections, { indent: indent.length, path }];
  }
  return undefined;
}

/** The value goes on over deeper lines and over list members at the key's own depth. */
function endOf(lines: readonly string[], line: number, indent: number): number {
  const next = lines.slice(line + 1).findIndex((text) => {
    const depth = text.search(/\S/);
    return depth < indent || (depth === indent && text[depth] !== '-');
  });
  return next < 0 ? lines.length : line + 1 + next;
}

/** Words that YAML reads as text need no quotes. */
function yamlOf(value: SettingValue): string {
  if (Array.isArray(value)) return `[${value.map(yamlOf).join(', ')}]`;
  if (typeof value !== 'string') return String(value);
  return /^[a-z][\w-]*$/i.test(value) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(value)
    ? value
    : JSON.stringify(value);
}
