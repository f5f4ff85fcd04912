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
export function concealerFor(privacy: PrivacyLevels, ids: PrivateIds): Conceal | undefined {
  const { message, path } = privacy;
  if (message === 'full' && path === 'full') return undefined;
  return (record) => {
    const features = featuresOf(record, message);
    const worded = message === 'full' ? record : withoutWords(record, message, ids);
    const named = path === 'full' ? worded : withoutNames(worded, path, ids);
    return { ...named, privacy, features };
  };
}

function featuresOf(record: CommitRecord, message: PrivacyLevel): RecordFeatures {
  const { bodyLength, reverts, codeChurn, codeDeletions, codeExtensions, directories } = factOf(record, '');
  const words = message === 'off' ? { bodyLength: 0, reverts: [] } : { bodyLength, reverts };
  return { ...words, codeChurn: codeChurn ?? 0, codeDeletions: codeDeletions ?? 0, codeExtensions, directories };
}

type Less = Exclude<PrivacyLevel, 'full'>;

function withoutWords(record: CommitRecord, level: Less, { textId }: PrivateIds): CommitRecord {
  // The exact bytes hold the words, too.
  const { messageBytes: _bytes, messageTotal: _total, ...kept } = record;
  if (level === 'off') return { ...kept, message: '', branch: null };
  const { subject } = factOf(record, '');
  const id = textId(`subject\n${subject}`);
  const message = concealSubject({ id, length: subject.length, marks: marksOf(subject) });
  const branch = record.branch === null ? null : `‹${textId(`branch\n${record.branch}`)}›`;
  return { ...kept, message, branch };
}

function withoutNames(record: CommitRecord, level: Less, { nameId }: PrivateIds): CommitRecord {
  const { files, filesTotal = files.length } = record;
  if (level === 'off') return { ...record, files: [], filesTotal };
  return { ...record, files: files.map((file) => withPseudonyms(file, nameId)) };
}

function withPseudonyms(
  { path, status, insertions, deletions, from }: FileChange,
  nameId: PrivateIds['nameId'],
): FileChange {
  const renamed = from === undefined ? {} : { from: pseudonymOf(from, nameId) };
  return { path: pseudonymOf(path, nameId), status, insertions, deletions, ...renamed };
}
