// Packs the package, installs it globally into an empty prefix as a user would, and holds it to its weight:
// at most 40 packages and 12 MB, no script of ours run on install, and all three ways of calling it work.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const MAX_PACKAGES = 40;
const MAX_BYTES = 12 * 1024 * 1024;
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall'];

const root = resolve(import.meta.dirname, '../..');
const work = mkdtempSync(join(tmpdir(), 'craftnudge-package-'));
const problems = [];
try {
  const prefix = join(work, 'prefix');
  const tarball = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', work], root)).at(0).filename;
  run('npm', ['install', '--global', '--prefix', prefix, join(work, tarball)], work);
  checkWeight(join(prefix, 'lib/node_modules'));
  checkScripts();
  checkCalls(prefix, join(work, tarball));
} finally {
  rmSync(work, { recursive: true, force: true });
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;

function run(program, args, cwd, env = {}) {
  return execFileSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function checkWeight(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  const packages = files.filter(
    (file) => file.name === 'package.json' && /node_modules\/(@[^/]+\/)?[^/]+$/.test(file.parentPath),
  );
  const bytes = files
    .filter((file) => file.isFile())
    .reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
  console.log(
    `global install: ${packages.length} packages (bar ${MAX_PACKAGES}), ${(bytes / 1048576).toFixed(1)} MB (bar 12)`,
  );
  if (packages.length > MAX_PACKAGES) problems.push(`too many packages: ${packages.length}`);
  if (bytes > MAX_BYTES) problems.push(`too heavy: ${bytes} bytes`);
}

function checkScripts() {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const name of INSTALL_SCRIPTS)
    if (scripts[name] !== undefined) problems.push(`package.json runs a script on install: ${name}`);
}

function checkCalls(prefix, tarball) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const path = { PATH: `${join(prefix, 'bin')}:${process.env.PATH}` };
  const calls = [
    ['craftnudge', ['--version']],
    ['git', ['craftnudge', '--version']],
    ['npx', ['--yes', '--package', tarball, 'craftnudge', '--version']],
  ];
  for (const [program, args] of calls) {
    const said = run(program, args, work, path).trim();
    console.log(`${program} ${args.slice(0, 2).join(' ')}: ${said}`);
    if (said !== version) problems.push(`${program} ${args.join(' ')} said ${said}, not ${version}`);
  }
}
