// Two files that came to change together.
import type { CommitFact } from '../../domain/fact.js';
import { defineInsight, localTimeOf, perCommit } from '../define-insight.js';
import { codeFilesOf } from '../own-size.js';
import { tallyOf } from '../quantile.js';

const MOST_PAIRS = 20;
const LEAST_SHARED = 6;
/** A larger change set says nothing of any pair. */
const MOST_FILES = 30;
/** No path that git stores has it. */
const SEPARATOR = '\0';

const filesOf = perCommit((commit) => codeFilesOf(commit).toSorted());

const pairsOf = perCommit((commit: CommitFact): readonly string[] => {
  const files = filesOf(commit);
  if (files.length > MOST_FILES) return [];
  return files.flatMap((first, index) => files.slice(index + 1).map((second) => `${first}${SEPARATOR}${second}`));
});

export const coupling = defineInsight({
  name: 'coupling',
  summary: 'Two files came to change together.',
  unit: 'commits',
  scale: 'percent',
  least: 20,
  rises: true,
  subject: 'files',
  subjectsOf: (commits) =>
    tallyOf(commits.flatMap(pairsOf))
      .filter(([, shared]) => shared >= LEAST_SHARED)
      .slice(0, MOST_PAIRS)
      .map(([pair]) => pair.replace(SEPARATOR, ' + ')),
  unitsOf: (commits, subjects) => {
    const pairs = subjects.map((pair) => pair.split(' + '));
    return commits.map((commit) => {
      const files = filesOf(commit);
      const touched = pairs.map((pair) => pair.filter((path) => files.includes(path)).length);
      return {
        at: localTimeOf(commit),
        commits: [commit.hash],
        counts: touched.map((count) => Number(count === 2)),
        outOf: touched.map((count) => Number(count > 0)),
      };
    });
  },
  say: ({ files, before, after }) =>
    `${files}: in ${after} % of the commits with one of them you change both, ${before} % before`,
});
