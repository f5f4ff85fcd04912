// A repository can bring links, such as a `.husky` that leads into somebody's home directory: what is written below its work
// tree or its git directory stays there. Where core.hooksPath itself names a place elsewhere, that is its owner's wish.
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { CraftNudgeError } from '../domain/failure.js';
import type { Change, Recorded } from './hook-manager.js';
import { isWithin, type Place } from './place.js';

type Roots = Pick<Place, 'commonDir' | 'top'>;
type Written = Pick<Change | Recorded, 'kind' | 'path'>;

/** Throws HOOKS_UNSUPPORTED for the first file that a link on its way takes out of the repository. */
export function refuseWaysOut(roots: Roots, files: readonly Written[]): void {
  for (const file of files) {
    const end = wayOut(roots, writtenBy(file));
    if (end === undefined) continue;
    throw new CraftNudgeError('HOOKS_UNSUPPORTED', {
      reason: `${file.path} leads out of the repository by a link, so nothing was changed`,
      fix: `put a directory of its own in the place of that link, or, if ${dirname(end)} is yours, name it with: git config core.hooksPath`,
    });
  }
}

/** The same for a plan, whose hook files are already named by where the links of the hooks directory lead. */
export function refusePlanOut(place: Place, changes: readonly Change[]): void {
  const files = changes.map(({ kind, path }) => ({ kind, path: asNamed(place, path) }));
  refuseWaysOut(place, files);
}

/** Does the repository lead there, and out? */
export const leadsOut = (place: Place, path: string): boolean => wayOut(place, asNamed(place, path)) !== undefined;

/** Where `path` ends, if that is outside although the repository is on its way; else undefined. */
function wayOut(roots: Roots, path: string): string | undefined {
  const end = realWay(path);
  return !isOurs(roots, end) && comesBy(roots, dirname(path)) ? end : undefined;
}

/** git follows a link to edit a configuration file; any other file is replaced, link or not. */
const writtenBy = ({ kind, path }: Written): string => (kind === 'config' ? join(path, 'content') : path);

/** husky's own files lie beside its hooks directory. */
function asNamed({ hooksDirectory, namedDirectory }: Place, path: string): string {
  const [real, named] = isWithin(hooksDirectory, path)
    ? [hooksDirectory, namedDirectory]
    : [dirname(hooksDirectory), dirname(namedDirectory)];
  return isWithin(real, path) ? join(named, relative(real, path)) : path;
}

const isOurs = ({ top, commonDir }: Roots, path: string): boolean =>
  [top, commonDir].some((root) => root !== null && isWithin(root, path));

/** By whichever name: the way itself may begin with a link. */
function comesBy(roots: Roots, path: string): boolean {
  if (existsSync(path) && isOurs(roots, realpathSync(path))) return true;
  return dirname(path) !== path && comesBy(roots, dirname(path));
}

/** The directory as the file system has it; what is not there yet keeps its name. */
function realWay(path: string): string {
  const parent = dirname(path);
  if (parent === path) return path;
  return join(existsSync(parent) ? realpathSync(parent) : realWay(parent), basename(path));
}
