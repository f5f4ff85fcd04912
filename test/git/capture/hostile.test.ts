import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommitRecord } from '../../../src/domain/commit-record.js';
import { openGit } from '../../../src/capture/git.js';
import { readCommits } from '../../../src/capture/read-commits.js';
import { readReflog } from '../../../src/capture/reflog.js';
import { readDrafts } from '../../../src/capture/drafts.js';
import { readLogByGit } from '../../../src/capture/reflog-git.js';
import { resolveRepository } from '../../../src/capture/repository.js';
import { listLocalHashes, readHead, resolveRange } from '../../../src/capture/revisions.js';
import { readNames, streamHistory } from '../../../src/capture/stream-history.js';
import { createWorld, type World } from '../../support/world.js';
import { buildOddRepository, type OddRepository } from './odd-repository.js';
import { collect, emptyRegistry, hashesOf, openRepository, plainDescribe, testIds } from './parts.js';

/** Every command line of ours, over the whole repository. */
async function runEveryLine(world: World, path: string, hashes: readonly string[]): Promise<readonly CommitRecord[]> {
  const { repository, git } = await openRepository(world, path);
  const parts = plainDescribe(repository);
  const range = await resolveRange(git, 'HEAD~6..HEAD');
  await readHead(git);
  await listLocalHashes(git, range);
  await readReflog(repository, git);
  await collect(readNames(git, range, parts));
  await git.run(['config', '--get-all', 'user.email'], { userSettings: true });
  const history = await collect(streamHistory(git, range, parts));
  return [...(await readCommits(git, hashesOf(hashes), parts)), ...history];
}

let world: World;
let odd: OddRepository;
let clean: string;

beforeAll(() => {
  world = createWorld();
  odd = buildOddRepository(world, 'odd');
  clean = readFileSync(join(odd.path, '.git/config'), 'utf8');
});
afterAll(() => world.remove());

describe('settings that name programs', () => {
  let canary: string;
  let evil: string;

  beforeAll(() => {
    canary = join(world.root, 'canary');
    evil = join(world.root, 'evil.sh');
    world.write(evil, `#!/bin/sh\necho "$0 $*" >> '${canary}'\nexit 1\n`);
    chmodSync(evil, 0o755);
    mkdirSync(join(world.root, 'evil-hooks'));
    for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout', 'fsmonitor-watchman']) {
      world.write(join(world.root, 'evil-hooks', hook), readFileSync(evil));
      chmodSync(join(world.root, 'evil-hooks', hook), 0o755);
    }
    world.write(join(odd.path, '.gitattributes'), '* diff=evil filter=evil merge=evil\n');
    world.write(join(world.root, 'included'), `[diff]\n\texternal = ${evil}\n[core]\n\tfsmonitor = ${evil}\n`);
  });
  afterAll(() => {
    rmSync(join(odd.path, '.gitattributes'));
    writeFileSync(join(odd.path, '.git/config'), clean);
  });

  test.each([
    'core.fsmonitor=EVIL',
    'core.hooksPath=HOOKS',
    'core.pager=EVIL',
    'core.editor=EVIL',
    'core.sshCommand=EVIL',
    'core.gitProxy=EVIL',
    'core.askPass=EVIL',
    'core.alternateRefsCommand=EVIL',
    'pager.log=EVIL',
    'pager.diff-tree=EVIL',
    'log.showSignature=true',
    'gpg.program=EVIL',
    'gpg.ssh.program=EVIL',
    'diff.external=EVIL',
    'diff.evil.command=EVIL',
    'diff.evil.textconv=EVIL',
    'diff.tool=EVIL',
    'filter.evil.clean=EVIL',
    'filter.evil.smudge=EVIL',
    'filter.evil.process=EVIL',
    'filter.evil.required=true',
    'merge.evil.driver=EVIL',
    'credential.helper=EVIL',
    'sequence.editor=EVIL',
    'interactive.diffFilter=EVIL',
    'trailer.see.command=EVIL',
    'trailer.see.cmd=EVIL',
    'uploadpack.packObjectsHook=EVIL',
    'include.path=INCLUDED',
    'alias.diff-tree=!EVIL',
    'alias.rev-list=!EVIL',
    'alias.rev-parse=!EVIL',
    'remote.origin.uploadpack=EVIL',
    'protocol.ext.allow=always',
    'trace2.normalTarget=CANARY',
    'notes.displayRef=refs/notes/*',
  ])('%s runs nothing, and all is read', async (setting) => {
    const at = setting.indexOf('=');
    const value = setting
      .slice(at + 1)
      .replace('EVIL', evil)
      .replace('HOOKS', join(world.root, 'evil-hooks'))
      .replace('INCLUDED', join(world.root, 'included'))
      .replace('CANARY', canary);
    writeFileSync(join(odd.path, '.git/config'), clean);
    for (const key of [setting.slice(0, at), ...(setting.startsWith('log.showSignature') ? ['gpg.program'] : [])]) {
      world.git(odd.path, 'config', '--file', '.git/config', key, key === 'gpg.program' ? evil : value);
    }
    rmSync(canary, { force: true });
    const hashes = Object.values(odd.commits).slice(0, 12);
    const records = await runEveryLine(world, odd.path, hashes);
    const { repository, git } = await openRepository(world, odd.path);
    await readLogByGit(git, { gitDir: repository.gitDir, ref: 'HEAD' });
    await readDrafts(git, { include: hashesOf(hashes) });
    expect(records.length).toBeGreaterThan(hashes.length);
    expect(existsSync(canary) ? readFileSync(canary, 'utf8') : '').toBe('');
  });

  it('sees that the canary can sing: plain git runs it', () => {
    writeFileSync(join(odd.path, '.git/config'), clean);
    world.git(odd.path, 'config', '--file', '.git/config', 'core.fsmonitor', evil);
    world.run(odd.path, 'git', ['status']);
    expect(readFileSync(canary, 'utf8')).toContain('evil.sh');
  });
});

describe('a bare repository inside a work tree', () => {
  it('is refused where it is merely come across, and read where it is named', async () => {
    const outer = world.repository('outer');
    world.commit(outer, 'x', { 'a.txt': 'a\n' });
    world.git(outer, 'clone', '-q', '--bare', '.', 'embedded');
    const place = { cwd: join(outer, 'embedded'), env: world.env };
    const parts = { registry: emptyRegistry(), ids: testIds };
    await expect(resolveRepository(place, parts)).rejects.toMatchObject({ code: 'GIT_DIRECTORY' });
    await expect(resolveRepository(place, { ...parts, named: true })).resolves.toMatchObject({ worktree: null });
  });
});

describe("anybody's taste in configuration", () => {
  let expected: string;

  const everyRecord = async (): Promise<string> =>
    JSON.stringify(await runEveryLine(world, odd.path, Object.values(odd.commits)));

  beforeAll(async () => {
    expected = await everyRecord();
  });

  const tastes = [
    '[color]\n\tui = always\n\tdiff = always\n',
    '[i18n]\n\tlogOutputEncoding = UTF-16\n\tcommitEncoding = ISO-8859-1\n',
    '[diff]\n\trenames = false\n\trenameLimit = 1\n',
    '[diff]\n\trenames = copies\n',
    '[diff]\n\torderFile = ORDER\n',
    '[core]\n\tquotePath = true\n\tpager = cat\n',
    '[log]\n\tdate = relative\n\tdecorate = full\n\tfollow = true\n\tshowRoot = false\n\tmailmap = true\n\tdiffMerges = combined\n',
    '[diff]\n\tnoprefix = true\n\trelative = true\n\tsuppressBlankEmpty = true\n',
    '[diff]\n\talgorithm = histogram\n\tindentHeuristic = false\n\tcontext = 0\n\tinterHunkContext = 9\n',
    '[diff]\n\tignoreSubmodules = all\n\tsubmodule = log\n[submodule "sub"]\n\tignore = all\n\tpath = sub\n',
    '[format]\n\tpretty = %s\n[notes]\n\tdisplayRef = *\n[core]\n\tnotesRef = refs/notes/x\n\tabbrev = 4\n',
    '[diff]\n\talgorithm = bogus\n',
  ] as const;

  test.each(tastes)('in the repository changes no byte: %j', async (taste) => {
    world.write(join(world.root, 'order'), '*.bin\nc*\n');
    writeFileSync(join(odd.path, '.git/config'), clean + taste.replace('ORDER', join(world.root, 'order')));
    expect(await everyRecord()).toBe(expected);
  });

  test.each(tastes)('of the user changes no byte: %j', async (taste) => {
    writeFileSync(join(odd.path, '.git/config'), clean);
    writeFileSync(join(world.home, '.gitconfig'), taste.replace('ORDER', join(world.root, 'order')));
    expect(await everyRecord()).toBe(expected);
    rmSync(join(world.home, '.gitconfig'));
  });

  it('nor do replaced objects, grafts and mailmap', async () => {
    const [first = '', second = ''] = Object.values(odd.commits);
    world.git(odd.path, 'replace', second, first);
    appendFileSync(join(odd.path, '.git/info/grafts'), `${second}\n`);
    writeFileSync(join(odd.path, '.mailmap'), 'Other <other@example.org> <ada@example.org>\n');
    expect(await everyRecord()).toBe(expected);
  });
});

describe('text that a person typed', () => {
  test.each([
    '--output=FILE',
    '--exec=touch FILE',
    '-h',
    '@{upstream}',
    'HEAD^{/no such text}',
    '',
    'a\nb',
    ':/fix',
    '--all',
  ])('%j is a commit or an unknown one, never an option', async (typed) => {
    const file = join(world.root, 'written');
    await expect(
      resolveRange(openGit({ cwd: odd.path, env: world.env }), typed.replace('FILE', file)),
    ).rejects.toMatchObject({
      code: 'UNKNOWN_COMMIT',
    });
    expect(existsSync(file)).toBe(false);
  });
});
