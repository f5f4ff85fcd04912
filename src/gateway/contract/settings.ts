// Settings as a form can be made of, and what is stored, field by field.
import { Type } from '@sinclair/typebox';
import { Count, list, oneOf, orNull } from './shapes.js';

const Value = Type.Union([Type.Boolean(), Type.Number(), Type.String(), list(Type.String())]);

const Layer = oneOf(['default', 'user file', 'section', 'repository file', 'environment', 'flag']);

export const Setting = Type.Object({
  key: Type.String({ description: 'notify.perDay' }),
  type: oneOf(['integer', 'flag', 'text', 'choice', 'list']),
  /** What counts now. */
  value: Value,
  default: Value,
  /** The layer whose value counts; from `section` on it is stronger than your own file. */
  layer: Layer,
  /** The file (the home as `~`), the variable. */
  source: Type.String(),
  help: Type.String(),
  /** What it takes, in words. */
  expects: Type.String(),
  /** Choices, or the members that a list may have; absent where any text is allowed. */
  choices: Type.Optional(list(Type.String())),
  min: Type.Optional(Type.Integer()),
  max: Type.Optional(Type.Integer()),
  /** A regular expression for the whole text. */
  pattern: Type.Optional(Type.String()),
  /** Characters of a list's member, at most. */
  longest: Type.Optional(Type.Integer()),
});

export const Config = Type.Object({
  settings: list(Setting),
  /** Faults in what was written: those lines do not count. */
  problems: list(Type.Object({ where: Type.String(), reason: Type.String() })),
  notices: list(Type.String()),
});

/**
 * Key to new value; null removes the key from your own file. What the command line refuses is refused, and then nothing is
 * changed. Of no type here: a schema would turn 1 into true before anybody could see it.
 */
export const ConfigChange = Type.Record(Type.String({ minLength: 1, maxLength: 100 }), Type.Unknown(), {
  minProperties: 1,
  maxProperties: 100,
  description: 'setting to value, such as {"notify.perDay": 2}; null for the default',
});

const StoredField = Type.Object({
  /** `files[].path` */
  field: Type.String(),
  description: Type.String(),
  /** Of this very data directory, cut to 80 characters; null where nothing is stored yet. Secrets are never shown. */
  example: orNull(Type.String()),
});

const StoredFile = Type.Object({
  /** `behaviors/commits.jsonl` */
  file: Type.String(),
  title: Type.String(),
  description: Type.String(),
  /** In all its parts. */
  bytes: Count,
  fields: list(StoredField),
});

export const Privacy = Type.Object({
  /** The data directory. */
  data: Type.String(),
  files: list(StoredFile),
  /** What lies beside, named and counted. */
  folders: list(Type.Object({ folder: Type.String(), description: Type.String(), files: Count, bytes: Count })),
});
