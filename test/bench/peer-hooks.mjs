// How each peer gets its hook into a repository, as its own documentation says, with an empty task behind it (git-stats has
// its own: it records the commit). In: {world, folder, cwd}. Out: {cwd, env} of the commits.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const LEFTHOOK = `post-commit:
  commands:
    nothing:
      run: ":"
`;
const PRE_COMMIT = `repos:
  - repo: local
    hooks:
      - id: nothing
        name: nothing
        language: system
        entry: "true"
        always_run: true
        pass_filenames: false
        stages: [post-commit]
`;

export const hookPeers = {
  'git-stats': setUpGitStats,
  husky: setUpHusky,
  lefthook: setUpLefthook,
  'pre-commit': setUpPreCommit,
  prek: setUpPrek,
};

function setUpHusky({ world, folder, cwd }) {
  run({ cwd, env: world.env }, process.execPath, [join(folder, 'node_modules/husky/bin.js')]);
  world.write(join(cwd, '.husky/post-commit'), ':\n');
  return { cwd, env: world.env };
}

function setUpLefthook({ world, folder, cwd }) {
  world.write(join(cwd, 'lefthook.yml'), LEFTHOOK);
  run({ cwd, env: world.env }, process.execPath, [join(folder, 'node_modules/lefthook/bin/index.js'), 'install']);
  return { cwd, env: world.env };
}

function setUpPrek({ world, folder, cwd }) {
  world.write(join(cwd, '.pre-commit-config.yaml'), PRE_COMMIT);
  run({ cwd, env: world.env }, join(folder, 'node_modules/.bin/prek'), ['install', '-t', 'post-commit']);
  return { cwd, env: world.env };
}

function setUpPreCommit({ world, folder, cwd }) {
  const env = { ...world.env, PYTHONPATH: join(folder, 'root/usr/lib/python3/dist-packages') };
  world.write(join(cwd, '.pre-commit-config.yaml'), PRE_COMMIT);
  run({ cwd, env }, '/usr/bin/python3', ['-m', 'pre_commit', 'install', '-t', 'post-commit']);
  return { cwd, env };
}

/** It installs through git's template directory, for which it gets a home of its own. */
function setUpGitStats({ world, folder, cwd }) {
  const home = join(world.root, 'git-stats-home');
  mkdirSync(home);
  copyFileSync(join(world.home, '.gitconfig'), join(home, '.gitconfig'));
  const env = { ...world.env, HOME: home, PATH: `${join(folder, 'node_modules/.bin')}:${world.env.PATH}` };
  run({ cwd, env }, 'sh', [join(folder, 'node_modules/git-stats/scripts/init-git-post-commit')]);
  copyFileSync(join(home, '.git-templates/hooks/post-commit'), join(cwd, '.git/hooks/post-commit'));
  return { cwd, env };
}

function run({ cwd, env }, program, args) {
  execFileSync(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
}
