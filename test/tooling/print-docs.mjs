// Bundles test/docs/print.ts and runs it: the printers are TypeScript, like the sources they print from.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');
// inside node_modules, so that the bundle finds the packages that it leaves out
const outfile = join(root, 'node_modules/.cache/craftnudge/print-docs.mjs');
const leaveLazy = {
  name: 'leave-lazy',
  // a command's code is loaded only when it is called, which no printer does
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\./ }, ({ path, kind }) => (kind === 'dynamic-import' ? { path, external: true } : null)),
};

mkdirSync(join(outfile, '..'), { recursive: true });
await build({
  absWorkingDir: root,
  entryPoints: ['test/docs/print.ts'],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  plugins: [leaveLazy],
});
process.chdir(root);
await import(pathToFileURL(outfile).href);
