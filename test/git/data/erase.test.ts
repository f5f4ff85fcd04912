// `erase` as a person uses it: what goes, what stays, and what never comes back.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sealLine } from '../../../src/store/line.js';
import { recordsIn, rewritesIn } from '../../support/journal.js';
import { createWorld, projectRoot, type World } from '../../support/world.js';

let world: World;
let api: string;
let site: string;
beforeEach(() => {
  world = createWorld();
  api = world.repository('api');
  site = world.repository('site');
  for (const repository of [api, site]) {
    for (let day = 1; day <= 4; day += 1)
      world.commit(repository, `feat: day ${day}`, { 'a.ts': `${repository} ${day}\n` }, `2026-01-0${day}T12:00:00Z`);
  }
});
afterEach(() => world.remove());

const BOB = 'Bob.Secret@Example.org';
const asBob = (message: string): string => {
  world.git(
    api,
    '-c',
    'user.name=Bob Secret',
    '-c',
    `user.email=${BOB}`,
    'commit',
    '-q',
    '--allow-empty',
    '-m',
    message,
  );
  return world.git(api, 'rev-parse', 'HEAD');
};
const run = (...args: readonly string[]) => world.craftnudge(api, ...args);
const trackAll = (): void => {
  for (const repository of [api, site]) expect(world.craftnudge(repository, 'track', '--all').status).toBe(0);
};
const hashes = (): readonly string[] => recordsIn(world.data).map(({ hash }) => hash);
const filesWith = (text: string): readonly string[] =>
  readdirSync(world.data, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(world.data, name);
    return statSync(path).isFile() && readFileSync(path, 'latin1').toLowerCase().includes(text.toLowerCase());
  });
const erasure = (): { id: string } =>
  (JSON.parse(run('erase', '--list', '--json').stdout) as { id: string }[]).at(-1) ?? { id: '' };

describe('erase --person', () => {
  it('is told by doctor when the key is another, by which nobody would be recognised, until erased again', () => {
    asBob('feat: theirs');
    trackAll();
    expect(run('erase', '--person', BOB, '--yes').status).toBe(0);
    const journal = (): { ok: boolean; text: string } =>
      (JSON.parse(run('doctor', '--json').stdout) as { part: string; ok: boolean; text: string }[]).find(
        ({ part }) => part === 'journal',
      ) ?? { ok: false, text: 'not examined' };
    expect(journal()).toMatchObject({ ok: true });
    const key = join(world.data, 'secrets/author-key.json');
    const kept = readFileSync(key);
    rmSync(key);
    expect(journal()).toMatchObject({ ok: false, text: expect.stringMatching(/^1 erased person is not recognised/) });
    const { id } = erasure();
    for (const args of [
      ['--person', BOB, '--yes'],
      ['--undo', id],
    ])
      expect(run('erase', ...args).status).toBe(0);
    expect(journal()).toMatchObject({ ok: true });
    writeFileSync(key, kept, { mode: 0o600 });
    expect(journal()).toMatchObject({ ok: false });
  });

  it('leaves no trace of the address anywhere, and nothing brings it back', () => {
    const theirs = asBob('feat: theirs');
    world.commit(api, `feat: together\n\nCo-authored-by: Bob Secret <${BOB}>\nReviewed-by: Eve <eve@example.org>`);
    const config = { CRAFTNUDGE_PRIVACY_OTHERS: 'full' };
    expect(world.run(api, process.execPath, [join(projectRoot, 'dist/cli.js'), 'track', '--all'], config).status).toBe(
      0,
    );
    expect(filesWith('Bob')).not.toEqual([]);
    const exported = run('export', '--all', '--full').stdout;
    expect(run('erase', '--person', BOB.toLowerCase(), '--yes').status).toBe(0);
    expect(filesWith('Bob')).toEqual([]);
    expect(hashes()).not.toContain(theirs);
    const together = recordsIn(world.data).find(({ message }) => message.startsWith('feat: together'));
    expect(together?.message).toBe('feat: together\n\n[erased]\nReviewed-by: Eve <eve@example.org>');
    writeFileSync(join(world.root, 'old.jsonl'), exported);
    expect(run('import', join(world.root, 'old.jsonl')).stdout).toContain('1 erased here');
    asBob('feat: theirs again');
    world.commit(api, `feat: later\n\nCo-authored-by: Bob Secret <${BOB}>`);
    trackAll();
    expect(run('status').status).toBe(0);
    expect(filesWith('Bob')).toEqual([]);
    expect(recordsIn(world.data).filter(({ message }) => message.includes('theirs'))).toEqual([]);
    expect(run('verify').status).toBe(0);
  });
});

describe('erase --repository', () => {
  it('takes everything of it, by path or id, also after the repository itself is gone', () => {
    trackAll();
    const id = recordsIn(world.data).find(({ repository }) => repository.name === 'site')?.repository.id ?? '';
    rmSync(site, { recursive: true });
    const plan = JSON.parse(run('erase', '--repository', site, '--dry-run', '--json').stdout) as {
      rule: { repository: string };
      counts: { commits: number };
    };
    expect(plan).toMatchObject({ rule: { repository: id }, counts: { commits: 4 } });
    expect(hashes()).toHaveLength(8);
    expect(run('erase', '--repository', id, '--yes').stdout).toContain('4 commits');
    expect(recordsIn(world.data).map(({ repository }) => repository.name)).toEqual(['api', 'api', 'api', 'api']);
    expect(filesWith('site')).toEqual([]);
  });

  it('brings nothing back by track, and records what is made afterwards', () => {
    expect(run('install-hooks').status).toBe(0);
    expect(hashes()).toHaveLength(4);
    expect(run('erase', '--repository', '.', '--yes').status).toBe(0);
    expect(hashes()).toEqual([]);
    trackAll();
    expect(run('status').status).toBe(0);
    expect(recordsIn(world.data).map(({ repository }) => repository.name)).toEqual(['site', 'site', 'site', 'site']);
    const fresh = world.commit(api, 'feat: afterwards');
    expect(run('coverage', '--json').stdout).toContain('"missing": 0');
    expect(hashes()).toContain(fresh);
    expect(hashes()).toHaveLength(5);
  });

  it('also takes commits that are dated in the future', () => {
    world.commit(api, 'feat: from the future', {}, '2037-01-01T00:00:00Z');
    trackAll();
    expect(run('erase', '--repository', '.', '--yes').status).toBe(0);
    trackAll();
    expect(recordsIn(world.data).map(({ repository }) => repository.name)).not.toContain('api');
  });
});

describe('erase --from --to', () => {
  it('takes what was committed in between, with its rewrites, and keeps a copy where one is asked for', () => {
    trackAll();
    const [first = '', second = '', third = ''] = hashes();
    const rewrite = (from: string, to: string, at: string): string =>
      sealLine({
        v: 1,
        at,
        repository: recordsIn(world.data)[0]?.repository.id,
        from,
        to,
        command: 'amend',
        source: 'hook',
      });
    world.write(
      join(world.data, 'behaviors/rewrites.jsonl'),
      `${rewrite('0'.repeat(40), second, '2026-01-08T00:00:00Z')}\n${rewrite(first, third, '2026-01-09T00:00:00Z')}\n`,
    );
    const copy = join(world.root, 'copy.jsonl');
    const asked = ['erase', '--from', '2026-01-02', '--to', '2026-01-03'];
    expect(run(...asked, '--yes', '--keep-copy', copy).status).toBe(0);
    expect(recordsIn(world.data).filter(({ committedAt }) => committedAt === '2026-01-02T12:00:00Z')).toEqual([]);
    expect(hashes()).toHaveLength(6);
    expect(rewritesIn(world.data).map(({ from }) => from)).toEqual([first]);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(run('import', copy).stdout).toContain('erased here');
    expect(hashes()).toHaveLength(6);
    expect(run('erase', '--undo', erasure().id).status).toBe(0);
    expect(run('import', copy).stdout).toContain('added 2 commits');
    expect(hashes()).toHaveLength(8);
    expect(run(...asked, '--keep-copy', copy, '--yes')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is there already'),
    });
  });

  it('undone, git brings it back', () => {
    trackAll();
    expect(run('erase', '--from', '2026-01-04', '--yes').status).toBe(0);
    trackAll();
    expect(hashes()).toHaveLength(6);
    expect(run('erase', '--undo', erasure().id.slice(0, 13)).status).toBe(0);
    trackAll();
    expect(hashes()).toHaveLength(8);
  });
});

describe('erase', () => {
  it.each([
    [['erase'], 'say what'],
    [['erase', '--person', 'bob'], 'is no e-mail address'],
    [['erase', '--from', '2026-02-01', '--to', '2026-01-01'], '--from is not before --to'],
    [['erase', '--repository', '.'], 'nobody can be asked here'],
    [['erase', '--undo', 'nothing'], 'names no erasure'],
  ])('%j is wrong usage, and changes nothing', (args, reason) => {
    trackAll();
    expect(run(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(reason) });
    expect(hashes()).toHaveLength(8);
    expect(existsSync(join(world.data, 'behaviors/erased.jsonl'))).toBe(false);
  });

  it('removes what repair kept, and the places that others noted', () => {
    trackAll();
    const journal = join(world.data, 'behaviors/commits.jsonl');
    writeFileSync(journal, `${readFileSync(journal, 'utf8')}torn\n`);
    expect(run('repair').status).toBe(0);
    expect(readdirSync(join(world.data, 'behaviors')).some((name) => name.includes('.damaged-'))).toBe(true);
    expect(run('erase', '--from', '2026-01-04', '--yes').stdout).toContain('1 damaged file that repair kept');
    expect(readdirSync(join(world.data, 'behaviors')).some((name) => name.includes('.damaged-'))).toBe(false);
  });
});
