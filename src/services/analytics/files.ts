// Where the work of a window went, file by file. What is listed is measured as churn is: commits made by hand.
import { isFix } from '../../analytics/message-class.js';
import { churnByFile, largestOf } from '../../analytics/metrics/churn.js';
import { tallyOf } from '../../analytics/quantile.js';
import { isHandmade } from '../../analytics/superseded.js';
import type { Services } from '../../gateway/contract/services.js';
import { type AnalyticsDesk, scopeOf } from './scope.js';
import { ownIn } from './trends.js';

type AnswerFiles = Services['analytics']['files'];

export function answerFiles(desk: AnalyticsDesk): AnswerFiles {
  return async ({ most, ...asked }) => {
    const scope = await scopeOf(desk, asked);
    const own = ownIn(scope).filter(isHandmade);
    const fixes = new Map(tallyOf(own.filter(({ subject }) => isFix(subject)).flatMap(pathsOf)));
    const all = largestOf(churnByFile(own));
    return {
      subject: scope.subject,
      window: scope.window,
      n: own.length,
      files: all.slice(0, most).map((file) => ({ ...file, fixes: fixes.get(file.path) ?? 0 })),
      left: Math.max(0, all.length - most),
    };
  };
}

const pathsOf = ({ files }: { readonly files: readonly { readonly path: string }[] }): readonly string[] =>
  files.map(({ path }) => path);
