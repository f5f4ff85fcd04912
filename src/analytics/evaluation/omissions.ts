// Omissions that people confess: the author's next commit within a day says "forgot", "missing", "also" and brings a file
// that was there before. Was that file among the first three that were thought of?
import { pathsOf } from '../companion/outlook.js';
import type { Walk } from '../companion/walk-history.js';
import type { Candidate, Score } from './companion-candidates.js';

const CONFESSED =
  /\b(?:forg[eo]t(?:ten)?|missing|missed|oops|whoops|left out|leftover|also|follow[- ]?up|remaining|should have been|previous commit|last commit)\b/i;
const MOST_FILES = 10;

export interface Omissions {
  readonly n: number;
  /** The file was among the first one, and the first three. */
  readonly first: number;
  readonly first3: number;
}

export function omissionsOf(walk: Walk, candidates: readonly Candidate[], score: Score): Omissions {
  const born = firstCommits(walk);
  const found = walk.eligible.flatMap(({ index, fact }) => {
    const next = walk.outlook.nextOf(index);
    if (next === undefined || !CONFESSED.test(next.subject) || next.fileCount > MOST_FILES) return [];
    const present = pathsOf(fact);
    const left = [...pathsOf(next)].filter((path) => !present.has(path) && (born.get(path) ?? Infinity) < index);
    return left.length === 0 ? [] : [{ index, left }];
  });
  const wanted = new Map(found.map(({ index, left }) => [index, left]));
  const thought = firstThoughts(
    candidates.filter(({ index }) => wanted.has(index)),
    score,
  );
  const count = (most: number): number =>
    found.filter(
      ({ index, left }) =>
        thought
          .get(index)
          ?.slice(0, most)
          .some((path) => left.includes(path)) === true,
    ).length;
  return { n: found.length, first: count(1), first3: count(3) };
}

function firstCommits({ commits }: Walk): ReadonlyMap<string, number> {
  const born = new Map<string, number>();
  for (const [index, commit] of commits.entries())
    for (const path of pathsOf(commit)) if (!born.has(path)) born.set(path, index);
  return born;
}

function firstThoughts(candidates: readonly Candidate[], score: Score): ReadonlyMap<number, readonly string[]> {
  const thought = new Map<number, string[]>();
  for (const { index, prospect } of candidates.toSorted((a, b) => score(b) - score(a))) {
    const paths = thought.get(index);
    if (paths === undefined) thought.set(index, [prospect.path]);
    else paths.push(prospect.path);
  }
  return thought;
}
