// Where this package is on disk, from the sources and from a bundle alike.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** hooks/ and templates/ are beside dist/, which holds this file once it is bundled. */
export function packageRoot(): string {
  const above = ['..', '../..', '../../..'].map((way) => resolve(import.meta.dirname, way));
  return above.find((path) => existsSync(join(path, 'templates'))) ?? dirname(import.meta.dirname);
}
