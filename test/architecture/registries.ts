// A registry is a folder's `index.ts`: one exported array or record, one member a file beside it.
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sourceRoot } from './source-tree.js';

export const registries = [
  'analytics/findings',
  'analytics/habits',
  'analytics/insights',
  'analytics/metrics',
  'cli/commands',
  'install/managers',
  'notify/channels',
] as const;

export interface Registry {
  /** File names without their ending. */
  readonly files: readonly string[];
  /** The file of each member, in the registry's order; `?` where a member comes from no file of the folder. */
  readonly members: readonly string[];
  /** The members' own names, where they have one, in the same order. */
  readonly names: readonly (string | undefined)[];
}

export async function readRegistry(folder: string): Promise<Registry> {
  const files = filesIn(join(sourceRoot, folder));
  const members = Object.values(Object.values(await load(folder, 'index')).find(isCollection) ?? []);
  const owners = await Promise.all(
    files.map(async (file) => ({ file, exported: Object.values(await load(folder, file)) })),
  );
  return {
    files,
    members: members.map((member) => owners.find(({ exported }) => exported.includes(member))?.file ?? '?'),
    names: members.map((member) => (member as { name?: string }).name),
  };
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((file) => basename(file, '.ts'))
    .filter((file) => file !== 'index')
    .sort();
}

async function load(folder: string, file: string): Promise<Readonly<Record<string, unknown>>> {
  return (await import(join(sourceRoot, folder, `${file}.ts`))) as Readonly<Record<string, unknown>>;
}

function isCollection(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** One sentence for each difference, in both directions. */
export function compareRegistry({ files, members, names }: Registry): readonly string[] {
  const missing = files.filter((file) => !members.includes(file));
  const twice = members.filter((member, index) => members.indexOf(member) !== index);
  const misnamed = members.filter((member, index) => (names[index] ?? member) !== member);
  return [
    ...missing.map((file) => `${file}.ts is not registered`),
    ...members.filter((member) => member === '?').map(() => 'a member comes from no file of its own'),
    ...twice.filter((member) => member !== '?').map((member) => `${member}.ts is registered twice`),
    ...misnamed.filter((member) => member !== '?').map((member) => `${member}.ts has another name in it`),
    ...(isSorted(members) ? [] : ['the registry is not alphabetical']),
  ];
}

function isSorted(members: readonly string[]): boolean {
  return members.every((member, index) => index === 0 || (members[index - 1] ?? '') <= member);
}
