// The page: one script, one style sheet, one small script that sets the theme before anything is painted, and the list
// of what the gateway may give out. Names carry a hash of their content, so a browser may keep them for ever.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { importBundled } from './bundle-printer.mjs';

const root = join(import.meta.dirname, '../..');
const out = join(root, 'dist/dashboard');
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Returns esbuild's result; its metafile names the packages inside. */
export async function buildDashboard() {
  const result = await build({
    absWorkingDir: root,
    entryPoints: {
      app: 'src/dashboard/main.tsx',
      theme: 'src/dashboard/set-theme.ts',
      style: 'src/dashboard/style/index.css',
    },
    outdir: 'dist/dashboard',
    entryNames: '[name]-[hash]',
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    minify: true,
    metafile: true,
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [await palette()],
  });
  const files = Object.keys(result.metafile.outputs).map((path) => basename(path));
  const named = (start) => files.find((file) => file.startsWith(start));
  const page = readFileSync(join(root, 'src/dashboard/index.html'), 'utf8')
    .replace('{theme}', named('theme-'))
    .replace('{style}', named('style-'))
    .replace('{app}', named('app-'));
  writeFileSync(join(out, 'index.html'), page);
  writeFileSync(join(out, 'pages.json'), `${JSON.stringify(await pagesOf(files))}\n`);
  return result;
}

/** What is given out: each view's path leads to the same page, which draws what its address says. */
async function pagesOf(files) {
  const { views } = await importBundled('src/dashboard/views/index.ts');
  const entry = (path, file, kept) => ({ path, file, type: TYPES[/\.\w+$/.exec(file)[0]], kept });
  return [
    ...views.map(({ path }) => entry(path, 'index.html', false)),
    ...files.map((file) => entry(`/assets/${file}`, file, true)),
  ];
}

/** The report's colours, from where the report has them. */
async function palette() {
  const { CHOSEN_COLOURS } = await importBundled('src/report/html/colours.ts');
  return {
    name: 'palette',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^palette$/ }, ({ path }) => ({ path, namespace: 'palette' }));
      onLoad({ filter: /./, namespace: 'palette' }, () => ({ contents: CHOSEN_COLOURS, loader: 'css' }));
    },
  };
}
