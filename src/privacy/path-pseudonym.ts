// Paths of which structure and class are kept, the names not. In: a path. Out: one whose folders and stem are keyed hashes;
// extension, test and generated markers, and the names that tell a class (`test/`, `package-lock.json`) stay. So what the
// path says of its file (class, extension, folder, which test belongs to which code) is the same, for whoever asks.
import { createHmac } from 'node:crypto';

/** Twelve letters from a to p: no word that tells a class can be among them. */
export type NameId = (name: string) => string;

export function createNameIds(key: Buffer): NameId {
  const known = new Map<string, string>();
  return (name) => {
    const remembered = known.get(name);
    if (remembered !== undefined) return remembered;
    const digest = createHmac('sha256', key).update(`name\n${name}`, 'utf8').digest('hex').slice(0, ID_LENGTH);
    const id = digest.replaceAll(/./g, (digit) => LETTERS[Number.parseInt(digit, 16)] ?? '');
    if (known.size < MOST_KNOWN) known.set(name, id);
    return id;
  };
}

const ID_LENGTH = 12;
const LETTERS = 'abcdefghijklmnop';
const MOST_KNOWN = 50_000;

/** Folders by which a file is a test, vendored or generated. */
const TELLING_FOLDER =
  /^(?:tests?|__tests?__|specs?|testing|e2e|fixtures?|jsfmt|testdata|__snapshots__|deps|vendor|third_party|godeps|node_modules|dist|__generated__)$/i;
/** Whole names that say what a file is, and nothing of whoever wrote it. */
const TELLING_FILE =
  /^(?:bun\.lockb?|cargo\.lock|composer\.lock|flake\.lock|gemfile\.lock|go\.sum|npm-shrinkwrap\.json|package(?:-lock)?\.json|pipfile\.lock|pnpm-lock\.yaml|poetry\.lock|uv\.lock|yarn\.lock|conftest\.py|tests?\.[a-z]+)$/i;
/** Parts between two dots that tell a class: `parser.test.ts`, `app.min.js`, `types.d.ts`. */
const TELLING_PART = /^(?:tests?|spec|min|pb|generated|gen|g|d)$/i;
const PREFIX = /^test[_-]?/i;
const SUFFIX = /(?:[_-]?(?:tests?|spec)|_pb2(?:_grpc)?)$/i;
const PLAIN = /^[a-z0-9]{1,20}$/i;

export function pseudonymOf(path: string, idOf: NameId): string {
  const segments = path.split('/');
  const file = segments.pop() ?? '';
  return [...segments.map((folder) => folderOf(folder, idOf)), fileOf(file, idOf)].join('/');
}

function folderOf(folder: string, idOf: NameId): string {
  return folder === '' || TELLING_FOLDER.test(folder) ? folder : idOf(`folder\n${folder}`);
}

function fileOf(name: string, idOf: NameId): string {
  if (TELLING_FILE.test(name) || TELLING_FOLDER.test(name)) return name;
  const [first = '', ...rest] = name.split('.');
  const extension = rest.pop();
  const parts = [stemOf(first, idOf), ...rest.map((part) => partOf(part, idOf))];
  return extension === undefined ? parts.join('.') : [...parts, extensionOf(extension, idOf)].join('.');
}

/** `test_` + what it tests + case, so that `Parser.ts`, `parser.ts` and `test_parser.ts` stay three with one stem. */
function stemOf(name: string, idOf: NameId): string {
  const prefix = PREFIX.exec(name)?.[0] ?? '';
  const rest = name.slice(prefix.length);
  const suffix = SUFFIX.exec(rest)?.[0] ?? '';
  const isGenerated = /^_pb2/i.test(suffix);
  const core = isGenerated ? rest : rest.slice(0, rest.length - suffix.length);
  return `${prefix}${core === '' ? '' : casedId(core, idOf)}${suffix}`;
}

/** The id of the name in lower case; its letters' case tells apart spellings that differ in nothing else. */
function casedId(name: string, idOf: NameId): string {
  const lower = name.toLowerCase();
  const id = idOf(`stem\n${lower}`);
  if (name === lower) return id;
  const spelling = idOf(`case\n${name}`);
  const cased = [...id].map((letter, index) =>
    (spelling.charCodeAt(index) & 1) === 1 ? letter.toUpperCase() : letter,
  );
  return cased.join('') === id ? id.toUpperCase() : cased.join('');
}

/** An odd one (of other characters, or long) stays odd: tests are told by parts of plain letters and digits. */
function partOf(part: string, idOf: NameId): string {
  if (part === '' || TELLING_PART.test(part)) return part;
  const suffix = SUFFIX.exec(part)?.[0] ?? '';
  return `${PLAIN.test(part) ? '' : '_'}${idOf(`part\n${part}`)}${suffix}`;
}

function extensionOf(extension: string, idOf: NameId): string {
  return extension === '' || PLAIN.test(extension) ? extension : `_${idOf(`extension\n${extension}`)}`;
}
