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

export function withoutDetails(view: ReportView): ReportView {
  const { subject, findings, churn, hotspots, preview } = view;
  const count = subject.repositories.length;
  return {
    ...view,
    subject: { ...subject, identities: [], repositories: [count === 1 ? 'One repository' : `${count} repositories`] },
    findings: findings.filter(({ name }) => NAMELESS.has(name)),
    churn: { ...churn, files: [] },
    hotspots: { ...hotspots, files: hotspots.files.map((file, index) => ({ ...file, path: `file ${index + 1}` })) },
    preview: preview === null ? null : { ...preview, items: [] },
  };
}
