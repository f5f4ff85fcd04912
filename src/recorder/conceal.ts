// The settings `privacy.message` and `privacy.path`: of a record, as much as may be kept; features are taken first, so that
// what folds over facts sees the same equality, structure and sizes. In: a record. Out: one without the words or names.
import { factOf } from '../analytics/fact-of.js';
import { marksOf } from '../analytics/message-class.js';
import type { CommitRecord, FileChange, PrivacyLevel, RecordFeatures } from '../domain/commit-record.js';
import { concealSubject } from '../domain/concealed-subject.js';
import { pseudonymOf } from '../privacy/path-pseudonym.js';

export interface PrivacyLevels {
  readonly message: PrivacyLevel;
  readonly path: PrivacyLevel;
}

export interface PrivateIds {
  /** 16 hex digits of a keyed hash of a text. */
  textId(text: string): string;
  /** Letters of a keyed hash of one name of a path. */
  nameId(name: string): string;
}

export type Conceal = (record: CommitRecord) => CommitRecord;

/** Undefined where everything is kept. */
export function concealerFor({ message, path }: PrivacyLevels, ids: PrivateIds): Conceal | undefined {
  if (message === 'full' && path === 'full') return undefined;
  return (record) => {
    const worded = message === 'full' ? record : withoutWords(record, message, ids);
    return path === 'full' ? worded : withoutNames(worded, path, ids);
  };
}

function withoutWords(record: CommitRecord, level: WithLess, { textId }: PrivateIds): CommitRecord {
  // The exact bytes hold the words, too.
  const { messageBytes: _bytes, messageTotal: _total, ...kept } = record;
  const { subject, bodyLength, reverts } = factOf(record, '');
  if (level === 'off') return marked({ ...kept, message: '', branch: null }, { message: level }, {});
  const id = textId(`subject\n${subject}`);
  const message = concealSubject({ id, length: subject.length, marks: marksOf(subject) });
  const branch = record.branch === null ? null : `‹${textId(`branch\n${record.branch}`)}›`;
  return marked({ ...kept, message, branch }, { message: level }, { bodyLength, reverts });
}

function withoutNames(record: CommitRecord, level: WithLess, { nameId }: PrivateIds): CommitRecord {
  if (level === 'hashed') {
    const files = record.files.map((file) => withPseudonyms(file, nameId));
    return marked({ ...record, files }, { path: level }, {});
  }
  const { codeChurn, codeDeletions, codeExtensions, directories, fileCount } = factOf(record, '');
  const counts = { codeChurn: codeChurn ?? 0, codeDeletions: codeDeletions ?? 0, codeExtensions, directories };
  return marked({ ...record, files: [], filesTotal: fileCount }, { path: level }, counts);
}

type WithLess = Exclude<PrivacyLevel, 'full'>;

function marked(
  record: CommitRecord,
  levels: NonNullable<CommitRecord['privacy']>,
  features: RecordFeatures,
): CommitRecord {
  return {
    ...record,
    privacy: { ...record.privacy, ...levels },
    features: { ...record.features, ...features },
  };
}

function withPseudonyms(
  { path, status, insertions, deletions, from }: FileChange,
  nameId: PrivateIds['nameId'],
): FileChange {
  const renamed = from === undefined ? {} : { from: pseudonymOf(from, nameId) };
  return { path: pseudonymOf(path, nameId), status, insertions, deletions, ...renamed };
}
