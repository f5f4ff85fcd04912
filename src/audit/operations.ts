// What the audit log tells of, declared once: the operations, and what may be said of each. A later operation is one line.
// Counts, switches and words of the program only: never contents, names, addresses or secrets, so that no erasure of a
// person ever has to touch the chain.

interface Forms {
  readonly count: number;
  readonly flag: boolean;
  /** Of the program's own vocabulary: a manager, the key of a setting. */
  readonly word: string;
  /** A uuid: of a repository, of an erasure. */
  readonly id: string;
  /** UTC to the second. */
  readonly instant: string;
  /** The value of a setting that can hold no free text. */
  readonly plain: boolean | number | string;
}
type Form = keyof Forms;

interface Operation {
  readonly summary: string;
  /** It removes data or hands it out: noted before it begins, and refused where that cannot be written. */
  readonly guarded: boolean;
  readonly details: Readonly<Record<string, Form>>;
}

export const operations = {
  access: {
    summary: 'the gateway was opened, or somebody came in by a browser',
    guarded: false,
    details: { action: 'word', reach: 'word', session: 'word' },
  },
  configuration: {
    summary: 'a setting of yours was set or unset with `config`',
    guarded: false,
    details: { key: 'word', action: 'word', value: 'plain' },
  },
  erase: {
    summary: 'records were erased, or an erasure was taken back',
    guarded: true,
    details: {
      action: 'word',
      erasure: 'id',
      repository: 'id',
      person: 'flag',
      from: 'instant',
      to: 'instant',
      copy: 'flag',
      commits: 'count',
      masked: 'count',
      rewrites: 'count',
      nudges: 'count',
      answers: 'count',
    },
  },
  export: {
    summary: 'records were printed',
    guarded: true,
    details: { scope: 'word', repository: 'id', from: 'instant', to: 'instant', records: 'count' },
  },
  import: {
    summary: 'records of another machine were taken in',
    guarded: false,
    details: { records: 'count', added: 'count', refused: 'count' },
  },
  install: {
    summary: 'hooks were put in',
    guarded: false,
    details: { scope: 'word', manager: 'word', hooks: 'count', changed: 'flag', repository: 'id' },
  },
  repair: {
    summary: 'damaged parts were taken out of a log',
    guarded: true,
    details: { files: 'count', parts: 'count' },
  },
  timer: {
    summary: 'the timer for digests was put in or taken out',
    guarded: false,
    details: { action: 'word', manager: 'word' },
  },
  tokens: {
    summary: 'a token of the gateway was made, renewed or taken back',
    guarded: false,
    details: { action: 'word', token: 'word', scopes: 'word', days: 'count' },
  },
  track: {
    summary: 'commits were recorded by hand',
    guarded: false,
    details: { scope: 'word', repository: 'id', commits: 'count', added: 'count', redacted: 'count' },
  },
  uninstall: {
    summary: 'hooks were taken out',
    guarded: false,
    details: { scope: 'word', repository: 'id', files: 'count' },
  },
} as const satisfies Readonly<Record<string, Operation>>;

export type OperationName = keyof typeof operations;

/** What may be said of an operation; all of it may be left out. */
export type DetailsOf<Name extends OperationName> = {
  readonly [Key in keyof (typeof operations)[Name]['details']]?: (typeof operations)[Name]['details'][Key] extends Form
    ? Forms[(typeof operations)[Name]['details'][Key]]
    : never;
};

export type Detail = boolean | number | string;
export type Details = Readonly<Record<string, Detail>>;

/** No blank, no `@`, no `/`: neither a name, nor an address, nor a path is a word. */
const WORD = /^[A-Za-z0-9][\w.:+-]{0,79}$/;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** `details` as they may be written; throws where the program would say more than its own catalogue allows. */
export function checkedDetails(operation: OperationName, details: Details): Details {
  const forms: Readonly<Record<string, Form>> = operations[operation].details;
  for (const [key, value] of Object.entries(details)) {
    const form = Object.hasOwn(forms, key) ? forms[key] : undefined;
    if (form === undefined || !hasForm(value, form)) throw new TypeError(`audit: ${operation} may not tell ${key}`);
  }
  return details;
}

function hasForm(value: Detail, form: Form): boolean {
  if (form === 'count') return Number.isSafeInteger(value);
  if (form === 'flag') return typeof value === 'boolean';
  if (form === 'plain' && typeof value !== 'string') return Number.isSafeInteger(value) || typeof value === 'boolean';
  if (typeof value !== 'string') return false;
  if (form === 'id') return UUID.test(value);
  return form === 'instant' ? INSTANT.test(value) : WORD.test(value);
}
