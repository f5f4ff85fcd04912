// What came after each commit of a history, by its author: for training and evaluation, never for live use. A file counts
// as touched under its old name as well where it was renamed.
import type { CommitFact } from '../../domain/fact.js';
import { DAY } from '../../domain/local-time.js';

export interface Fate {
  /** Touched by the same author within a day; and that within the next three commits. */
  readonly day: boolean;
  readonly next3: boolean;
}

export interface Outlook {
  fateOf(index: number, path: string): Fate;
  /**
   * What would have come anyway: of the author's commits within thirty days that share no file with this one, do not hold
   * the file and met it fresh, those after which it came within a day.
   */
  controlOf(index: number, path: string): { readonly n: number; readonly came: number };
  /** What the author touched in the very next commit, where that came within a day. */
  nextOf(index: number): CommitFact | undefined;
}

/** One author's commits by author time: positions in the history, their times, and when each file was touched. */
interface Line {
  readonly positions: number[];
  readonly times: number[];
  readonly touches: Map<string, number[]>;
}

const AROUND = 30 * DAY;
/** Of more commits than this to compare with, so many are taken at even distances. */
const MOST_COMPARED = 80;

export function outlookOf(commits: readonly CommitFact[]): Outlook {
  const paths = commits.map(pathsOf);
  const lines = linesOf(commits, paths);
  const places = new Map(
    [...lines.values()].flatMap(({ positions }) => positions.map((at, place) => [at, place] as const)),
  );
  const lineOf = (index: number): Line => lines.get(commits[index]?.actor ?? '') ?? newLine();
  return {
    fateOf: (index, path) => fateIn(lineOf(index), places.get(index) ?? 0, path),
    controlOf: (index, path) => compare(lineOf(index), { place: places.get(index) ?? 0, path, paths }),
    nextOf: (index) => {
      const [line, place] = [lineOf(index), places.get(index) ?? 0];
      const [now = 0, then = Infinity] = [line.times[place], line.times[place + 1]];
      return then - now <= DAY ? commits[line.positions[place + 1] ?? -1] : undefined;
    },
  };
}

export function pathsOf({ files }: Pick<CommitFact, 'files'>): ReadonlySet<string> {
  return new Set(
    files.flatMap(({ path, from, status }) => (from !== undefined && status === 'R' ? [path, from] : [path])),
  );
}

function newLine(): Line {
  return { positions: [], times: [], touches: new Map() };
}

function linesOf(commits: readonly CommitFact[], paths: readonly ReadonlySet<string>[]): ReadonlyMap<string, Line> {
  const lines = new Map<string, Line>();
  const order = commits.map((_, index) => index);
  order.sort((a, b) => (commits[a]?.authoredAt ?? 0) - (commits[b]?.authoredAt ?? 0) || a - b);
  for (const index of order) {
    const { actor = '', authoredAt = 0 } = commits[index] ?? {};
    const line = lines.get(actor) ?? newLine();
    lines.set(actor, line);
    line.positions.push(index);
    line.times.push(authoredAt);
    for (const path of paths[index] ?? []) enter(line.touches, path, authoredAt);
  }
  return lines;
}

function enter(touches: Map<string, number[]>, path: string, at: number): void {
  const times = touches.get(path);
  if (times === undefined) touches.set(path, [at]);
  else times.push(at);
}

/** Commits of one second may stand on either side: only a later place is later. */
function fateIn({ times, touches }: Line, place: number, path: string): Fate {
  const now = times[place] ?? 0;
  const next = (touches.get(path) ?? [])[firstAbove(touches.get(path) ?? [], now)] ?? Infinity;
  const day = next - now <= DAY;
  return { day, next3: day && next <= (times[place + 3] ?? Infinity) };
}

interface Compared {
  readonly place: number;
  readonly path: string;
  readonly paths: readonly ReadonlySet<string>[];
}

function compare(line: Line, { place, path, paths }: Compared): { readonly n: number; readonly came: number } {
  const now = line.times[place] ?? 0;
  const own = paths[line.positions[place] ?? -1] ?? new Set();
  const touches = line.touches.get(path) ?? [];
  const [first, end] = [firstAtLeast(line.times, now - AROUND), firstAbove(line.times, now + AROUND)];
  const step = Math.max(1, (end - first) / MOST_COMPARED);
  let [n, came] = [0, 0];
  for (let at = first; at < end; at += step) {
    const other = Math.floor(at);
    const theirs = paths[line.positions[other] ?? -1];
    if (other === place || theirs === undefined || theirs.has(path) || hasCommon(own, theirs)) continue;
    const time = line.times[other] ?? 0;
    const before = touches[firstAtLeast(touches, time) - 1] ?? -Infinity;
    if (time - before <= DAY) continue;
    n += 1;
    came += (touches[firstAbove(touches, time)] ?? Infinity) - time <= DAY ? 1 : 0;
  }
  return { n, came };
}

function hasCommon(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const one of some) if (others.has(one)) return true;
  return false;
}

function firstAtLeast(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstAbove(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
