// Settings for the recorder, at the cost of a few stats. In: environment, data directory, work tree. Out: values, and what
// was wrong, for status and doctor to show: a broken file never stops recording. The parser and the schema library are
// loaded only where a file, a variable or the table itself differs from the compiled copy in `index/settings.json`.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { reasonOf } from '../domain/failure.js';
import type { SettingTable } from '../domain/setting.js';
import { variablesIn } from './environment.js';
import type { Place, Problem } from './layer.js';
import { nest } from './nest.js';
import { readRegularFile } from './regular-file.js';
import type { Settings, SettingValue } from './settings.js';
import { changedAt, repositoryFiles, stampOf, userFiles } from './source-files.js';

export interface CompiledPlace extends Place {
  /** The data directory; where it does not exist nothing is kept. */
  readonly dataRoot: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export interface CompiledSettings {
  readonly settings: Settings;
  readonly problems: readonly Problem[];
  readonly notices: readonly string[];
}

/** What was read from exactly these sources. */
interface Copy {
  readonly top: string;
  readonly sources: string;
  readonly values: readonly (readonly [string, SettingValue])[];
  readonly problems: readonly Problem[];
  readonly notices: readonly string[];
}

export async function loadCompiled(place: CompiledPlace): Promise<CompiledSettings> {
  const path = join(place.dataRoot, 'index', 'settings.json');
  const top = place.repositoryTop ?? '';
  const sources = sourcesOf(place);
  const table = textOf(place.table);
  const copies = readCopies(path, table);
  const known = copies.find((copy) => copy.top === top && copy.sources === sources.text);
  if (known !== undefined) return expand(known, place.table);
  const copy = await compile(place, top, sources.text);
  if (!isSettled(sources, place.now ?? Date.now)) return expand(copy, place.table);
  const notices = keepCopies(path, { table, copies: [copy, ...copies.filter((one) => one.top !== top)] });
  return expand({ ...copy, notices: [...copy.notices, ...notices] }, place.table);
}

interface Sources {
  /** Everything that the values depend on. */
  readonly text: string;
  readonly changedAt: number;
}

function sourcesOf({ env, table, repositoryTop }: CompiledPlace): Sources {
  const stamps = [...userFiles(env), ...repositoryFiles(repositoryTop)].map((path) => [path, stampOf(path)] as const);
  const { given, unknown } = variablesIn(env, table);
  return {
    text: JSON.stringify([stamps, env['CRAFTNUDGE_ENV'] ?? '', [...given], unknown]),
    changedAt: Math.max(0, ...stamps.map(([, stamp]) => changedAt(stamp))),
  };
}

async function compile(place: Place, top: string, sources: string): Promise<Copy> {
  const { resolveSettings, valuesOf } = await import('./resolve-settings.js');
  const { offers, problems, notices } = await resolveSettings(place);
  return { top, sources, values: [...valuesOf(offers)], problems, notices };
}

function expand({ values, problems, notices }: Copy, table: SettingTable): CompiledSettings {
  return { settings: nest(table, new Map(values)), problems, notices };
}

/** Clocks of file systems tick slowly (FAT: 2 s): a second edit in the same tick could leave every figure of stat alone. */
const SETTLING_MS = 2000;

function isSettled({ changedAt: last }: Sources, now: () => number): boolean {
  return now() - last >= SETTLING_MS;
}

const VERSION = 1;
/** Repositories whose settings are kept compiled. */
const MOST_COPIES = 32;

/** Derived: absent, unreadable, damaged, or made by another version from another table, they are made again. */
function readCopies(path: string, table: string): readonly Copy[] {
  try {
    const text = readRegularFile(path);
    if (lastRead?.text !== text || lastRead.table !== table) lastRead = { text, table, copies: copiesIn(text, table) };
    return lastRead.copies;
  } catch {
    return [];
  }
}

/** The recorder asks three times for each commit. */
let lastRead: { readonly text: string; readonly table: string; readonly copies: readonly Copy[] } | undefined;

function copiesIn(text: string, table: string): readonly Copy[] {
  const file = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const usable = file['v'] === VERSION && file['table'] === table && Array.isArray(file['copies']);
  return usable ? (file['copies'] as readonly Copy[]).filter(isWhole) : [];
}

const tableTexts = new WeakMap<SettingTable, string>();

function textOf(table: SettingTable): string {
  const known = tableTexts.get(table);
  if (known !== undefined) return known;
  const text = JSON.stringify(table);
  tableTexts.set(table, text);
  return text;
}

function isWhole(copy: Partial<Copy> | null): boolean {
  return [copy?.values, copy?.problems, copy?.notices].every(Array.isArray);
}

interface CopyFile {
  readonly table: string;
  readonly copies: readonly Copy[];
}

/** Without a data directory nothing is written. A full disk costs the next run some time and is told, no more. */
function keepCopies(path: string, { table, copies }: CopyFile): readonly string[] {
  const folder = dirname(path);
  if (!existsSync(dirname(folder))) return [];
  const unfinished = `${path}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    rmSync(unfinished, { force: true }); // of an earlier process with our number, or planted: never written through
    writeFileSync(unfinished, JSON.stringify({ v: VERSION, table, copies: copies.slice(0, MOST_COPIES) }), {
      mode: 0o600,
      flag: 'wx',
    });
    renameSync(unfinished, path);
    return [];
  } catch (cause) {
    return [`${path} cannot be written: ${reasonOf(cause)}`];
  }
}
