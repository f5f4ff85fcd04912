// Settings as a form can be made of, and what is stored, field by field.
import { Type } from '@sinclair/typebox';

const Value = Type.Union([Type.Boolean(), Type.Number(), Type.String(), Type.Array(Type.String())]);

const Layer = Type.Union(
  (['default', 'user file', 'section', 'repository file', 'environment', 'flag'] as const).map((name) =>
    Type.Literal(name),
  ),
);

export const Setting = Type.Object({
  key: Type.String({ description: 'notify.perDay' }),
  type: Type.Union((['integer', 'flag', 'text', 'choice', 'list'] as const).map((name) => Type.Literal(name))),
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
  choices: Type.Optional(Type.Array(Type.String())),
  min: Type.Optional(Type.Integer()),
  max: Type.Optional(Type.Integer()),
  /** A regular expression for the whole text. */
  pattern: Type.Optional(Type.String()),
  /** Characters of a list's member, at most. */
  longest: Type.Optional(Type.Integer()),
});

export const Config = Type.Object({
  settings: Type.Array(Setting),
  problems: Type.Array(Type.Object({ where: Type.String(), reason: Type.String() }), {
    description: 'Faults in what was written: those lines do not count',
  }),
  notices: Type.Array(Type.String()),
});

/** Key to new value; null removes the key from your own file. What the command line refuses is refused, and then nothing is changed. */
export const ConfigChange = Type.Record(
  Type.String({ minLength: 1, maxLength: 100 }),
  Type.Union([Value, Type.Null()]),
  {
    minProperties: 1,
    maxProperties: 100,
  },
);

export const StoredField = Type.Object({
  /** `files[].path` */
  field: Type.String(),
  description: Type.String(),
  /** Of this very data directory, cut to 80 characters; null where nothing is stored yet. Secrets are never shown. */
  example: Type.Union([Type.String(), Type.Null()]),
});

export const StoredFile = Type.Object({
  /** `behaviors/commits.jsonl` */
  file: Type.String(),
  title: Type.String(),
  description: Type.String(),
  /** In all its parts. */
  bytes: Type.Integer({ minimum: 0 }),
  fields: Type.Array(StoredField),
});

export const Privacy = Type.Object({
  /** The data directory. */
  data: Type.String(),
  files: Type.Array(StoredFile),
});
