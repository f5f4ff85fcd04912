// How much of one's own work is corrected within a day, by oneself. Drafts that were amended away are told by lineage.
import { DAY } from '../../domain/local-time.js';
import { defineMetric } from '../define-metric.js';
import { shareOf, tallyOf } from '../quantile.js';
import { quickRemediesOf } from '../quick-remedies.js';
import { codeFilesOf } from '../own-size.js';

export interface Rework {
  /** Commits that change code and whose day has passed. */
  readonly n: number;
  /** Those of them that a correction followed within a day, on one of their files. */
  readonly reworked: number;
  /** From 0 to 1. */
  readonly share: number;
  /** The code files of those commits, most often first; at most ten. */
  readonly files: readonly { readonly path: string; readonly commits: number }[];
}

const MOST_FILES = 10;

export const rework = defineMetric<Rework>({
  name: 'rework',
  summary: 'Changes of code that their author corrected within a day.',
  measure: ({ handmade, to, most = MOST_FILES }) => {
    const remedies = quickRemediesOf(handmade);
    const code = handmade.filter((fact) => fact.codeExtensions > 0 && fact.authoredAt <= to - DAY);
    const again = code.filter(({ hash }) => remedies.has(hash));
    const files = tallyOf(again.flatMap(codeFilesOf)).slice(0, most);
    return {
      n: code.length,
      reworked: again.length,
      share: shareOf(again.length, code.length),
      files: files.map(([path, commits]) => ({ path, commits })),
    };
  },
});
