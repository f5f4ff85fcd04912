// Insights as pages show them: the sentence, what it was counted over, and since when.
import { sentenceOf } from '../analytics/insights-of.js';
import type { Insight } from '../domain/insight.js';
import { type Day, dayText } from './calendar-day.js';
import { sentenceText } from './figures.js';
import type { InsightView } from './report-shape.js';

/** The surest first; a kind that this version does not know has no sentence and is left out. */
export function insightViewsOf(insights: readonly Insight[]): readonly InsightView[] {
  return insights
    .toSorted((a, b) => b.confidence - a.confidence)
    .flatMap((insight) => {
      const { kind, at, n, window, confidence, evidence } = insight;
      const text = sentenceOf(insight);
      if (text === undefined) return [];
      const since = String(evidence['since'] ?? '');
      const unit = String(evidence['unit'] ?? 'commits');
      const [from, to] = [window.from.slice(0, 10), window.to.slice(0, 10)];
      return [{ kind, text, since, n, unit, from, to, confidence, at, whose: String(evidence['whose'] ?? 'unclear') }];
    });
}

/** `Since 4 Aug 57 % of your commits are fixes, 40 % before`, without n and window. */
export function insightText({ text, since }: Pick<InsightView, 'since' | 'text'>, today: Day): string {
  return sentenceText(`since ${dayText(since, today)} ${text}`);
}
