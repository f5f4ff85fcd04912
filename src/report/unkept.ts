// Commits of which the words or the paths were not kept, and so are missing from what needs them: counted and said, since
// "too few yet" and "no code file was fixed" would be wrong there.
import type { CommitFact } from '../domain/fact.js';
import { OFF_SUBJECT } from '../domain/concealed-subject.js';
import { countText, manyText } from './figures.js';
import type { UnkeptView } from './report-shape.js';

export function unkeptOf(commits: readonly CommitFact[]): UnkeptView {
  return {
    n: commits.length,
    messages: commits.filter(({ subject }) => subject === OFF_SUBJECT).length,
    paths: commits.filter(({ files, fileCount }) => files.length === 0 && fileCount > 0).length,
  };
}

/** `left out: 40 of 43 commits, recorded with privacy.message off`; null where none is. */
export function unkeptText({ n, ...unkept }: UnkeptView, needs: readonly ('messages' | 'paths')[]): string | null {
  const [most] = needs.toSorted((a, b) => unkept[b] - unkept[a]);
  if (most === undefined || unkept[most] === 0) return null;
  const setting = most === 'messages' ? 'privacy.message' : 'privacy.path';
  return `left out: ${countText(unkept[most])} of ${manyText(n, 'commit')}, recorded with ${setting} off`;
}
