import { expect, it } from '@jest/globals';
import { gitEnvironment } from '../../../src/capture/git-environment.js';

const hostile = {
  PATH: `.:/usr/bin::bin:/home/ada/project/node_modules/.bin:/bin`,
  HOME: '/home/ada',
  GIT_DIR: '/elsewhere/.git',
  GIT_WORK_TREE: '.',
  GIT_INDEX_FILE: '.git/index',
  GIT_CONFIG_PARAMETERS: "'core.pager=evil'",
  GIT_EXTERNAL_DIFF: 'evil',
  GIT_SSH_COMMAND: 'evil',
  GIT_TRACE2: '/tmp/trace',
  EDITOR: 'evil',
  PAGER: 'evil',
  LD_PRELOAD: '/tmp/evil.so',
  NODE_OPTIONS: '--require evil',
};

it('keeps of the caller only where things are, and of GIT_ variables only its own', () => {
  const env = gitEnvironment({ cwd: '/repo', env: hostile }, true);
  expect(env).toMatchObject({ HOME: '/home/ada', LC_ALL: 'C.UTF-8', GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1' });
  expect(JSON.stringify(env)).not.toMatch(/evil|elsewhere|trace/);
  expect(env).not.toHaveProperty('GIT_DIR');
});

it('drops from PATH what a repository could plant a git in', () => {
  expect(gitEnvironment({ cwd: '/repo', env: hostile }, true)['PATH']).toBe('/usr/bin:/bin');
});

it('shuts out the settings of user and system unless they are asked for', () => {
  expect(gitEnvironment({ cwd: '/repo', env: hostile }, false)).toMatchObject({ GIT_CONFIG_GLOBAL: '/dev/null' });
  expect(gitEnvironment({ cwd: '/repo', env: hostile }, true)).not.toHaveProperty('GIT_CONFIG_GLOBAL');
});

it('names the git directory where it is known', () => {
  expect(gitEnvironment({ cwd: '/repo', gitDir: '/repo/.git', env: {} }, false)).toMatchObject({
    GIT_DIR: '/repo/.git',
  });
});
