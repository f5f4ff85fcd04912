// On which branch HEAD was at each line of its log: known now, and changed only by lines that say so.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LogLine } from './reflog.js';

const BRANCH = 'refs/heads/';

/** One branch a line; null while HEAD was detached, or on a commit named by its hash. */
export function branchesOf(gitDir: string, lines: readonly LogLine[]): readonly (string | null)[] {
  const branches: (string | null)[] = [];
  let branch = readBranch(gitDir);
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const message = lines[index]?.message ?? '';
    branches[index] = branch;
    branch = branchBefore(message, branch);
  }
  return branches;
}

/** The branch that is being rebased counts as the branch: its commits are being made. */
function readBranch(gitDir: string): string | null {
  const head = /^ref: refs\/heads\/([^\n]+)/.exec(readText(join(gitDir, 'HEAD')))?.[1];
  if (head !== undefined) return head === '.invalid' ? null : head;
  for (const state of ['rebase-merge/head-name', 'rebase-apply/head-name']) {
    const name = readText(join(gitDir, state)).trim();
    if (name.startsWith(BRANCH)) return name.slice(BRANCH.length);
  }
  return null;
}

function branchBefore(message: string, branch: string | null): string | null {
  if (!message.startsWith('checkout: ') && !message.includes('finish')) return branch;
  const moved = /^checkout: moving from (.+) to [^ ]+$/s.exec(message)?.[1];
  if (moved !== undefined) return /^[0-9a-f]{40,64}$/.test(moved) ? null : moved;
  const finished = /(?:\(finish\)|finished): (?:returning to )?refs\/heads\/([^ ]+)/.exec(message)?.[1];
  return finished ?? branch;
}

function readText(path: string): string {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(path, 'utf8') : '';
}
