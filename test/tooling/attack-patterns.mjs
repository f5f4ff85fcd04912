// Every regular expression in src/, found by parsing the sources, against a megabyte of each attack text: twenty that hurt
// patterns of all kinds, and more made of what the pattern itself matches. One line for each pattern before it is tried, so
// that whoever started this knows which one does not end; then the slowest, and what twice the text costs them.
import { parse } from '@babel/parser';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SOURCES = resolve(import.meta.dirname, '../../src');
const MEGABYTE = 1 << 20;
const GENERIC = [
  'a',
  '0',
  ' ',
  '\t',
  '\n',
  '.',
  '-',
  '_',
  '/',
  '"',
  '<',
  '(',
  '[',
  ':',
  '=',
  'a ',
  '0.',
  'a-',
  '\\',
  '\u{1f642}',
  'fix: ',
  '0 0 ',
  '\r\n',
];
/** Patterns that never see a long text: what cuts it, and how long it may be. */
const CUT = [
  { file: 'privacy/looks-secret.ts', longest: 400, by: 'the value of an assignment, as its rule matches it' },
  { file: 'domain/count-text.ts', longest: 400, by: 'a number' },
];
/** Put together while running: of what, so that these are tried as well. */
const COMPOSED = [
  'audit/anchor.ts',
  'cli/context.ts',
  'config/check-value.ts',
  'privacy/mask.ts',
  'store/schema-check.ts',
];

function patternsIn(file) {
  const found = [];
  const { program } = parse(readFileSync(join(SOURCES, file), 'utf8'), {
    sourceType: 'module',
    plugins: ['typescript'],
  });
  const visit = (node) => {
    if (node === null || typeof node !== 'object') return;
    if (node.type === 'RegExpLiteral')
      found.push({ file, line: node.loc.start.line, source: node.pattern, flags: node.flags });
    if (['NewExpression', 'CallExpression'].includes(node.type) && node.callee.name === 'RegExp')
      found.push({ file, line: node.loc.start.line });
    for (const key of Object.keys(node)) if (key !== 'loc') visit(node[key]);
  };
  visit(program);
  return found;
}

/** Those of the JSON schemas, which the records that come in from elsewhere meet. */
function patternsOfSchema(file) {
  const found = [];
  JSON.parse(readFileSync(join(SOURCES, file), 'utf8'), (key, value) => {
    if (key === 'pattern' && typeof value === 'string') found.push({ file, line: 0, source: value, flags: 'u' });
    return value;
  });
  return found;
}

/** The beginning of what a pattern matches, over and over: what it must try again at each place. */
function ownTexts({ source, flags }) {
  const matched = samplesOf(source, flags);
  const pieces = matched.flatMap((text) => [
    text,
    text.slice(0, -1),
    text.slice(0, Math.ceil(text.length / 2)),
    text.slice(0, 3),
  ]);
  const runs = [...new Set(matched.join(''))].slice(0, 4);
  return [...new Set([...pieces.slice(0, 8), ...runs])].filter((text) => text !== '');
}

function samplesOf(source, flags) {
  try {
    const plain = source.replaceAll(/\(\?<?[=!](?:\[[^\]]*\]|[^()[\]])*\)/g, ''); // no generator knows what must not stand around
    return fc.sample(fc.stringMatching(new RegExp(plain, flags.replaceAll(/[gy]/g, ''))), { numRuns: 3, seed: 7 });
  } catch {
    return [source.replaceAll(/\\[bBdDsSwW]|[\^$?*+()|[\]{}\\]/g, '')];
  }
}

const repeat = (piece, length) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** Processor time of one search of a whole text, in milliseconds. */
function costOf(pattern, text) {
  const begun = process.cpuUsage();
  const search = new RegExp(pattern.source, pattern.flags);
  if (search.global) for (const _ of text.matchAll(search));
  else search.exec(text);
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

function attack(pattern) {
  const longest = CUT.find(({ file }) => file === pattern.file)?.longest ?? MEGABYTE;
  const pieces = [...GENERIC, ...ownTexts(pattern)];
  const texts = pieces.map((piece) => `${repeat(piece, longest - 1)}\u0000`); // the end refuses what the rest promised
  const costs = texts.map((text) => costOf(pattern, text));
  const worst = costs.indexOf(Math.max(...costs));
  const [half, whole] = [longest / 2, longest].map((length) =>
    Math.min(...[1, 2, 3].map(() => costOf(pattern, texts[worst].slice(0, length)))),
  );
  return { ...pattern, texts: texts.length, ms: whole, ratio: whole / half, piece: pieces[worst] };
}

const everything = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
const files = everything.filter((name) => name.endsWith('.ts'));
const found = files.flatMap(patternsIn);
const unknown = found.filter(({ file, source }) => source === undefined && !COMPOSED.includes(file));
if (unknown.length > 0) {
  console.log(`composed while running, so not tried: ${unknown.map(({ file, line }) => `${file}:${line}`).join(' ')}`);
  process.exit(1);
}
const composed = [
  ...everything.filter((name) => name.endsWith('.schema.json')).flatMap(patternsOfSchema),
  { file: 'audit/anchor.ts', line: 0, source: 'craftnudge-audit (\\d{1,15}) ([0-9a-f]{64})', flags: 'g' },
  { file: 'cli/context.ts', line: 0, source: '(\\n|\\x1b\\[[\\d;]{1,8}m)', flags: '' },
  {
    file: 'config/check-value.ts',
    line: 0,
    source: '^(?:off|([01]\\d|2[0-3]):[0-5]\\d-([01]\\d|2[0-3]):[0-5]\\d)$',
    flags: 'u',
  },
];
const results = [...found.filter(({ source }) => source !== undefined), ...composed].map((pattern) => {
  console.log(`${pattern.file}:${pattern.line} ${pattern.source}`);
  return attack(pattern);
});
const texts = results.reduce((sum, result) => sum + result.texts, 0);
console.log(`\n${results.length} patterns, ${texts} texts of up to 1 MiB. The slowest, each against its worst text:`);
for (const { file, line, ms, ratio, piece } of results.toSorted((a, b) => b.ms - a.ms).slice(0, 12)) {
  const shown = JSON.stringify(piece.slice(0, 30));
  console.log(`${ms.toFixed(1).padStart(8)} ms  twice the text: ${ratio.toFixed(1)} times  ${file}:${line}  ${shown}`);
}
