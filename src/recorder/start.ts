// The file that hooks start: the recorder, with the compiled code of an earlier run where there is one. Node 20 compiles
// what it loads anew each time, which would cost more than everything else that one commit needs.
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, Script } from 'node:vm';

declare const __RECORDER_DIGEST__: string;

type Run = (require: NodeJS.Require, filename: string, dirname: string) => void;

const program = join(import.meta.dirname, 'recorder-main.cjs');
const home = process.env['CRAFTNUDGE_HOME'];
/** V8 checks its own version and flags, of the source only the length: the digest of the build is in the name. */
const cached =
  home === undefined ? undefined : join(home, 'index', `recorder-${__RECORDER_DIGEST__}-${process.version}.code`);

function readCode(): Buffer | undefined {
  try {
    return cached === undefined ? undefined : readFileSync(cached);
  } catch {
    return undefined; // the first run, or somebody cleared what can be made again
  }
}

/** At the end of a run: by then V8 has compiled just what a recorder needs. */
function keepCode(script: Script): void {
  if (cached === undefined || home === undefined) return;
  try {
    const directory = join(home, 'index');
    mkdirSync(directory, { mode: 0o700 });
  } catch {
    // It is there; or the data directory is gone, and the next line fails.
  }
  try {
    for (const name of readdirSync(join(home, 'index'))) if (name.endsWith('.code')) rmSync(join(home, 'index', name));
    writeFileSync(`${cached}.${process.pid}`, script.createCachedData(), { mode: 0o600 });
    renameSync(`${cached}.${process.pid}`, cached);
  } catch {
    // Without the cache the next run takes longer, no more.
  }
}

const code = readCode();
const script = new Script(`(function(require,__filename,__dirname){${readFileSync(program, 'utf8')}\n})`, {
  filename: program,
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  ...(code === undefined ? {} : { cachedData: code }),
});
if (code === undefined || script.cachedDataRejected === true) process.once('exit', () => keepCode(script));
(script.runInThisContext() as Run)(require, program, import.meta.dirname);
