// The programs that the rendered `start` would run: they may be gone, as after another version of node was put in and the old
// one removed. In: the data directory. Out: paths; none where nothing is rendered, or by hands other than ours.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readState } from './replace-file.js';

/** The recorder's script where it is gone, and the node of the install where neither it nor a stand-in is there. */
export function goneStartedPrograms(dataRoot: string): readonly string[] {
  const lines = (readState(join(dataRoot, 'install/hooks/start'))?.bytes.toString('utf8') ?? '').split('\n');
  const recorder = quotedIn(lines, { before: "cn_recorder='", after: "'" });
  const nodes = quotedIn(lines, { before: "for cn_name in '", after: "'; do" });
  const node = nodes.some((path) => existsSync(path)) ? [] : nodes.slice(0, 1);
  return [...recorder.filter((path) => !existsSync(path)), ...node];
}

/** The words of the first such line, as `quoteForShell` has quoted them. */
function quotedIn(
  lines: readonly string[],
  { before, after }: { readonly before: string; readonly after: string },
): readonly string[] {
  const line = lines.find((each) => each.startsWith(before) && each.endsWith(after));
  const words = line?.slice(before.length, -after.length).split("' '") ?? [];
  return words.map((word) => word.replaceAll(String.raw`'\''`, "'"));
}
