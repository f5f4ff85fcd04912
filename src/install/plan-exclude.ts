// Keeps an untracked hook file in a work tree out of `git status`: lines for .git/info/exclude, in a marked block.
import { join, relative, sep } from 'node:path';
import { blockOf, hasBlock, linesOfBlock, withBlock } from './hook-block.js';
import type { Change, RepositorySite } from './hook-manager.js';
import { readState } from './replace-file.js';

/** `paths` are absolute; lines of an earlier block stay. */
export function planExclude({ place }: RepositorySite, paths: readonly string[]): readonly Change[] {
  const { top, commonDir } = place;
  if (paths.length === 0 || top === null) return [];
  const path = join(commonDir, 'info', 'exclude');
  const state = readState(path);
  const text = state?.bytes.toString('latin1') ?? '';
  const lines = [...new Set([...linesOfBlock(text), ...paths.map((each) => patternOf(relative(top, each)))])].sort();
  const updated = hasBlock(text) ? withBlock(text, blockOf(lines)) : appended(text, blockOf(lines));
  return updated === text ? [] : [{ kind: 'block', path, text: updated, mode: state?.mode ?? 0o644 }];
}

function appended(text: string, block: string): string {
  return text === '' || text.endsWith('\n') ? text + block : `${text}\n${block}`;
}

function patternOf(path: string): string {
  const pattern = `/${path.split(sep).join('/')}`.replace(/[\\*?[]/g, String.raw`\$&`);
  return Buffer.from(pattern, 'utf8').toString('latin1');
}
