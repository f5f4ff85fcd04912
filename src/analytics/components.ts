// Which files of one commit belong together: they stand in one folder, share a stem (a file and its test), or have often
// enough been changed together. Paths and earlier commits in; groups of paths out.
import { directoryOf, stemOf } from './path-class.js';

export interface Together {
  /** The files of earlier commits. */
  readonly earlier: readonly (readonly string[])[];
  /** From this share of a file's changes with another on, they belong together. */
  readonly confidence: number;
}

/** In the order of their first paths. */
export function componentsOf(paths: readonly string[], together: Together): readonly (readonly string[])[] {
  const isCoupled = couplingOf(paths, together);
  const groups: string[][] = [];
  for (const path of paths) {
    const joined = groups.filter((group) => group.some((other) => areKin(path, other) || isCoupled(path, other)));
    const [first, ...rest] = joined;
    if (first === undefined) {
      groups.push([path]);
      continue;
    }
    first.push(...rest.flat(), path);
    for (const group of rest) groups.splice(groups.indexOf(group), 1);
  }
  return groups;
}

function areKin(a: string, b: string): boolean {
  return directoryOf(a) === directoryOf(b) || stemOf(a) === stemOf(b);
}

/** Either way: a test changes with its code, and the code seldom with that test. */
function couplingOf(paths: readonly string[], { earlier, confidence }: Together): (a: string, b: string) => boolean {
  const asked = new Set(paths);
  const touched = new Map<string, Set<number>>(paths.map((path) => [path, new Set()]));
  for (const [index, files] of earlier.entries())
    for (const file of files) if (asked.has(file)) touched.get(file)?.add(index);
  return (a, b) => {
    const [some, others] = [touched.get(a) ?? new Set(), touched.get(b) ?? new Set()];
    const both = [...some].filter((index) => others.has(index)).length;
    return both > 0 && both >= confidence * Math.min(some.size, others.size);
  };
}
