// Sources as a tool needs them: what `contents` exports, bundled from TypeScript and imported.
import { join } from 'node:path';
import { build } from 'esbuild';

/** `contents` names files from the root of the project: `export { factOf } from './src/analytics/fact-of.ts'`. */
export async function importSources(contents) {
  const stdin = { contents, resolveDir: join(import.meta.dirname, '../..') };
  const { outputFiles } = await build({ stdin, bundle: true, format: 'esm', write: false, platform: 'node' });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}
