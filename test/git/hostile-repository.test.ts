// A repository that somebody packed for us, and a data directory in which somebody planted things: nothing of them is run
// or believed, and nothing keeps the recorder from its work.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { everyCall } from '../support/every-command.js';
import { recordsIn } from '../support/journal.js';
import { createWorld, type Finished, type World } from '../support/world.js';

let world: World;
let repo: string;
let canary: string;
let evil: string;

/** A program that leaves a trace. */
function plantProgram(path: string): string {
  world.write(path, `#!/bin/sh\necho "$0 $*" >>'${canary}'\nexit 1\n`);
  chmodSync(path, 0o755);
  return path;
}

const traces = (): string => (existsSync(canary) ? readFileSync(canary, 'utf8') : '');

function open(): void {
  world = createWorld();
  canary = join(world.root, 'canary');
  evil = plantProgram(join(world.root, 'evil.sh'));
  repo = world.repository('api');
  world.commit(repo, 'feat: first', { 'a.txt': 'a\n', '.gitattributes': '* diff=evil filter=evil merge=evil\n' });
}

describe('a configuration that names programs', () => {
  beforeAll(() => {
    open();
    world.craftnudge(repo, 'install-hooks', '--no-history');
    const hooks = join(world.root, 'evil-hooks');
    for (const name of ['post-index-change', 'reference-transaction', 'post-checkout']) plantProgram(join(hooks, name));
    world.commit(repo, 'fix: second', { 'a.txt': 'b\n' });
    world.craftnudge(repo, 'status');
    world.write(join(world.root, 'included'), `[diff]\n\texternal = ${evil}\n[core]\n\tfsmonitor = ${evil}\n`);
    const keys = [
      'core.fsmonitor core.pager core.editor core.sshCommand core.gitProxy core.askPass core.alternateRefsCommand',
      'pager.log pager.diff-tree pager.config pager.for-each-ref gpg.program gpg.ssh.program gpg.x509.program',
      'diff.external diff.evil.command diff.evil.textconv filter.evil.clean filter.evil.smudge filter.evil.process',
      'merge.evil.driver credential.helper sequence.editor interactive.diffFilter trailer.see.command trailer.see.cmd',
      'uploadpack.packObjectsHook remote.origin.uploadpack remote.origin.receivepack browser.x.cmd man.x.cmd',
    ];
    const file = join(repo, '.git/config');
    for (const key of keys.join(' ').split(' ')) world.git(world.root, 'config', '--file', file, key, evil);
    for (const [key, value] of [
      ['log.showSignature', 'true'],
      ['filter.evil.required', 'true'],
      ['include.path', join(world.root, 'included')],
      ['alias.diff-tree', `!${evil}`],
      ['alias.craftnudge', `!${evil}`],
      ['remote.origin.url', `ext::${evil}`],
      ['protocol.ext.allow', 'always'],
      ['core.hooksPath', hooks],
    ] as const)
      world.git(world.root, 'config', '--file', file, key, value);
  });
  afterAll(() => world.remove());

  test.each(everyCall)('%s runs none of them', (line) => {
    const { stdout, stderr } = world.craftnudge(repo, ...line.split(' '));
    expect(`${stdout}${stderr}`).not.toBe('');
    expect(traces()).toBe('');
  });

  it('the canary can sing', () => {
    world.run(repo, 'git', ['status']);
    expect(traces()).toContain('evil.sh');
  });
});

describe('programs beside the repository', () => {
  beforeEach(open);
  afterEach(() => world.remove());

  it('are not run, whatever npm, npx or husky put on PATH', () => {
    const bin = join(repo, 'node_modules/.bin');
    const programs = ['git', 'git.exe', 'node', 'sh', 'setsid', 'sleep', 'notify-send', 'stdbuf'];
    for (const name of programs) for (const place of [repo, bin]) plantProgram(join(place, name));
    const PATH = [bin, 'node_modules/.bin', '.', '', world.env['PATH'] ?? ''].join(delimiter);
    const run = (line: string): Finished =>
      world.run(repo, process.execPath, [join(import.meta.dirname, '../../dist/cli.js'), ...line.split(' ')], { PATH });
    for (const line of everyCall.slice(0, -1)) run(line);
    const realGit = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8', env: world.env }).trim();
    const env = { PATH, CRAFTNUDGE_NOTIFY_QUIETMINUTES: '1', DISPLAY: ':9' };
    for (const n of [1, 2]) {
      writeFileSync(join(repo, 'a.txt'), `${n}\n`);
      expect(world.run(repo, realGit, ['commit', '-qam', `fix: a, take ${n}`], env).status).toBe(0);
    }
    run('status');
    expect(recordsIn(world.data).filter(({ message }) => message.startsWith('fix: a'))).toHaveLength(2);
    expect(traces()).toBe('');
  });

  it('a .mailmap cannot have the names of others kept', () => {
    world.craftnudge(repo, 'install-hooks', '--no-history');
    world.write(join(repo, '.mailmap'), 'Ada <ada@example.org> <eve@example.org>\n');
    world.git(repo, 'commit', '-q', '--allow-empty', '-m', 'theirs', '--author=Eve <eve@example.org>');
    world.craftnudge(repo, 'status');
    expect(recordsIn(world.data).map(({ author }) => Object.keys(author))).toEqual([['id']]);
  });

  it('a .mailmap joins others with me on the screen, and in no figure that is kept', () => {
    world.craftnudge(repo, 'config', 'identities', 'ada@example.org');
    world.write(join(repo, '.mailmap'), 'Ada <ada@example.org> <eve@example.org>\n');
    world.git(repo, 'commit', '-q', '--allow-empty', '-m', 'theirs', '--author=Eve <eve@example.org>');
    world.craftnudge(repo, 'track', '--all');
    const all = recordsIn(world.data).length;
    expect(JSON.parse(world.craftnudge(repo, 'report', '--json').stdout)).toMatchObject({ n: all });
    const days = readFileSync(join(world.data, 'analytics/metrics.jsonl'), 'utf8').trimEnd().split('\n');
    const mine = days.reduce((sum, day) => sum + (JSON.parse(day) as { readonly commits: number }).commits, 0);
    expect(mine).toBe(all - 1);
  });

  it('a log that came along, dated as its maker liked, makes nobody me', () => {
    const eve = { GIT_COMMITTER_EMAIL: 'eve@example.org', GIT_AUTHOR_EMAIL: 'eve@example.org' };
    world.run(repo, 'git', ['commit', '-q', '--allow-empty', '-m', 'theirs'], eve);
    const [old, made] = ['HEAD~1', 'HEAD'].map((name) => world.git(repo, 'rev-parse', name));
    appendFileSync(
      join(repo, '.git/logs/HEAD'),
      `${old} ${made} Eve <eve@example.org> 4000000000 +0000\tcommit: theirs\n`,
    );
    world.craftnudge(repo, 'status');
    world.craftnudge(repo, 'status');
    const identities = join(world.data, 'settings/identities.json');
    expect(existsSync(identities) ? readFileSync(identities, 'utf8') : '').not.toContain('eve@');
    expect(JSON.stringify(recordsIn(world.data))).not.toContain('eve@');
  });
});

describe('things planted in the spool', () => {
  beforeEach(() => {
    open();
    world.craftnudge(repo, 'install-hooks', '--no-history');
  });
  afterEach(() => world.remove());

  test.each<readonly [string, (path: string) => void]>([
    ['a FIFO', (path) => void execFileSync('mkfifo', [path])],
    ['a link', (path) => symlinkSync('/etc/passwd', path)],
    ['a link to nowhere', (path) => symlinkSync('/nowhere', path)],
    ['a link to what never ends', (path) => symlinkSync('/dev/zero', path)],
    ['a directory', (path) => world.write(join(path, 'x'), '')],
    ['700 MB of nothing', (path) => (world.write(path, ''), truncateSync(path, 700 * 2 ** 20))],
    ['nonsense', (path) => world.write(path, `1\tpost-commit\t../../..\t\u0000\t${'\t'.repeat(20)}\n`)],
    ['bytes', (path) => world.write(path, Buffer.from([0xff, 0x00, 0x0a]))],
  ])('%s holds nobody up and is not followed', (_, plant) => {
    for (const name of ['1-0.post-commit', '2-0.answer', `3-${'a'.repeat(40)}.skip`])
      plant(join(world.data, 'spool', name));
    const hash = world.commit(repo, 'feat: second', { 'b.txt': 'b\n' });
    expect(world.craftnudge(repo, 'status').status).toBe(0);
    expect(recordsIn(world.data).map((record) => record.hash)).toEqual([hash]);
    expect(readFileSync('/etc/passwd', 'utf8')).toContain('root');
  });
});
