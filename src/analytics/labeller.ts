// Labels: later findings about earlier commits, as facts. Where git blame has told whose lines a correction replaced, that
// counts; until then who touched a corrected file last. In the hand-checked sample (README.md here) blame is right in 15 of 20,
// the last toucher in 7 of 52; so either says "later fixed", never "buggy".
import type { CommitHash } from '../domain/commit-record.js';
import type { CommitFact, LabelFact } from '../domain/fact.js';
import { DAY } from '../domain/local-time.js';
import { isFix } from './message-class.js';
import { codeFilesOf } from './own-size.js';
import { isMerge } from './superseded.js';

/** Commits of one repository that count, in canonical order, in; labels out. */
export type Labeller = (commits: readonly CommitFact[]) => readonly LabelFact[];

/** By correction: the commits whose lines it replaced. One that is not in it was not looked at yet. */
export type BlamedFixes = ReadonlyMap<CommitHash, readonly CommitHash[]>;

/** Larger corrections are refactorings with a "fix" in the subject. */
const MOST_FIXED_FILES = 5;
export const LABEL_HORIZON = 30 * DAY;
/** Hashes are looked up by this beginning: messages often quote a short one. */
const SHORT = 7;

export const labelLastTouchers: Labeller = labelByBlame(new Map());

/** A labeller for which blame has the word wherever it has spoken. */
export function labelByBlame(blamed: BlamedFixes): Labeller {
  return (commits) => {
    const touched = new Map<string, CommitFact>();
    const known = new Map<string, CommitFact>();
    const byHash = new Map(commits.map((commit) => [commit.hash, commit]));
    return commits
      .filter((commit) => !isMerge(commit))
      .flatMap((fix) => {
        const causes = blamed.get(fix.hash)?.map((hash) => byHash.get(hash)) ?? lastTouchers(fix, touched);
        const labels = [...revertLabels(fix, known), ...fixLabels(fix, causes)];
        for (const file of codeFilesOf(fix)) touched.set(file, fix);
        known.set(fix.hash.slice(0, SHORT), fix);
        return labels;
      });
  };
}

/** The code files of a small correction, none of any other commit. */
function correctedFilesOf(commit: CommitFact): readonly string[] {
  const files = isFix(commit.subject) && !isMerge(commit) ? codeFilesOf(commit) : [];
  return files.length > MOST_FIXED_FILES ? [] : files;
}

/** Those of them from which it takes lines away: blame can tell who wrote these. */
export function replacedFilesOf(commit: CommitFact): readonly string[] {
  const corrected = new Set(correctedFilesOf(commit));
  const files = commit.files.filter(({ path, deletions }) => corrected.has(path) && (deletions ?? 0) > 0);
  return files.map(({ path }) => path);
}

function lastTouchers(fix: CommitFact, touched: ReadonlyMap<string, CommitFact>): readonly (CommitFact | undefined)[] {
  return correctedFilesOf(fix).map((file) => touched.get(file));
}

function fixLabels(fix: CommitFact, causes: readonly (CommitFact | undefined)[]): readonly LabelFact[] {
  const recent = causes.filter((cause) => cause !== undefined && fix.at - cause.at <= LABEL_HORIZON);
  return [...new Set(recent)].flatMap((cause) =>
    cause === undefined ? [] : labelFrom(fix, cause.hash, 'later-fixed'),
  );
}

function revertLabels(revert: CommitFact, known: ReadonlyMap<string, CommitFact>): readonly LabelFact[] {
  const reverted = revert.reverts
    .map((named) => ({ named, commit: known.get(named.slice(0, SHORT)) }))
    .filter(({ named, commit }) => commit?.hash.startsWith(named) === true);
  return reverted.flatMap(({ commit }) => (commit === undefined ? [] : [labelFrom(revert, commit.hash, 'reverted')]));
}

function labelFrom({ repository, at, hash: by }: CommitFact, hash: CommitHash, label: LabelFact['label']): LabelFact {
  return { type: 'label', repository, at, hash, label, by };
}
