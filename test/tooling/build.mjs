// Bundles the command line (ES modules, split so that a command loads only its own code) and the recorder
// (one CommonJS file: the quickest start that Node 20 has) and the page, and copies what ships beside them.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { buildDashboard } from './build-dashboard.mjs';
import { importBundled, importPrinter } from './bundle-printer.mjs';

const root = join(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const seconds = process.env.SOURCE_DATE_EPOCH;
const today = new Date(seconds === undefined ? Date.now() : Number(seconds) * 1000).toISOString().slice(0, 10);

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  metafile: true,
  legalComments: 'none',
  define: { __CRAFTNUDGE_VERSION__: JSON.stringify(version) },
  // node-notifier finds its programs by __dirname, fs-native-extensions its addon; cosmiconfig asks for typescript only
  // to run .ts configuration, which CraftNudge never does.
  external: ['fs-native-extensions', 'husky', 'node-notifier', 'typescript'],
};

rmSync(join(root, 'dist'), { recursive: true, force: true });
const { declarations } = await importBundled('src/analytics/declarations.ts');
const { leftOut } = await importBundled('src/analytics/models/left-out.ts');
const cli = await build({
  ...shared,
  entryPoints: { cli: 'src/cli/main.ts', 'service-worker': 'src/services/worker-main.ts' },
  outdir: 'dist',
  format: 'esm',
  plugins: [asData(declarations), packed(leftOut)],
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
});
const commonjs = {
  ...shared,
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  supported: { 'dynamic-import': false },
  // CommonJS has no import.meta; its uses ask for the file's own place, which createRequire takes as a path too.
  define: {
    ...shared.define,
    'import.meta.url': '__filename',
    'import.meta.dirname': '__dirname',
    'import.meta.filename': '__filename',
  },
};
const recorder = await build({
  ...commonjs,
  entryPoints: {
    'recorder-main': 'src/recorder/main.ts',
    'digest-content': 'src/recorder/digest-content.ts',
    'earned-kinds': 'src/recorder/earned-kinds.ts',
    'resolve-settings': 'src/config/resolve-settings.ts',
    'find-insights': 'src/recorder/find-insights.ts',
    'simple-git': 'simple-git',
  },
  plugins: [
    asData(declarations),
    apart(['./digest-content.js', './earned-kinds.js', './find-insights.js', './resolve-settings.js', 'simple-git']),
    late(['node:module', 'node:os']),
  ],
});
const program = readFileSync(join(root, 'dist/recorder-main.cjs'));
if (program.some((byte) => byte > 127)) throw new Error('recorder-main.cjs: a pattern holds a character beyond ASCII');
const digest = createHash('sha256').update(program).digest('hex').slice(0, 16);
await build({
  ...commonjs,
  entryPoints: { recorder: 'src/recorder/start.ts' },
  define: { ...commonjs.define, __RECORDER_DIGEST__: JSON.stringify(digest) },
});

/** Whoever reads settings asks what kinds there are and never for their code, which only a digest runs. */
function asData(declared) {
  const contents = `export const declarations = ${JSON.stringify(declared)};`;
  return {
    name: 'as-data',
    setup: ({ onLoad }) => onLoad({ filter: /analytics\/declarations\.ts$/ }, () => ({ contents, loader: 'js' })),
  };
}

/** A megabyte of weights that only an evaluation reads travels as a fifth of it. */
function packed(weights) {
  const bytes = brotliCompressSync(JSON.stringify(weights)).toString('base64');
  const contents = `import { brotliDecompressSync } from 'node:zlib';
const bytes = Buffer.from('${bytes}', 'base64');
export const leftOut = JSON.parse(brotliDecompressSync(bytes).toString());`;
  return {
    name: 'packed',
    setup: ({ onLoad }) => onLoad({ filter: /models\/left-out\.ts$/ }, () => ({ contents, loader: 'js' })),
  };
}

/** Leaves what recording a commit does not need in files of their own, which are loaded when it is needed after all. */
function apart(names) {
  const fileOf = (name) => `./${name.replace(/^\.\/|\.js$/g, '')}.cjs`;
  return {
    name: 'apart',
    setup: ({ onResolve }) =>
      onResolve({ filter: /^(\.\/.*\.js|simple-git)$/ }, ({ kind, path }) =>
        kind === 'dynamic-import' && names.includes(path) ? { path: fileOf(path), external: true } : undefined,
      ),
  };
}

/** Node's modules that few commits need: loaded by the first call of one of their functions, not at the start. */
function late(names) {
  return {
    name: 'late',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^node:/ }, ({ path, namespace }) =>
        names.includes(path) && namespace !== 'late' ? { path, namespace: 'late' } : undefined,
      );
      onLoad({ filter: /./, namespace: 'late' }, async ({ path }) => ({ contents: await lateModule(path) }));
    },
  };
}

async function lateModule(path) {
  const functions = Object.entries(await import(path)).filter(
    ([name, value]) => name !== 'default' && typeof value === 'function',
  );
  return functions
    .map(([name]) => `export const ${name} = (...given) => require(${JSON.stringify(path)}).${name}(...given);`)
    .join('\n');
}

const dashboard = await buildDashboard();

const { renderManPage } = await importPrinter('man-page');
writeFileSync(join(root, 'dist/craftnudge.1'), renderManPage(version, today));
// `git help craftnudge` asks for this name.
writeFileSync(join(root, 'dist/git-craftnudge.1'), '.so man1/craftnudge.1\n');
cpSync(join(root, 'src/store/schemas'), join(root, 'dist/schemas'), { recursive: true });
writeFileSync(join(root, 'dist/THIRD_PARTY_LICENSES.txt'), licencesOf(bundledPackages([cli, recorder, dashboard])));

/** The packages whose code is inside the bundles, by name: their folders. */
function bundledPackages(results) {
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const folders = inputs.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0]);
  const byName = folders
    .filter((folder) => folder !== undefined)
    .map((folder) => [folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length), folder]);
  return [...new Map(byName)].sort(([a], [b]) => (a < b ? -1 : 1));
}

function licencesOf(packages) {
  return packages
    .map(([name, folder]) => `${name}\n\n${licenceOf(join(root, folder))}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`);
}

function licenceOf(folder) {
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  if (file !== undefined) return readFileSync(join(folder, file), 'utf8').trim();
  return `Licence: ${JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).license}`;
}

mkdirSync(join(root, 'dist/chunks'), { recursive: true });
