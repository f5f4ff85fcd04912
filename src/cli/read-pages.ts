// The built page, read once: what the gateway gives out by path. Nothing else on the disk has an address.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageFile } from '../gateway/gateway-parts.js';
import { packageRoot } from '../recorder/package-root.js';

const FOLDER = join(packageRoot(), 'dist/dashboard');

interface PageEntry {
  readonly path: string;
  readonly file: string;
  readonly type: string;
  /** The name changes with the content. */
  readonly kept: boolean;
}

export function readPages(folder = FOLDER): ReadonlyMap<string, PageFile> {
  const entries = JSON.parse(readFileSync(join(folder, 'pages.json'), 'utf8')) as readonly PageEntry[];
  return new Map(
    entries.map(({ path, file, type, kept }) => [path, { type, kept, bytes: readFileSync(join(folder, file)) }]),
  );
}
