// One settings file to plain data. In: a path, and for a repository's file the work tree that it must not leave.
// cosmiconfig's data loaders parse; its explorer is never made: cosmiconfig@9.0.2 looks for its own settings in the
// current directory as soon as one is made, runs `.config/config.cjs` found there, and follows `$import` into any file.
import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { extname, relative, isAbsolute } from 'node:path';
import { defaultLoaders } from 'cosmiconfig';
import { reasonOf } from '../domain/failure.js';
import { safeText } from '../domain/safe-text.js';

export type Source =
  | { readonly state: 'read'; readonly data: unknown }
  | { readonly state: 'absent' }
  | { readonly state: 'refused'; readonly reason: string };

const LARGEST = 64 * 1024;

export async function readSource(path: string, within?: string): Promise<Source> {
  try {
    const text = readText(path, within);
    const data = await parseSettings(path, text);
    if (hasTooManyNodes(data)) throw new Refusal(`has more than ${MOST_NODES} entries`);
    return { state: 'read', data };
  } catch (cause) {
    if (isAbsent(cause)) return { state: 'absent' };
    return {
      state: 'refused',
      reason: cause instanceof Refusal ? cause.message : `cannot be read: ${reasonOf(cause)}`,
    };
  }
}

class Refusal extends Error {}

/** O_NONBLOCK: a FIFO in the place of the file must not stop us for ever. */
const OPEN = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

function readText(path: string, within: string | undefined): string {
  const file = within === undefined ? openSync(path, OPEN) : openWithin(path, within);
  try {
    const found = fstatSync(file);
    if (!found.isFile()) throw new Refusal('is not a regular file');
    if (found.size > LARGEST) throw new Refusal(`is larger than ${LARGEST / 1024} KiB`);
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } finally {
    closeSync(file);
  }
}

/** A link may point elsewhere in the work tree, never out of it. */
function openWithin(path: string, top: string): number {
  const real = realpathSync(path);
  const inside = relative(realpathSync(top), real);
  if (inside.startsWith('..') || isAbsolute(inside)) throw new Refusal('is a link that leaves the work tree');
  return openSync(real, OPEN | (constants.O_NOFOLLOW ?? 0));
}

/** YAML aliases make a small text stand for a huge tree, or for one that holds itself. */
const MOST_NODES = 2000;

function hasTooManyNodes(data: unknown): boolean {
  const waiting: unknown[] = [data];
  for (let seen = 0; waiting.length > 0; seen += 1) {
    if (seen > MOST_NODES) return true;
    const node = waiting.pop();
    if (typeof node === 'object' && node !== null) waiting.push(...childrenOf(node));
  }
  return false;
}

const childrenOf = (node: object): readonly unknown[] => Object.values(node).slice(0, MOST_NODES + 1);

/** Data only, by the name that we looked for: there is no loader that runs anything. Throws a sentence. */
export async function parseSettings(path: string, text: string): Promise<unknown> {
  if (text.trim() === '') return {};
  const load = extname(path) === '.json' ? defaultLoaders['.json'] : defaultLoaders['.yaml'];
  try {
    return await load(path, text);
  } catch (cause) {
    throw new Refusal(`cannot be understood: ${placeOf(cause)}`, { cause });
  }
}

/** js-yaml says reason and mark; parse-json puts everything into its message. */
function placeOf(cause: unknown): string {
  const { reason, mark, message } = cause as { reason?: string; mark?: { line: number }; message: string };
  if (reason !== undefined && mark !== undefined) return `line ${mark.line + 1}: ${safeText(reason)}`;
  const [first = '', second = ''] = message.split('\n');
  return safeText(first.includes(' Error in ') && first.endsWith(':') ? second : first).slice(0, 160);
}

function isAbsent(cause: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes((cause as NodeJS.ErrnoException).code ?? '');
}
