// The marked block in a hook file: made, found, put in, taken out. Files are handled byte for byte, as latin1 text.
import type { HookName } from './hook-names.js';
import { quoteForShell } from '../domain/shell-quote.js';

const OPEN = '# >>> craftnudge >>>';
const CLOSE = '# <<< craftnudge <<<';

/** What is left of a hook file that we have made, once the block is out. */
export const BARE_HOOK = '#!/bin/sh\n';
export const ORIGINAL_SUFFIX = '.craftnudge-original';

const SHARED_LINE = '# Records commits for those who use CraftNudge; does nothing for everybody else.';

export const hasSharedBlock = (text: string): boolean => text.includes(SHARED_LINE);
export const hasBlock = (text: string): boolean => blockIn(text) !== undefined;
export const withoutBlock = (text: string): string => (hasBlock(text) ? withBlock(text, '') : text);
export const blockOf = (lines: readonly string[]): string => `${[OPEN, ...lines, CLOSE].join('\n')}\n`;

/**
 * In a file that holds nothing else: the text for that where there is one, or else sources the rendered hook; silent and
 * harmless once that is gone.
 */
export function personalBlock(rendered: string, alone: string | undefined): string {
  return blockOf([alone === undefined ? sourceIfReadable(rendered) : latin1Of(alone.trimEnd())]);
}

/** The same in front of somebody's own commands: they get their umask back, and by `cn_mask` their standard input too. */
export function guestBlock(rendered: string): string {
  const path = latin1Of(quoteForShell(rendered));
  return blockOf([`[ ! -r ${path} ] || { cn_mask=$(umask) && . ${path} && umask "$cn_mask"; }`]);
}

/**
 * As `guestBlock`; then becomes the hook that was moved aside, unless that had been switched off. pre-commit and prek move
 * this file to `<hook>.legacy` and back.
 */
export function chainingBlock(rendered: string): string {
  const original = `"$craftnudge${ORIGINAL_SUFFIX}"`;
  const execution = `for craftnudge in "$0" "\${0%.legacy}" "$0.legacy"; do [ ! -x ${original} ] || exec ${original} "$@"; done`;
  return guestBlock(rendered).replace(CLOSE, () => `${execution}\n${CLOSE}`);
}

/** For a file that a team tracks: names no path of anybody's machine. */
export function sharedBlock(hook: HookName): string {
  const [first, others] = DATA_DIRECTORIES;
  const rendered = renderedIn(hook);
  return blockOf([
    SHARED_LINE,
    `for craftnudge in ${first} \\`,
    `  ${others}; do`,
    `  [ ! -r ${rendered} ] || { cn_mask=$(umask) && . ${rendered} && umask "$cn_mask" && break; }`,
    'done',
  ]);
}

/** The same in one line, for a shell that runs nothing else: what a team writes into its manager's configuration. */
export function sharedCommand(hook: HookName): string {
  const rendered = renderedIn(hook);
  return `for craftnudge in ${DATA_DIRECTORIES.join(' ')}; do [ ! -r ${rendered} ] || { . ${rendered}; break; }; done`;
}

/** Where a data directory may be: by its variables, then on macOS and Windows. */
const DATA_DIRECTORIES = [
  '"${CRAFTNUDGE_HOME:-${XDG_DATA_HOME:-${HOME-}/.local/share}/craftnudge}"',
  '"${HOME-}/Library/Application Support/craftnudge" "${LOCALAPPDATA-}/craftnudge"',
] as const;

const renderedIn = (hook: HookName): string => `"$craftnudge/install/hooks/${hook}"`;

/** The command of a config hook: git runs it by a shell and adds the hook's arguments at the end. */
export function sourceIfReadable(rendered: string): string {
  const path = latin1Of(quoteForShell(rendered));
  return `[ ! -r ${path} ] || . ${path}`;
}

/** The block stands right after the shebang, so that nothing of the hook has run before it. */
export function withBlock(text: string, block: string): string {
  const old = blockIn(text);
  if (old !== undefined) return text.slice(0, old.start) + block + text.slice(old.end);
  if (!text.startsWith('#!')) return block + text;
  const end = text.indexOf('\n');
  return end < 0 ? `${text}\n${block}` : text.slice(0, end + 1) + block + text.slice(end + 1);
}

const SHELL =
  /^#![ \t]*(?:\S*\/env[ \t]+(?:-S[ \t]*)?(?:-\S+[ \t]+|\w+=\S*[ \t]+)*)?(?:\S*\/)?(?:busybox[ \t]+)?(?:a|ba|da|k|mk|z)?sh(?:93)?(?:[ \t][^\r]*)?$/;
/** A first line that is code to sh and text to another language, such as `''''exec python3 "$0"`. */
const POLYGLOT = /^(?:''|""|'exec'|"exec"|:[ \t]*['"])/;

/** May sh run a block inside this text? git itself gives a text without shebang to sh. */
export function isShell(text: string): boolean {
  if (text.slice(0, 8192).includes('\0')) return false;
  const [first = '', ...rest] = text.split('\n');
  if (first.startsWith('#!') && !SHELL.test(first)) return false;
  const code = [first, ...rest].find((line) => line.trim() !== '' && !line.startsWith('#'));
  return code === undefined || !POLYGLOT.test(code);
}

/** Paths are UTF-8 on disk, and the files that hold them are handled as latin1. */
function latin1Of(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** What stands between the two marks. */
export function linesOfBlock(text: string): readonly string[] {
  const { start, end } = blockIn(text) ?? { start: 0, end: 0 };
  return text
    .slice(start, end)
    .split('\n')
    .filter((line) => ![OPEN, CLOSE, ''].includes(line));
}

/** From the first opening mark to the closing one behind it. No pattern: in a hostile file it would start at every mark. */
function blockIn(text: string): { readonly start: number; readonly end: number } | undefined {
  const start = findLine(text, OPEN, 0);
  const close = start < 0 ? -1 : findLine(text, CLOSE, start);
  return close < 0 ? undefined : { start, end: Math.min(close + CLOSE.length + 1, text.length) };
}

/** Where a whole line is `line`, from `from` on; -1 for nowhere. */
function findLine(text: string, line: string, from: number): number {
  const isEdge = (at: number): boolean => at < 0 || at === text.length || text[at] === '\n';
  let at = text.indexOf(line, from);
  while (at >= 0 && !(isEdge(at - 1) && isEdge(at + line.length))) at = text.indexOf(line, at + 1);
  return at;
}
