// What the person's own last commits say about one file: how often it came within a day after commits that share a file
// with this one, and how often after others. The latter is what would happen anyway.
import { DAY } from '../../domain/local-time.js';
import type { OwnCommit } from './person-trace.js';

interface OwnPast {
  /** Commits without the file, while it lay fresh, that share a file with this one; and those after which it came. */
  related: number;
  relatedCame: number;
  /** The same of commits that share none, of the last thirty days. */
  other: number;
  otherCame: number;
  /** Commits that had both. */
  together: number;
  /** Of the last twenty commits, those with the file. */
  recent: number;
}

interface OwnView {
  readonly present: ReadonlySet<number>;
  readonly commits: readonly OwnCommit[];
  readonly now: number;
}

const HORIZON = 30 * DAY;
const RECENT = 20;

export function ownPastOf(id: number, { present, commits, now }: OwnView): Readonly<OwnPast> {
  const past: OwnPast = { related: 0, relatedCame: 0, other: 0, otherCame: 0, together: 0, recent: 0 };
  const nextTouches = nextTouchesOf(id, commits);
  let touchedAt = -Infinity;
  for (const [index, commit] of commits.entries()) {
    const isRelated = commit.files.some((file) => present.has(file));
    if (commit.files.includes(id)) {
      touchedAt = commit.at;
      past.together += isRelated ? 1 : 0;
      past.recent += index >= commits.length - RECENT ? 1 : 0;
      continue;
    }
    const next = nextTouches[index] ?? Infinity;
    const came = next >= commit.at && next - commit.at <= DAY ? 1 : 0;
    // What may still come is no miss yet.
    const isOpen = came === 0 && now - commit.at < DAY;
    if (!isOpen && commit.at - touchedAt > DAY) count(past, came, { isRelated, isRecent: now - commit.at <= HORIZON });
  }
  return past;
}

function count(past: OwnPast, came: number, { isRelated, isRecent }: { isRelated: boolean; isRecent: boolean }): void {
  if (isRelated) [past.related, past.relatedCame] = [past.related + 1, past.relatedCame + came];
  else if (isRecent) [past.other, past.otherCame] = [past.other + 1, past.otherCame + came];
}

/** When the file was touched next, seen from each commit. */
function nextTouchesOf(id: number, commits: readonly OwnCommit[]): readonly number[] {
  const touches: number[] = [];
  let next = Infinity;
  for (let index = commits.length - 1; index >= 0; index -= 1) {
    const commit = commits[index];
    touches[index] = next;
    if (commit?.files.includes(id) === true) next = commit.at;
  }
  return touches;
}
