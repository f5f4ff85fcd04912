// Printers are TypeScript, like the sources that they print from: bundles one of test/docs and imports it.
import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');
const leaveLazy = {
  name: 'leave-lazy',
  // a command's code is loaded only when it is called, which no printer does
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\./ }, ({ path, kind }) => (kind === 'dynamic-import' ? { path, external: true } : null)),
};

/** `name` is that of a file in test/docs, without its ending. */
export const importPrinter = (name) => importBundled(`test/docs/${name}.ts`);

export async function importBundled(source) {
  const name = basename(source, '.ts');
  // inside node_modules, so that the bundle finds the packages that it leaves out
  const outfile = join(root, `node_modules/.cache/craftnudge/${name}-${process.pid}.mjs`);
  mkdirSync(join(outfile, '..'), { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: [source],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [leaveLazy],
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile);
  }
}
