// Whose lines did a fix replace? By real git, line by line.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { blameFix } from '../../../src/capture/blame.js';
import type { CommitHash } from '../../../src/domain/commit-record.js';
import { createWorld, type World } from '../../support/world.js';
import { openRepository } from './parts.js';

let world: World;
let repo: string;

beforeEach(() => {
  world = createWorld();
  repo = world.repository('api');
  world.commit(repo, 'chore: root', { 'README.md': 'api\n' });
});
afterEach(() => world.remove());

const commit = (message: string, files: Readonly<Record<string, string>>): CommitHash =>
  world.commit(repo, message, files) as CommitHash;

async function blamed(fix: CommitHash, files: readonly string[], at = repo): ReturnType<typeof blameFix> {
  const { git } = await openRepository(world, at);
  const parent = world.git(at, 'rev-parse', `${fix}^1`) as CommitHash;
  return blameFix(git, { hash: fix, parent, files });
}

describe('blame of a fix', () => {
  it('names who wrote the replaced line, not who touched the file last', async () => {
    const cause = commit('feat: one', { 'a.ts': 'let a = 1;\nlet b = 2;\nlet c = 3;\n' });
    commit('feat: two', { 'a.ts': 'let a = 1;\nlet b = 2;\nlet c = 33;\n' });
    const fix = commit('fix: a', { 'a.ts': 'let a = 10;\nlet b = 2;\nlet c = 33;\n' });
    expect(await blamed(fix, ['a.ts'])).toEqual([cause]);
  });

  it('names each of several once, over several files', async () => {
    const first = commit('feat: one', { 'a.ts': 'let a = 1;\nlet b = 2;\n' });
    const second = commit('feat: two', { 'a.ts': 'let a = 1;\nlet b = 2;\nlet c = 3;\n', 'b.ts': 'let d = 4;\n' });
    const fix = commit('fix: all', { 'a.ts': 'let a = 10;\nlet b = 20;\nlet c = 30;\n', 'b.ts': 'let d = 40;\n' });
    expect(new Set(await blamed(fix, ['a.ts', 'b.ts']))).toEqual(new Set([first, second]));
  });

  it.each([
    ['a comment', '// was here\nlet a = 1;\n', 'let a = 1;\n'],
    ['a blank line', '\nlet a = 1;\n', 'let a = 1;\n'],
    ['a lone brace', 'if (a)\n{\nb();\n}\n', 'if (a)\nb();\n'],
    ['white space', 'if (a) {\nb();\n}\n', 'if (a) {\n    b();\n}\n'],
    ['nothing, where lines only came', 'let a = 1;\n', 'let a = 1;\nlet b = 2;\n'],
  ])('takes no notice of %s', async (_what, before, after) => {
    commit('feat: one', { 'a.ts': before });
    expect(await blamed(commit('fix: a', { 'a.ts': after }), ['a.ts'])).toEqual([]);
  });

  it('takes a # of C for code, and a # of Python for a comment', async () => {
    const cause = commit('feat: one', { 'a.c': '#include <a.h>\n', 'a.py': '# why\n' });
    const fix = commit('fix: a', { 'a.c': '#include <b.h>\n', 'a.py': '# because\n' });
    expect(await blamed(fix, ['a.py'])).toEqual([]);
    expect(await blamed(fix, ['a.c'])).toEqual([cause]);
  });

  it('does not blame the whole of a file that was renamed', async () => {
    commit('feat: one', { 'a.ts': 'let a = 1;\nlet b = 2;\n' });
    world.git(repo, 'mv', 'a.ts', 'b.ts');
    const fix = commit('fix: name', { 'b.ts': 'let a = 1;\nlet b = 2;\n' });
    expect(await blamed(fix, ['b.ts'])).toEqual([]);
  });

  it.each([
    '-dash.ts',
    ':(glob)star*.ts',
    'a b\n"c".ts',
    'é.ts',
    '.git-not/x.ts',
  ])('reads a file named %j', async (name) => {
    const cause = commit('feat: one', { [`src/${name}`]: 'let a = 1;\n' });
    const fix = commit('fix: a', { [`src/${name}`]: 'let a = 2;\n' });
    expect(await blamed(fix, [`src/${name}`])).toEqual([cause]);
  });

  it('does as it does, whatever the repository configures', async () => {
    const cause = commit('feat: one', { 'a.ts': 'let a = 1;\n', '.gitattributes': '*.ts diff=evil\n' });
    const canary = join(world.root, 'canary');
    for (const [key, value] of [
      ['diff.evil.textconv', `touch ${canary}; cat`],
      ['diff.evil.command', `touch ${canary}`],
      ['diff.external', `touch ${canary}`],
      ['diff.interHunkContext', '50'],
      ['blame.ignoreRevsFile', join(repo, 'ignored')],
      ['blame.showRoot', 'true'],
      ['color.ui', 'always'],
    ] as const) {
      world.git(repo, 'config', key, value);
    }
    world.write(join(repo, 'ignored'), `${cause}\n`);
    const fix = commit('fix: a', { 'a.ts': 'let a = 2;\n' });
    expect(await blamed(fix, ['a.ts'])).toEqual([cause]);
    expect(world.run('/', 'test', ['-e', canary]).status).toBe(1);
  });

  it('leaves out what lies at the edge of a shallow clone', async () => {
    commit('feat: one', { 'a.ts': 'let a = 1;\n' });
    const fix = commit('fix: a', { 'a.ts': 'let a = 2;\n' });
    world.git(world.root, 'clone', '-q', '--depth=2', `file://${repo}`, 'shallow');
    expect(await blamed(fix, ['a.ts'], join(world.root, 'shallow'))).toEqual([]);
  });

  it('is undefined where the contents are not here, and fetches nothing', async () => {
    commit('feat: one', { 'a.ts': 'let a = 1;\n' });
    const fix = commit('fix: a', { 'a.ts': 'let a = 2;\n' });
    world.git(repo, 'config', 'uploadpack.allowFilter', 'true');
    world.git(world.root, 'clone', '-q', '--no-checkout', '--filter=blob:none', `file://${repo}`, 'partial');
    expect(await blamed(fix, ['a.ts'], join(world.root, 'partial'))).toBeUndefined();
  });

  it('is undefined for a name that no file has', async () => {
    commit('feat: one', { 'a.ts': 'let a = 1;\n' });
    expect(await blamed(commit('fix: a', { 'a.ts': 'let a = 2;\n' }), ['kept-as-a-hash.ts'])).toBeUndefined();
  });

  it('is broken off between two files where commits wait, and not told of then', async () => {
    const cause = commit('feat: one', { 'a.ts': 'let a = 1;\n', 'b.ts': 'let b = 1;\n' });
    const fix = commit('fix: all', { 'a.ts': 'let a = 2;\n', 'b.ts': 'let b = 2;\n' });
    const { git } = await openRepository(world, repo);
    const asked = { hash: fix, parent: cause, files: ['a.ts', 'b.ts'] };
    const waitsAfter = (files: number): (() => boolean) => {
      let done = 0;
      return () => (done += 1) > files;
    };
    expect(await blameFix(git, asked, waitsAfter(1))).toBe('broken-off');
    expect(await blameFix(git, asked, waitsAfter(2))).toEqual([cause]);
  });

  it('is undefined where objects are missing', async () => {
    commit('feat: one', { 'a.ts': 'let a = 1;\n' });
    const fix = commit('fix: a', { 'a.ts': 'let a = 2;\n' });
    const blob = world.git(repo, 'rev-parse', `${fix}^:a.ts`);
    rmSync(join(repo, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    expect(await blamed(fix, ['a.ts'])).toBeUndefined();
  });
});
