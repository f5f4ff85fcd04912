// A world of its own for a row: an empty home, a data directory, real git, the built product, nothing inherited.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ownEnvironment } from '../support/own-environment.mjs';
import { processesOf } from '../support/processes.mjs';
import { until } from './measure.mjs';
import { product } from './product.mjs';
import { recordersOf } from './processes.mjs';

const GIT_CONFIG = `[user]
	name = Ada
	email = ada@example.org
[init]
	defaultBranch = main
[gc]
	auto = 0
[maintenance]
	auto = false
[advice]
	detachedHead = false
`;

export function createBenchWorld(extraEnv = {}) {
  const root = mkdtempSync(join(tmpdir(), 'craftnudge-bench-'));
  const home = join(root, 'home');
  const data = join(root, 'data');
  const spool = join(data, 'spool');
  mkdirSync(home);
  writeFileSync(join(home, '.gitconfig'), GIT_CONFIG);
  const env = { ...ownEnvironment({ root, home, data }), ...extraEnv };
  const git = (cwd, ...args) =>
    execFileSync('git', args, {
      cwd,
      env,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trimEnd();

  const world = {
    root,
    home,
    data,
    env,
    git,
    write: (path, text, mode = 0o644) => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text, { mode });
    },
    /** A repository with one commit, from which every variant of a row is copied. */
    repository: (name) => {
      const path = join(root, name);
      git(root, 'init', '-q', path);
      world.write(join(path, 'README.md'), `# ${name}\n`);
      git(path, 'add', '-A');
      git(path, 'commit', '-q', '-m', 'docs: a first page');
      return path;
    },
    copyOf: (repository, name) => {
      const path = join(root, name);
      execFileSync('cp', ['-a', repository, path]);
      return path;
    },
    craftnudge: (cwd, ...args) => runProduct({ cwd, env, args }),
    installHooks: (cwd) => runProduct({ cwd, env, args: ['install-hooks', '--no-history'] }),
    /** Tells every hook that a recorder is alive (this process is), so that its line stays in the spool. */
    holdRecorder: () => world.write(join(data, 'state/recorder.pid'), `${process.pid}\n`),
    releaseRecorder: () => rmSync(join(data, 'state/recorder.pid'), { force: true }),
    spooled: () => (existsSync(spool) ? readdirSync(spool).filter((name) => name.includes('.post-')).length : 0),
    spoolIsEmpty: () => until(() => world.spooled() === 0, 'an empty spool'),
    /** No recorder runs, and nothing is left for one. */
    isQuiet: () => until(() => recordersOf(data).length === 0 && world.spooled() === 0, 'the recorder to end'),
    journal: () =>
      segmentsOf(data)
        .map((path) => readFileSync(path, 'utf8'))
        .join(''),
    journalBytes: () => segmentsOf(data).reduce((sum, path) => sum + statSync(path).size, 0),
    countRecords: () => segmentsOf(data).reduce((sum, path) => sum + countLines(readFileSync(path)), 0),
    /** Ends what still runs on behalf of this world, by its process id, and removes everything. */
    remove: () => {
      for (const { pid } of processesOf(data)) endProcess(Number(pid));
      rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    },
  };
  return world;
}

/** A world for as long as `work` takes. */
export async function inBenchWorld(extraEnv, work) {
  const world = createBenchWorld(extraEnv);
  try {
    return await work(world);
  } finally {
    world.remove();
  }
}

function runProduct({ cwd, env, args }) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [product().cli, ...args], {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`craftnudge ${args.join(' ')}: exit ${status}\n${stderr}`);
  return stdout;
}

/** The journal's files: one, or one for each partition. */
function segmentsOf(data) {
  const folder = join(data, 'behaviors');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => /^commits.*\.jsonl$/.test(name)).map((name) => join(folder, name));
}

function countLines(bytes) {
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
}

function endProcess(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error; // it had ended by itself
  }
}
