// The file that hooks start: the recorder, with the compiled code of an earlier run where there is one. Node 20 compiles
// what it loads anew each time, which would cost more than everything else that one commit needs.
import { hash } from 'node:crypto';
import {
  closeSync,
  constants as flags,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { constants, Script } from 'node:vm';

declare const __RECORDER_DIGEST__: string;

type Run = (require: NodeJS.Require, filename: string, dirname: string) => void;

const program = join(import.meta.dirname, 'recorder-main.cjs');
const home = process.env['CRAFTNUDGE_HOME'];
/** V8 checks its own version and flags, of the source only the length: the digest of the build is in the name. */
const cached =
  home === undefined ? undefined : join(home, 'index', `recorder-${__RECORDER_DIGEST__}-${process.version}.code`);

/** V8 trusts what it is given: one changed bit ends the process, or keeps it for ever. So a digest stands in front. */
const DIGEST_LENGTH = 64;

function readCode(): Buffer | undefined {
  try {
    const kept = cached === undefined ? undefined : readOwn(cached);
    const code = kept?.subarray(DIGEST_LENGTH);
    return code !== undefined && kept?.toString('latin1', 0, DIGEST_LENGTH) === digestOf(code) ? code : undefined;
  } catch {
    return undefined; // the first run, or somebody cleared what can be made again
  }
}

/** What stands there is run: only a regular file of our own is read, through no link, and no FIFO is waited for. */
function readOwn(path: string): Buffer | undefined {
  const file = openSync(path, flags.O_RDONLY | (flags.O_NOFOLLOW ?? 0) | (flags.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(file);
    return found.isFile() && isOurs(found) ? readFileSync(file) : undefined;
  } finally {
    closeSync(file);
  }
}

function isOurs({ uid }: { readonly uid: number }): boolean {
  const user = process.geteuid?.();
  return user === undefined || uid === user;
}

function isOwnDirectory(path: string): boolean {
  try {
    return isOurs(lstatSync(path));
  } catch {
    return false; // it is gone, or its disk fails
  }
}

function digestOf(code: Buffer): string {
  return hash('sha256', code, 'hex');
}

/** At the end of a run: by then V8 has compiled just what a recorder needs. */
function keepCode(script: Script): void {
  if (cached === undefined || home === undefined) return;
  if (!isOwnDirectory(home)) return; // root leaves nothing behind in somebody's directory
  try {
    const directory = join(home, 'index');
    mkdirSync(directory, { mode: 0o700 });
  } catch {
    // It is there; or the data directory is gone, and the next line fails.
  }
  try {
    for (const name of readdirSync(join(home, 'index'))) if (name.endsWith('.code')) rmSync(join(home, 'index', name));
    const code = script.createCachedData();
    writeFileSync(`${cached}.${process.pid}`, Buffer.concat([Buffer.from(digestOf(code)), code]), { mode: 0o600 });
    renameSync(`${cached}.${process.pid}`, cached);
  } catch {
    // Without the cache the next run takes longer, no more.
  }
}

const code = readCode();
// the build sees to it that the program is ASCII: else it would be held in twice the space, and decoded
const script = new Script(`(function(require,__filename,__dirname){${readFileSync(program, 'latin1')}\n})`, {
  filename: program,
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  ...(code === undefined ? {} : { cachedData: code }),
});
if (code === undefined || script.cachedDataRejected === true) process.once('exit', () => keepCode(script));
(script.runInThisContext() as Run)(require, program, import.meta.dirname);
