// npm run test:git-versions -- PATH/TO/git…: hooks in git's configuration, and reftables, by these gits (2.54 or newer). Fails where
// none is given: nothing is skipped silently.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const programs = process.argv.slice(2).map((path) => resolve(path));
const missing = programs.filter((path) => !existsSync(path));
if (programs.length === 0 || missing.length > 0) {
  console.error(
    `${missing.join(', ') || 'no git'} found; name git 2.54 or newer: npm run test:git-versions -- PATH/TO/git…`,
  );
  process.exit(2);
}
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const failed = programs.filter((path) => {
  console.log(`== ${path}`);
  const env = { ...process.env, CRAFTNUDGE_GIT: path };
  return (
    spawnSync(process.execPath, [...jest, '--selectProjects', 'git-versions'], { env, stdio: 'inherit' }).status !== 0
  );
});
process.exitCode = failed.length === 0 ? 0 : 1;
