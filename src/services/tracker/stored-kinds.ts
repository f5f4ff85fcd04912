// Every kind of record that is kept, with the files that hold it: what `GET /privacy` shows field by field. A kind is one
// line here and one schema in src/store/schemas; a test holds both together.

export interface StoredKind {
  /** Name of the schema, without `.schema.json`. */
  readonly schema: string;
  /** As a person would look for it. */
  readonly file: string;
  readonly folder: string;
  /** Names of all files in `folder` that hold such records. */
  readonly names: RegExp;
}

/** Of what lies there no example is given. */
export const SECRETS = 'secrets';

export const storedKinds: readonly StoredKind[] = [
  kind('commit', 'behaviors/commits.jsonl', /^commits(-.+)?\.jsonl$/),
  kind('rewrite', 'behaviors/rewrites.jsonl', /^rewrites(-imported)?\.jsonl$/),
  kind('insight', 'behaviors/insights.jsonl', /^insights\.jsonl$/),
  kind('erasure', 'behaviors/erased.jsonl', /^erased\.jsonl$/),
  kind('edition', 'behaviors/edition.json', /^edition\.json$/),
  kind('ledger', 'notifications/sent.jsonl', /^sent(-imported)?\.jsonl$/),
  kind('feedback', 'notifications/feedback.jsonl', /^feedback(-imported)?\.jsonl$/),
  kind('metric', 'analytics/metrics.jsonl', /^metrics\.jsonl$/),
  kind('goals', 'settings/goals.json', /^goals\.json$/),
  kind('audit', 'audit/audit.jsonl', /^audit\.jsonl$/),
  kind('tokens', 'secrets/tokens.json', /^tokens\.json$/),
  kind('log', 'state/log.jsonl', /^log(\.1)?\.jsonl$/),
];

function kind(schema: string, file: string, names: RegExp): StoredKind {
  return { schema, file, folder: file.slice(0, file.indexOf('/')), names };
}

export interface StoredFolder {
  readonly folder: string;
  readonly description: string;
}

/** What lies beside: named and counted, not shown. */
export const storedFolders: readonly StoredFolder[] = [
  { folder: 'settings', description: 'What you chose: mutes, snooze, goals; your addresses, and the repositories met' },
  {
    folder: SECRETS,
    description: 'Keys behind the hashes of names, and hashes of tokens: nothing of them is ever shown',
  },
  { folder: 'install', description: 'The hooks that repositories call, and what uninstalling puts back' },
  { folder: 'spool', description: 'What hooks left and nobody has taken up yet' },
  { folder: 'index', description: 'Derived from the journal: safe to delete' },
  { folder: 'state', description: 'Derived, and the diagnostic log: safe to delete' },
];
