// What holds beside every hook manager, tried with the program itself: what it names × what stood there before × who was
// installed first × who leaves first.
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hookNames } from '../../src/install/hook-names.js';
import { inspectHooks } from '../../src/install/inspect-hooks.js';
import { installHooks } from '../../src/install/install-hooks.js';
import { uninstallHooks } from '../../src/install/uninstall-hooks.js';
import { pictureOf, requestFor, spoolNames } from '../git/install/site.js';
import { createWorld, type World } from '../support/world.js';
import { createRealManager, type RealManagerName } from './real-managers.js';

const PYTHON = '#!/usr/bin/env python3\nimport os\nopen(os.environ["OWN"], "a").write("own\\n")\n';
type Situation = readonly [what: string, hooks: readonly string[], before: string | undefined];
const SITUATIONS: readonly Situation[] = [
  ['naming pre-commit alone', ['pre-commit'], undefined],
  ['naming our hooks too', ['pre-commit', 'post-commit', 'post-rewrite'], undefined],
  ['after a shell hook', ['pre-commit', 'post-commit', 'post-rewrite'], '#!/bin/sh\necho own >> "$OWN"\n'],
  ['after a python hook', ['pre-commit', 'post-commit', 'post-rewrite'], PYTHON],
];
const FIRST = ['ours', 'theirs'];

export function describeManager(name: RealManagerName): void {
  const kept = process.env['CRAFTNUDGE_PEERS'];
  const directory = kept ?? mkdtempSync(join(tmpdir(), 'craftnudge-managers-'));
  const manager = createRealManager(name, directory);
  let world: World;
  let changes = 0;
  beforeEach(() => {
    world = createWorld();
    world.write(join(world.root, 'recorder.cjs'), '');
    // The hooks leave the work to a recorder that lives: what they spool stays for us to see.
    world.write(join(world.data, 'state/recorder.pid'), `${process.pid}\n`);
  });
  afterEach(() => world.remove());
  afterAll(() => {
    if (kept === undefined) rmSync(directory, { recursive: true, force: true });
  });

  /** A repository whose team uses the manager, and perhaps with a hook of the person's own. */
  function arrange(folder: string, hooks: readonly string[], before?: string): string {
    const repository = world.repository(folder);
    world.commit(repository, 'chore: set up', manager.configuration(world, hooks));
    const path = join(repository, '.git/hooks/post-commit');
    if (before !== undefined) world.write(path, before);
    if (before !== undefined) chmodSync(path, 0o755);
    return repository;
  }

  function call(repositories: readonly string[], [program = '', ...args]: readonly string[]): void {
    for (const repository of repositories) {
      const { status, stdout, stderr } = world.run(repository, program, args);
      if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed: ${stdout}${stderr}`);
    }
  }

  const install = (repository: string) => installHooks(requestFor(world, repository));
  const uninstall = (repository: string) => uninstallHooks(requestFor(world, repository));
  const inspect = (repository: string) => inspectHooks(requestFor(world, repository));

  /** What `craftnudge doctor --fix` does: nothing where nothing is wrong. */
  async function repair(repository: string): Promise<void> {
    if ((await inspect(repository)).fix !== undefined) await install(repository);
    expect((await inspect(repository)).fix).toBeUndefined();
  }

  /** As on the machine of somebody who has installed CraftNudge elsewhere. */
  const renderHooks = (): Promise<unknown> => installHooks(requestFor(world, world.repository('elsewhere')));

  const countLines = (file: string, line: string): number => {
    const path = join(world.root, file);
    return existsSync(path)
      ? readFileSync(path, 'utf8')
          .split('\n')
          .filter((each) => each === line).length
      : 0;
  };

  /** Who noticed a commit. */
  function commit(repository: string): Readonly<Record<'ours' | 'theirs' | 'own', boolean>> {
    const before = { theirs: countLines('theirs', 'pre-commit'), own: countLines('own', 'own') };
    world.write(join(repository, 'a.txt'), `${(changes += 1)}\n`);
    world.git(repository, 'add', 'a.txt');
    const env = { OWN: join(world.root, 'own') };
    expect(world.run(repository, 'git', ['commit', '-q', '-m', 'feat: more'], env).status).toBe(0);
    const head = world.git(repository, 'rev-parse', 'HEAD');
    return {
      ours: spoolNames(world).some((each) => each.endsWith(`-${head}.post-commit`)),
      theirs: countLines('theirs', 'pre-commit') === before.theirs + 1,
      own: countLines('own', 'own') > before.own,
    };
  }

  /** What git tracks but the file that we change ourselves, and what it sees beside that. */
  const tracked = (repository: string): readonly string[] => [
    world.git(repository, 'ls-files', '-s', '--', ':!a.txt'),
    world.git(repository, 'status', '--porcelain', '--untracked-files=all', '--', ':!a.txt'),
  ];

  const hookFiles = (repository: string): Readonly<Record<string, string>> => ({
    ...pictureOf(join(repository, '.git/hooks')),
    config: readFileSync(join(repository, '.git/config'), 'utf8'),
    exclude: readFileSync(join(repository, '.git/info/exclude'), 'utf8'),
  });

  /** Both are installed, and live through each other's next install. */
  async function liveTogether(first: string, hooks: readonly string[], before: string | undefined) {
    const repository = arrange('app', hooks, before);
    const alone = arrange('app-without-us', hooks, before);
    const original = tracked(repository);
    if (first === 'ours') await install(repository);
    call([repository, alone], manager.install(hooks));
    await (first === 'ours' ? repair(repository) : install(repository));
    const { own } = commit(alone);
    expect(commit(repository)).toEqual({ ours: true, theirs: true, own });
    call([repository, alone], manager.install(hooks));
    await repair(repository);
    expect(commit(repository)).toEqual({ ours: true, theirs: true, own });
    expect((await install(repository)).changed).toBe(false);
    expect(tracked(repository)).toEqual(original);
    return { repository, alone, original };
  }

  // simple-git-hooks deletes the hook of the person's own; what we had moved aside it does not find.
  const comparable = SITUATIONS.filter(([, , before]) => !(manager.takesAway.others && before === PYTHON));
  describe.each(comparable)(`${name}, %s`, (_, hooks, before) => {
    it.each(FIRST)('%s first, ours leave first: both fire, and what is left is what would be', async (first) => {
      const { repository, alone, original } = await liveTogether(first, hooks, before);
      await uninstall(repository);
      expect(hookFiles(repository)).toEqual(hookFiles(alone));
      call([repository, alone], manager.uninstall(hooks));
      expect(hookFiles(repository)).toEqual(hookFiles(alone));
      expect(commit(repository)).toEqual({ ours: false, theirs: false, own: commit(alone).own });
      expect(tracked(repository)).toEqual(original);
      expect(world.git(repository, 'log', '--format=%B%N')).not.toMatch(/craftnudge/i);
    });

    it.each(FIRST)('%s first, theirs leave first: both fire, and what is left is what would be', async (first) => {
      const { repository, alone, original } = await liveTogether(first, hooks, before);
      call([repository, alone], manager.uninstall(hooks));
      await repair(repository);
      expect(commit(repository)).toEqual({ ours: true, theirs: false, own: commit(alone).own });
      await uninstall(repository);
      expect(hookFiles(repository)).toEqual(hookFiles(alone));
      expect(commit(repository)).toEqual({ ours: false, theirs: false, own: commit(alone).own });
      expect(tracked(repository)).toEqual(original);
    });
  });

  it.each(SITUATIONS.slice(0, 2))(`the next install of ${name}, %s, is survived or noticed`, async (_, hooks) => {
    const repository = arrange('app', hooks);
    call([repository], manager.install(hooks));
    await install(repository);
    call([repository], manager.install(hooks));
    const { hooks: found, fix } = await inspect(repository);
    const lost = found.filter(({ state }) => state !== 'installed').map((each) => each.name);
    const { named, others } = manager.takesAway;
    expect(lost).toEqual(hookNames.filter((each) => (hooks.includes(each) ? named.includes(each) : others)));
    expect(fix).toBe(lost.length === 0 ? undefined : 'craftnudge install-hooks');
  });

  it(`a hook that we had moved aside is there again after ${name} has come and gone`, async () => {
    const [, hooks = [], before] = SITUATIONS.at(-1) ?? [];
    const repository = arrange('app', hooks, before);
    await install(repository);
    call([repository], manager.install(hooks));
    await repair(repository);
    call([repository], manager.uninstall(hooks));
    await repair(repository);
    expect(commit(repository)).toEqual({ ours: true, theirs: false, own: true });
    await uninstall(repository);
    expect(commit(repository)).toEqual({ ours: false, theirs: false, own: true });
    expect(readFileSync(join(repository, '.git/hooks/post-commit'), 'utf8')).toBe(before);
  });

  it(`the lines that --shared prints for ${name} record for whoever uses CraftNudge, and say nothing to others`, async () => {
    const hooks = ['pre-commit'];
    const repository = arrange('app', hooks);
    const shared = installHooks(requestFor(world, repository, { shared: true }));
    const message = await shared.then(
      () => '',
      (refusal: Error) => refusal.message,
    );
    const [sentence = '', lines = ''] = message.split('\n\n');
    expect(sentence).toContain(`add these lines, then everybody runs: `);
    const path = join(repository, manager.adding.file);
    world.write(path, manager.adding.with(readFileSync(path, 'utf8'), lines));
    world.git(repository, 'commit', '-qam', 'chore: CraftNudge for everybody');
    const named = hookNames.filter((each) => lines.includes(`/install/hooks/${each}`));
    call([repository], manager.install([...hooks, ...named]));
    const alone = world.run(repository, 'git', ['commit', '-q', '--allow-empty', '-m', 'feat: of somebody else'], {
      CRAFTNUDGE_HOME: join(world.root, 'none'),
    });
    expect(alone).toMatchObject({
      status: 0,
      stderr: expect.not.stringMatching(/not found|error|craftnudge\/install/i),
    });
    expect(spoolNames(world)).toEqual([]);
    await renderHooks();
    expect(commit(repository)).toEqual({ ours: true, theirs: true, own: false });
    const { hooks: found } = await inspect(repository);
    expect(found.filter(({ state }) => state === 'installed').map((each) => each.name)).toEqual(named);
    await install(repository); // one's own beside the team's: twice told, recorded once
    expect(commit(repository)).toEqual({ ours: true, theirs: true, own: false });
  });

  it(`an amend reaches us with its pair beside ${name}`, async () => {
    const hooks = SITUATIONS[1]?.[1] ?? [];
    const repository = arrange('app', hooks);
    call([repository], manager.install(hooks));
    await install(repository);
    const from = world.git(repository, 'rev-parse', 'HEAD');
    expect(world.run(repository, 'git', ['commit', '-q', '--amend', '-m', 'other']).status).toBe(0);
    const to = world.git(repository, 'rev-parse', 'HEAD');
    const spooled = spoolNames(world).map((each) => readFileSync(join(world.data, 'spool', each), 'utf8'));
    expect(spooled.filter((line) => line.includes(`${from}:${to}`))).toHaveLength(1);
  });
}
