// Parts of the sources as one module, bundled as the product bundles them: for rows that measure a part and no command.
import { resolve } from 'node:path';
import { build } from 'esbuild';

const projectRoot = resolve(import.meta.dirname, '../..');

/** @param contents exports, with paths from the project's root. */
export async function bundle(contents, outfile) {
  await build({
    stdin: { contents, resolveDir: projectRoot, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['fs-native-extensions'],
    banner: { js: "import{createRequire as c}from'node:module';const require=c(import.meta.url);" },
    logLevel: 'silent',
  });
  return outfile;
}
