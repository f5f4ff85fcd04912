// The programs that we are measured against, in pinned versions, installed when first asked for into a temporary prefix
// outside the repository. None of their install scripts runs. One that cannot be had is named, with the reason.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hookPeers } from './peer-hooks.mjs';

const SOURCES = {
  'git-stats': { npm: 'git-stats@3.5.0' },
  hk: { missing: 'hk is in neither the npm registry nor Debian' },
  husky: { npm: 'husky@9.1.7' },
  lefthook: { npm: 'lefthook@2.2.2' },
  'pre-commit': { debian: 'pre-commit' },
  prek: { npm: '@j178/prek@0.5.3' },
  'simple-git': { npm: 'simple-git@4.0.2' },
  'simple-git-hooks': { npm: 'simple-git-hooks@2.14.0' },
};

/** `keep` is a directory that outlives the run, and is used again by the next. */
export function createPeers(keep) {
  const prefix = keep ?? mkdtempSync(join(tmpdir(), 'craftnudge-peers-'));
  const folders = new Map();
  const folderOf = (name) => {
    if (!folders.has(name)) folders.set(name, install(name, join(prefix, name)));
    return folders.get(name);
  };
  return {
    /** Where the peer lies: {path} or {reason}. */
    folderOf,
    /** A copy of `base` for each peer with its hook in place, ready to be committed to. */
    variants: (world, base, names) => setUpAll({ world, base, names, folderOf }),
    remove: () => {
      if (keep === undefined) rmSync(prefix, { recursive: true, force: true });
    },
  };
}

function setUpAll({ world, base, names, folderOf }) {
  const variants = {};
  const reasons = {};
  for (const name of names) {
    const { path, reason } = folderOf(name);
    if (reason === undefined) variants[name] = hookPeers[name]({ world, folder: path, cwd: world.copyOf(base, name) });
    else reasons[name] = reason;
  }
  return { variants, reasons };
}

function install(name, folder) {
  const { npm, debian, missing } = SOURCES[name];
  if (missing !== undefined) return { reason: missing };
  if (existsSync(join(folder, 'installed'))) return { path: folder };
  try {
    mkdirSync(folder, { recursive: true });
    if (npm === undefined) installFromDebian(debian, folder);
    else installFromNpm(npm, folder);
    mkdirSync(join(folder, 'installed'));
    return { path: folder };
  } catch (error) {
    return { reason: `${npm ?? debian} does not install here: ${reasonOf(error)}` };
  }
}

function installFromNpm(specifier, folder) {
  run(
    'npm',
    ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', specifier],
    folder,
  );
}

/** Unpacked, not installed: the system stays as it is, and is used where it has the package already. */
function installFromDebian(name, folder) {
  if (spawnSync('dpkg', ['-s', name], { stdio: 'ignore' }).status === 0) return;
  const wanted = run('apt-get', ['--print-uris', '-qq', '--no-install-recommends', 'install', name], folder);
  const packages = wanted.split('\n').flatMap((line) => /^'[^']*' ([^_]+)_/.exec(line)?.[1] ?? []);
  if (packages.length === 0) throw new Error('apt-get names no package');
  run('apt-get', ['download', '-qq', ...packages], folder);
  run('sh', ['-c', 'for package in *.deb; do dpkg -x "$package" root; done'], folder);
}

function run(program, args, cwd) {
  return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function reasonOf({ stderr, message }) {
  return (stderr || message).trim().split('\n')[0];
}
