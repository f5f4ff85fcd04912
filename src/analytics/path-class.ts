// What kind of file a path names, from the path alone. Every pattern is linear in the length of the path.
import { guardPattern } from '../domain/guarded-pattern.js';

export type PathClass = 'code' | 'generated' | 'lock' | 'other' | 'test' | 'vendored';

const CODE_EXTENSIONS = new Set(
  (
    'js mjs cjs jsx ts tsx mts cts py pyx c h cc cpp hpp rs go java rb tcl sh lua vue svelte php cs kt swift scala s ' +
    'dart ex exs erl hs ml fs clj zig nim jl r m mm pl ps1 sql astro'
  ).split(' '),
);

const LOCK_FILES = new Set([
  'bun.lock',
  'bun.lockb',
  'Cargo.lock',
  'composer.lock',
  'flake.lock',
  'Gemfile.lock',
  'go.sum',
  'npm-shrinkwrap.json',
  'package-lock.json',
  'Pipfile.lock',
  'pnpm-lock.yaml',
  'poetry.lock',
  'uv.lock',
  'yarn.lock',
]);

const hasVendorFolder = guardPattern(/^(?:deps|vendor|third_party|Godeps)\/|(?:^|\/)node_modules\//, [
  'deps/',
  'vendor/',
  'third_party/',
  'node_modules/',
]);
const isGenerated = guardPattern(
  /(?:^|\/)(?:dist|__generated__)\/|\.min\.(?:js|css|mjs)$|\.(?:pb|generated|gen|g)\.[a-z]{1,5}$|_pb2(?:_grpc)?\.pyi?$|\.map$/,
  'dist/ __generated__/ .min. .pb. .generated. .gen. .g. _pb2 .map'.split(' '),
);
const hasTestFolder = guardPattern(
  /(?:^|\/)(?:tests?|__tests?__|specs?|testing|e2e|fixtures?|jsfmt|testdata|__snapshots__)(?:\/|$)/i,
  ['test', 'spec', 'e2e', 'fixture', 'jsfmt', '__snapshots__'],
);
const isTestName = guardPattern(
  /^test[_-][^/]*\.(?:py|js)$|[._-](?:test|spec|tests)(?:\.[a-z0-9]{1,20}){1,3}$|_test\.(?:go|py|rs)$|^tests?\.[a-z]+$|^conftest\.py$/i,
  ['test', 'spec'],
);

const knownClasses = new Map<string, PathClass>();
const MOST_KNOWN = 20_000;

/** Histories repeat paths, and habits ask again and again: each is looked at once. */
export function classOf(path: string): PathClass {
  const known = knownClasses.get(path);
  if (known !== undefined) return known;
  if (knownClasses.size === MOST_KNOWN) knownClasses.clear();
  const kind = classify(path);
  knownClasses.set(path, kind);
  return kind;
}

function classify(path: string): PathClass {
  if (hasVendorFolder(path)) return 'vendored';
  if (LOCK_FILES.has(baseNameOf(path))) return 'lock';
  if (isTest(path)) return 'test';
  if (isGenerated(path)) return 'generated';
  return CODE_EXTENSIONS.has(extensionOf(path)) ? 'code' : 'other';
}

/** Written by a person: tests, vendored, generated and lock files are not code in this sense. */
export function isCode(path: string): boolean {
  return classOf(path) === 'code';
}

export function isTest(path: string): boolean {
  return hasTestFolder(path) || isTestName(baseNameOf(path));
}

/** Written by a tool or somebody else: it says nothing about how a person works. */
export function isForeign(path: string): boolean {
  const kind = classOf(path);
  return kind === 'vendored' || kind === 'generated' || kind === 'lock';
}

export function baseNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `.` for the top of the repository. */
export function directoryOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end < 0 ? '.' : path.slice(0, end);
}

/** In lower case, without the dot; empty where there is none. */
export function extensionOf(path: string): string {
  const name = baseNameOf(path);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** What a code file and its test have in common: `parser` for `src/parser.ts`, `test_parser.py`, `parser.spec.js`. */
export function stemOf(path: string): string {
  const name = baseNameOf(path).toLowerCase();
  const dot = name.indexOf('.');
  return (dot < 0 ? name : name.slice(0, dot)).replace(/^test[_-]?/, '').replace(/[_-]?(?:tests?|spec)$/, '');
}
