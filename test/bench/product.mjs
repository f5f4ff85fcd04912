// The built product, as a copy of its own: a build that somebody starts meanwhile does not change what is measured.
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { NotMeasured } from './result.mjs';

const projectRoot = resolve(import.meta.dirname, '../..');
const SHIPPED = ['dist', 'hooks', 'templates', 'package.json'];

let copy;

/** Paths of the command line and of the recorder; a row that needs them calls this first. */
export function product() {
  copy ??= copyProduct();
  return { cli: join(copy, 'dist/cli.js'), recorder: join(copy, 'dist/recorder.cjs') };
}

function copyProduct() {
  for (const name of ['cli.js', 'recorder.cjs']) {
    if (!existsSync(join(projectRoot, 'dist', name))) throw new NotMeasured(`dist/${name} is not built`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'craftnudge-product-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const name of SHIPPED) cpSync(join(projectRoot, name), join(folder, name), { recursive: true });
  symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}
