// Where a hook of ours may have come to: lefthook moves what it finds to `<hook>.old`, pre-commit and prek to
// `<hook>.legacy`, and all put it back when they leave. What we had moved aside ourselves stays where it was then.
import { BARE_HOOK, hasBlock, ORIGINAL_SUFFIX, withoutBlock } from './hook-block.js';
import { readState } from './replace-file.js';

const SUFFIXES = ['', '.legacy', '.old'];

/** The paths that a hook may have: its own first, then those that other managers move it to. */
export function pathsOf(path: string): readonly string[] {
  const own = path.replace(/\.(?:legacy|old)$/, '');
  return SUFFIXES.map((suffix) => own + suffix);
}

/** The hook that was moved aside for the file of ours that stands at `path` now; undefined where none was. */
export function originalOf(path: string): string | undefined {
  const text = textOf(path);
  // With other commands around our block the file is somebody else's, and ran nothing that was moved aside.
  if (!hasBlock(text) || withoutBlock(text) !== BARE_HOOK) return undefined;
  return pathsOf(path)
    .map((each) => each + ORIGINAL_SUFFIX)
    .find((each) => readState(each) !== undefined);
}

function textOf(path: string): string {
  return readState(path)?.bytes.toString('latin1') ?? '';
}
