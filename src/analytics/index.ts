// What the other modules take from analytics. Pure: facts in, observations and figures out.
export { canonicalOrder, compareFacts } from './canonical-order.js';
export { type DailyMetrics, dailyMetricsOf } from './daily-metrics.js';
export { defineHabit, type Habit, type HabitValues } from './define-habit.js';
export { type FactSource, factOf } from './fact-of.js';
export { type Finding, findingsOf } from './findings-of.js';
export type { HabitSettings } from './habit-fold.js';
export { habits } from './habits/index.js';
export { type PeriodMetrics, metricsOf } from './metrics-of.js';
export { type Preview, type PreviewedNudge, previewOf } from './preview.js';
export { type JudgedObservation, judgeObservations, type KindRecord, type Replay, replay } from './replay.js';
export { createTimeline, rebuildTimeline, type Timeline } from './timeline.js';
export type { TimelineSnapshot } from './timeline-snapshot.js';
