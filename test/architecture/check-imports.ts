// The import table against a source tree. In: files and table. Out: one sentence for each violation.
import { isBuiltin } from 'node:module';
import type { LayerRule } from './layers.js';
import { folderOf, type Import, moduleOf, resolveImport, type SourceFile } from './source-tree.js';

type Table = Readonly<Record<string, LayerRule>>;

export function checkImports(tree: readonly SourceFile[], table: Table): readonly string[] {
  return tree.flatMap((file) => {
    const folder = folderOf(file.path);
    const rule = table[folder];
    if (rule === undefined) return [`${file.path}: ${folder} has no row in the table`];
    const faults = file.imports.map((one) => faultOf(one, { file, folder, rule, table }));
    return faults.filter((fault) => fault !== undefined).map((fault) => `${file.path}: ${fault}`);
  });
}

interface Importer {
  readonly file: SourceFile;
  readonly folder: string;
  readonly rule: LayerRule;
  readonly table: Table;
}

function faultOf(one: Import, importer: Importer): string | undefined {
  const path = resolveImport(importer.file.path, one.target);
  if (path !== undefined) return folderFault(path, one, importer);
  if (isBuiltin(one.target)) return builtinFault(one, importer);
  return packageFault(one.target, importer);
}

function folderFault(path: string, { typeOnly, target }: Import, { folder, rule }: Importer): string | undefined {
  if (path.startsWith('..')) return `${target} is outside of src`;
  const other = folderOf(path);
  if (other === folder || rule.imports.includes(other)) return undefined;
  if (!(rule.types ?? []).includes(other)) return `${folder} may not import ${other}`;
  return typeOnly ? undefined : `${folder} may import only types of ${other}`;
}

function builtinFault({ target }: Import, { folder, rule }: Importer): string | undefined {
  if (!target.startsWith('node:')) return `write node:${target}`;
  return rule.node ? undefined : `${folder} may not use ${target}`;
}

function packageFault(target: string, { folder, rule, table }: Importer): string | undefined {
  const name = target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
  if (rule.packages.includes(name)) return undefined;
  const owner = Object.keys(table).find((other) => table[other]?.packages.includes(name));
  return owner === undefined
    ? `${name} has no owner in the table`
    : `${name} is imported by ${owner} only, not by ${folder}`;
}

/** Files that load one another in a circle, each circle once. */
export function findCircles(tree: readonly SourceFile[]): readonly string[] {
  const next = new Map(tree.map((file) => [moduleOf(file.path), loadsOf(file)]));
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    else if (!done.has(path)) for (const target of next.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const file of tree) visit(moduleOf(file.path), []);
  return circles;
}

function loadsOf({ path, imports }: SourceFile): readonly string[] {
  const loads = imports
    .filter(({ lazy, typeOnly }) => !lazy && !typeOnly)
    .map(({ target }) => resolveImport(path, target));
  return loads.filter((target) => target !== undefined);
}
