import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspectHooks } from '../../../src/install/inspect-hooks.js';
import { installHooks } from '../../../src/install/install-hooks.js';
import { uninstallHooks } from '../../../src/install/uninstall-hooks.js';
import { createWorld, projectRoot, type World } from '../../support/world.js';
import { pictureOf, requestFor, spoolNames } from './site.js';

let world: World;
let repository: string;
beforeEach(() => {
  world = createWorld();
  repository = world.repository('app');
});
afterEach(() => world.remove());

/** husky's own set-up, in a process of its own. */
function runHusky(): void {
  const program = `import(${JSON.stringify(pathToFileURL(join(projectRoot, 'node_modules/husky/index.js')).href)}).then((husky) => husky.default())`;
  world.run(repository, process.execPath, ['-e', program]);
}

const VOLATILE = ['.git/objects', '.git/logs', '.git/refs', '.git/index', '.git/COMMIT_EDITMSG', '.git/HEAD'];

describe('in a repository that uses husky', () => {
  beforeEach(() => {
    world.commit(repository, 'husky', { '.husky/pre-commit': 'echo checked\n' });
    runHusky();
  });

  it('nothing tracked changes, husky’s own hooks still run, and every byte comes back', async () => {
    const before = pictureOf(repository, VOLATILE);
    const outcome = await installHooks(requestFor(world, repository));
    expect(outcome.manager).toBe('husky');
    expect(world.git(repository, 'status', '--porcelain')).toBe('');
    expect((await installHooks(requestFor(world, repository))).changed).toBe(false);
    expect(world.run(repository, 'git', ['commit', '-q', '--allow-empty', '-m', 'x'])).toMatchObject({
      status: 0,
      stderr: 'checked\n',
    });
    expect(spoolNames(world)).toHaveLength(1);
    await uninstallHooks(requestFor(world, repository));
    expect(pictureOf(repository, VOLATILE)).toEqual(before);
  });

  it('a hook of the team stays as it is: ours goes into husky’s ignored script', async () => {
    world.commit(repository, 'team', { '.husky/post-commit': 'echo team\n' });
    const before = pictureOf(repository, VOLATILE);
    await installHooks(requestFor(world, repository));
    expect(readFileSync(join(repository, '.husky/post-commit'), 'utf8')).toBe('echo team\n');
    const { stderr } = world.run(repository, 'git', ['commit', '-q', '--allow-empty', '-m', 'x']);
    expect(stderr).toBe('checked\nteam\n');
    expect(spoolNames(world).filter((name) => name.endsWith('post-commit'))).toHaveLength(1);
    await uninstallHooks(requestFor(world, repository));
    expect(pictureOf(repository, VOLATILE)).toEqual(before);
  });

  it('survives husky’s next install, and tells where it did not', async () => {
    world.commit(repository, 'team', { '.husky/post-commit': ': team\n' });
    await installHooks(requestFor(world, repository));
    runHusky();
    const { hooks, fix } = await inspectHooks(requestFor(world, repository));
    expect(Object.fromEntries(hooks.map(({ name, state }) => [name, state]))).toEqual({
      'post-applypatch': 'installed',
      'post-commit': 'foreign',
      'post-merge': 'installed',
      'post-rewrite': 'installed',
    });
    expect(fix).toBe('craftnudge install-hooks');
    await installHooks(requestFor(world, repository, { recorder: process.execPath }));
    expect((await inspectHooks(requestFor(world, repository, { recorder: process.execPath }))).fix).toBeUndefined();
  });

  it('--shared writes the team’s files and hides nothing', async () => {
    await installHooks(requestFor(world, repository, { shared: true }));
    expect(world.git(repository, 'status', '--porcelain', '-uall').split('\n')).toContain('?? .husky/post-commit');
    expect(readFileSync(join(repository, '.husky/post-commit'), 'utf8')).not.toContain(world.root);
    world.run(repository, 'git', ['commit', '-q', '--allow-empty', '-m', 'x']);
    expect(spoolNames(world)).toHaveLength(1);
    expect((await installHooks(requestFor(world, repository))).hooks.map(({ action }) => action)).toEqual([
      'kept',
      'kept',
      'kept',
      'kept',
    ]);
  });

  it('a work tree without husky’s scripts is told of', async () => {
    rmSync(join(repository, '.husky/_'), { recursive: true });
    const outcome = await installHooks(requestFor(world, repository));
    expect(outcome.notes.join('\n')).toContain('npx husky');
    const { hooks } = await inspectHooks(requestFor(world, repository));
    expect(hooks.map(({ state }) => state)).toEqual(['shadowed', 'shadowed', 'shadowed', 'shadowed']);
  });
});

describe('--manager husky', () => {
  it('sets husky up, installs into it, and takes both back', async () => {
    const before = pictureOf(repository, VOLATILE);
    const directory = process.cwd();
    const outcome = await installHooks(requestFor(world, repository, { manager: 'husky' }));
    expect(process.cwd()).toBe(directory);
    expect(outcome.manager).toBe('husky');
    expect(world.git(repository, 'config', 'core.hooksPath')).toBe('.husky/_');
    world.run(repository, 'git', ['commit', '-q', '--allow-empty', '-m', 'x']);
    expect(spoolNames(world)).toHaveLength(1);
    expect((await installHooks(requestFor(world, repository, { manager: 'husky' }))).changed).toBe(false);
    await uninstallHooks(requestFor(world, repository));
    expect(pictureOf(repository, VOLATILE)).toEqual(before);
  });

  it('takes only its own setting back where the configuration was edited since', async () => {
    await installHooks(requestFor(world, repository, { manager: 'husky' }));
    world.git(repository, 'config', 'my.key', 'mine');
    await uninstallHooks(requestFor(world, repository));
    expect(world.git(repository, 'config', 'my.key')).toBe('mine');
    expect(world.run(repository, 'git', ['config', 'core.hooksPath']).status).toBe(1);
    expect(existsSync(join(repository, '.husky'))).toBe(false);
  });

  it('refuses to take core.hooksPath from somebody else', async () => {
    world.git(repository, 'config', 'core.hooksPath', '/somewhere');
    await expect(installHooks(requestFor(world, repository, { manager: 'husky' }))).rejects.toMatchObject({
      code: 'HOOKS_UNSUPPORTED',
    });
  });
});
