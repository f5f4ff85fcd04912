// The report without what a stranger should not read: no path, no message, no address, no name of a repository.
// What rests on numbers alone stays as it is.
import type { ReportView } from '../report-shape.js';

/** Findings whose sentence names no file and quotes no subject. */
const NAMELESS: ReadonlySet<string> = new Set([
  'busiest-hours',
  'busiest-weekday',
  'conventions',
  'plain-subjects',
  'tests-along',
  'usual-batch',
  'usual-session',
]);

/** Kinds of insights whose sentence names no file and no folder. */
const NAMELESS_INSIGHTS: ReadonlySet<string> = new Set([
  'batch-size',
  'batch-spread',
  'body-share',
  'commit-pace',
  'convention-share',
  'empty-subjects',
  'fix-share',
  'hours',
  'quick-remedies',
  'session-length',
  'subject-length',
  'tests-along',
  'weekdays',
]);

export function withoutDetails(view: ReportView): ReportView {
  const { subject, findings, insights, churn, hotspots, preview } = view;
  const count = subject.repositories.length;
  return {
    ...view,
    subject: { ...subject, identities: [], repositories: [count === 1 ? 'One repository' : `${count} repositories`] },
    findings: findings.filter(({ name }) => NAMELESS.has(name)),
    insights: insights.filter(({ kind }) => NAMELESS_INSIGHTS.has(kind)),
    churn: { ...churn, files: [] },
    hotspots: { ...hotspots, files: hotspots.files.map((file, index) => ({ ...file, path: `file ${index + 1}` })) },
    preview: preview === null ? null : { ...preview, items: [] },
  };
}
