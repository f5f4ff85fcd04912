// The user's own file and its section for CRAFTNUDGE_ENV. Every section is checked, also those that do not apply now.
import type { SettingTable } from '../domain/setting.js';
import { checkLayer } from './check-layer.js';
import { quoteKey, shortPath } from './expectation.js';
import type { Place, Problem, RawLayer, Reading } from './layer.js';
import { flatten, isSection } from './nest.js';
import { readSource } from './read-source.js';
import { type Environment, homeOf, stampOf, userFiles } from './source-files.js';

export async function readUserFile({ env, table }: Place): Promise<Reading> {
  for (const path of userFiles(env)) {
    const source = shortPath(path, homeOf(env));
    const read = await readSource(path);
    if (read.state === 'absent') continue;
    const shadowed = shadowedBy(path, env);
    if (read.state === 'refused')
      return { layers: [], problems: [{ where: source, reason: read.reason }], notices: shadowed };
    return layersOf(read.data, { source, table, section: env['CRAFTNUDGE_ENV'], shadowed });
  }
  return { layers: [], problems: [], notices: [] };
}

/** Files that are there and not read. */
function shadowedBy(path: string, env: Environment): readonly string[] {
  const files = userFiles(env);
  const later = files.slice(files.indexOf(path) + 1).filter((file) => stampOf(file) !== '-');
  const named = (file: string): string => shortPath(file, homeOf(env));
  return later.map((file) => `${named(file)} is not read: ${named(path)} comes first`);
}

interface UserFile {
  readonly source: string;
  readonly table: SettingTable;
  /** The value of CRAFTNUDGE_ENV. */
  readonly section: string | undefined;
  /** Notices about files that this one hides. */
  readonly shadowed: readonly string[];
}

function layersOf(data: unknown, file: UserFile): Reading {
  const { env: sections, ...own } = isSection(data) ? data : { '': data };
  const isKey = (key: string): boolean => Object.hasOwn(file.table, key);
  const top: RawLayer = { layer: 'user file', source: file.source, entries: flatten(own, isKey) };
  const named = isSection(sections) ? Object.entries(sections) : [];
  const others = named.filter(([name]) => name !== file.section);
  const wrong = sections === undefined || sections === null || isSection(sections) ? [] : [notSections(file.source)];
  return {
    layers: [top, ...named.filter(([name]) => name === file.section).map((one) => sectionOf(one, file, isKey))],
    problems: [...wrong, ...others.flatMap((one) => checkLayer(sectionOf(one, file, isKey), file.table).problems)],
    notices: [...file.shadowed, ...missing(named, file)],
  };
}

function sectionOf([name, tree]: [string, unknown], { source }: UserFile, isKey: (key: string) => boolean): RawLayer {
  return { layer: 'section', source: `${source}, env.${quoteKey(name)}`, entries: flatten(tree, isKey) };
}

function notSections(source: string): Problem {
  return { where: 'env', reason: `expected a section for each value of CRAFTNUDGE_ENV (${source})` };
}

function missing(named: readonly [string, unknown][], { section, source }: UserFile): readonly string[] {
  if (section === undefined || section === '' || named.some(([name]) => name === section)) return [];
  return [`CRAFTNUDGE_ENV is ${quoteKey(section)}: ${source} has no section env.${quoteKey(section)}`];
}
