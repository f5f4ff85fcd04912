// A registry is a folder's `index.ts`: one exported array or record, one member a file beside it. A folder may have a second
// one, for members that run otherwise: `analytics/habits:earned` is the list in `analytics/habits/earned.ts`.
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sourceRoot } from './source-tree.js';

export const registries = [
  'analytics/digests',
  'analytics/evaluation/sections',
  'analytics/findings',
  'analytics/habits',
  'analytics/habits:earned',
  'analytics/insights',
  'analytics/metrics',
  'cli/commands',
  'gateway/routes',
  'install/managers',
  'install/timers',
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

export async function readRegistry(name: string): Promise<Registry> {
  const [folder = '', list = 'index'] = name.split(':');
  const others = ['index', ...registries.filter((one) => one.startsWith(`${folder}:`)).map((one) => one.split(':')[1])];
  const elsewhere = new Set<unknown>();
  for (const other of others.filter((one) => one !== list))
    for (const member of await membersOf(folder, other ?? '')) elsewhere.add(member);
  const members = await membersOf(folder, list);
  const all = await Promise.all(
    filesIn(join(sourceRoot, folder))
      .filter((file) => !others.includes(file))
      .map(async (file) => ({ file, exported: Object.values(await load(folder, file)) })),
  );
  const owners = all.filter(({ exported }) => !exported.some((one) => elsewhere.has(one)));
  return {
    files: owners.map(({ file }) => file),
    members: members.map((member) => owners.find(({ exported }) => exported.includes(member))?.file ?? '?'),
    names: members.map((member) => (member as { name?: string }).name),
  };
}

async function membersOf(folder: string, list: string): Promise<readonly unknown[]> {
  const members: Record<string, unknown> = { ...Object.values(await load(folder, list)).find(isCollection) };
  return Object.values(members);
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
