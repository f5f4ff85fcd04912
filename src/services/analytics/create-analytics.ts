// START HERE. The analytics service: every question is a window of facts, and pure functions of src/analytics and src/report.
import type { Service } from '../in-process.js';
import type { KeptHouse } from '../kept-house.js';
import { answerAnalyse } from './analyse.js';
import { answerInsights, answerToday, answerWeek } from './days.js';
import { answerEvaluation } from './evaluation.js';
import { createFactShelf } from './fact-shelf.js';
import { answerFiles } from './files.js';
import { goalOperations } from './goals.js';
import { answerLineage } from './lineage.js';
import { answerMetrics } from './metrics.js';
import { answerPatterns } from './patterns.js';
import type { AnalyticsDesk } from './scope.js';
import { answerSessions } from './sessions.js';
import { answerDays, answerTrends } from './trends.js';

export function createAnalytics(kept: KeptHouse): Service<'analytics'> {
  const desk: AnalyticsDesk = { kept, shelf: createFactShelf() };
  return {
    name: 'analytics',
    operations: {
      analyse: answerAnalyse(desk),
      days: answerDays(desk),
      evaluation: answerEvaluation(desk),
      files: answerFiles(desk),
      insights: answerInsights(desk),
      lineage: answerLineage(desk),
      metrics: answerMetrics(desk),
      patterns: answerPatterns(desk),
      sessions: answerSessions(desk),
      today: answerToday(desk),
      trends: answerTrends(desk),
      week: answerWeek(desk),
      ...goalOperations(desk),
    },
    health: () => ({ status: 'up' }),
    close: () => kept.close(),
  };
}
