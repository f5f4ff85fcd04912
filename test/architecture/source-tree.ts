// The sources as the architecture tests see them: each file with what it imports.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';

export interface Import {
  /** As written: `../domain/fact.js`, `node:fs`, `mitt`. */
  readonly target: string;
  /** Erased by the compiler: `import type`. `import { type X }` still loads the module. */
  readonly typeOnly: boolean;
  /** `import()`: loaded when reached, not when the file is. */
  readonly lazy: boolean;
}

export interface SourceFile {
  /** Below the tree's root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

/** All TypeScript files below `root`, those with markup in them too, sorted. */
export function readTree(root: string): readonly SourceFile[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return { path: path.split(sep).join('/'), text, imports: importsIn(text) };
    });
}

const STATIC = /(?:^|[\n;])\s*(?:import|export)\s+(?<type>type\s+)?(?:[^'"`;]*?\sfrom\s*)?(["'])(?<target>[^'"\n]+)\2/g;
const CALLED = /\b(?:import|require|require\.resolve|import\.meta\.resolve)\s*\(\s*(["'`])(?<target>[^'"`\n]+)\1/g;

function importsIn(text: string): readonly Import[] {
  const code = withoutComments(text);
  const fixed = [...code.matchAll(STATIC)].map(({ groups }) => ({
    target: groups?.['target'] ?? '',
    typeOnly: groups?.['type'] !== undefined,
    lazy: false,
  }));
  const called = [...code.matchAll(CALLED)].map(({ groups }) => ({
    target: groups?.['target'] ?? '',
    typeOnly: false,
    lazy: true,
  }));
  return [...fixed, ...called];
}

/** Strings are matched too, so that `//` inside one is no comment. */
function withoutComments(text: string): string {
  const token = /(["'])(?:\\.|(?!\1)[^\n\\])*\1|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  return text.replace(token, (found) => (found.startsWith('//') || found.startsWith('/*') ? '' : found));
}

/** The file that a relative import names, below the tree's root (a `.tsx` as `.ts`); undefined for packages and `node:` modules. */
export function resolveImport(from: string, target: string): string | undefined {
  if (!target.startsWith('.')) return undefined;
  return posix.join(dirname(from), target).replace(/\.js$/, '.ts');
}

/** What others import a file as: a `.tsx` has the name that a `.ts` would have. */
export const moduleOf = (path: string): string => path.replace(/\.tsx$/, '.ts');

/** The folder of `src/` that a path belongs to; a file at the root is its own. */
export function folderOf(path: string): string {
  return path.split('/')[0] ?? path;
}

/** Every file that is loaded with `entry`, itself included; `import()` and `import type` are not followed. */
export function loadedWith(entry: string, tree: readonly SourceFile[]): readonly SourceFile[] {
  const byPath = new Map(tree.map((file) => [moduleOf(file.path), file]));
  const loaded = new Map<string, SourceFile>();
  const visit = (path: string): void => {
    const file = byPath.get(path);
    if (file === undefined || loaded.has(path)) return;
    loaded.set(path, file);
    for (const one of file.imports) if (!one.lazy && !one.typeOnly) visit(resolveImport(path, one.target) ?? '');
  };
  visit(entry);
  return [...loaded.values()];
}

export const sourceRoot = join(import.meta.dirname, '../../src');
