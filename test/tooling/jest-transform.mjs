// TypeScript to ES modules for jest, by esbuild (already the bundler). Types are checked by `npm run types`, not here.
import { createHash } from 'node:crypto';
import { transform, transformSync, version } from 'esbuild';

const options = (sourcefile) => ({
  loader: sourcefile.endsWith('x') ? 'tsx' : 'ts',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  format: 'esm',
  target: 'node20',
  sourcemap: 'both',
  sourcefile,
});
const pick = ({ code, map }) => ({ code, map });

export default {
  process: (source, file) => pick(transformSync(source, options(file))),
  processAsync: async (source, file) => pick(await transform(source, options(file))),
  getCacheKey: (source, file, { configString }) =>
    createHash('sha256').update([version, file, configString, source].join('\0')).digest('hex'),
};
