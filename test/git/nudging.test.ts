// From a real commit to a line at the prompt: hooks, recorder, habits, policy, ledger and the terminal channel.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ledgerIn, recordsIn } from '../support/journal.js';
import { until } from '../support/until.js';
import { createWorld, type World } from '../support/world.js';

const AT_ONCE = { CRAFTNUDGE_NOTIFY_QUIETMINUTES: '0', CRAFTNUDGE_NOTIFY_QUIETHOURS: 'off' };

let world: World;
let repo: string;

const openWorld = (env: Readonly<Record<string, string>>): void => {
  world = createWorld(env);
  repo = world.repository('api');
  world.commit(repo, 'feat: parse', { 'parser.ts': 'let a;\n' });
  world.craftnudge(repo, 'install-hooks', '--no-history');
};
const fix = (n: number): string => world.commit(repo, `fix: parser, take ${n}`, { 'parser.ts': `let a = ${n};\n` });
const settled = async (): Promise<void> => {
  const spool = join(world.data, 'spool');
  await until(
    'everything is recorded',
    () => world.run(world.root, 'ls', [spool]).stdout === '' && !existsSync(join(world.data, 'state/recorder.pid')),
  );
};

afterEach(() => world.remove());

describe('a second fix to the same file', () => {
  beforeEach(() => openWorld(AT_ONCE));

  it('reaches the prompt, the ledger, why, and an answer', async () => {
    fix(1);
    await settled();
    const hash = fix(2);
    await settled();
    const [entry] = ledgerIn(world.data);
    expect(entry).toMatchObject({ kind: 'fix-loop', action: 'deliver', channel: 'terminal', commits: [hash] });
    expect(readFileSync(join(world.data, 'notifications/pending'), 'utf8')).toContain('parser.ts');
    const id = entry?.nudge.slice(0, 8) ?? '';
    expect(world.craftnudge(repo, 'why', id).stdout).toContain(hash.slice(0, 7));
    expect(world.craftnudge(repo, 'answer', id, 'never').status).toBe(0);
    expect(world.craftnudge(repo, 'nudges').stdout).toContain('you said: never');
  });

  it('is never said about a coding agent', async () => {
    fix(1);
    world.run(repo, 'git', ['commit', '-q', '--allow-empty', '-m', 'chore: pause']);
    world.write(join(repo, 'parser.ts'), 'let b;\n');
    world.run(repo, 'git', ['commit', '-qam', 'fix: parser again'], { CLAUDECODE: '1' });
    await settled();
    expect(recordsIn(world.data).at(-1)?.agent).toBe('claude-code');
    expect(ledgerIn(world.data).filter(({ action }) => action === 'deliver')).toEqual([]);
  });

  it('is said by no import, whatever the history holds', () => {
    world.git(repo, 'config', 'core.hooksPath', '/dev/null');
    fix(1);
    fix(2);
    const fresh = join(world.root, 'clone');
    world.git(world.root, 'clone', '-q', repo, fresh);
    expect(world.craftnudge(fresh, 'track', '--all').stdout).toContain('3 commits recorded');
    expect(ledgerIn(world.data)).toEqual([]);
  });

  it('is seen by the first commit after an import, which has made the habits ready and said nothing', async () => {
    world.git(repo, 'config', 'core.hooksPath', '/dev/null');
    fix(1);
    world.git(repo, 'config', '--unset', 'core.hooksPath');
    expect(world.craftnudge(repo, 'install-hooks').stdout).toContain('1 commit added');
    expect(readdirSync(join(world.data, 'index'))).toContainEqual(expect.stringMatching(/^habits-.*\.parts$/));
    expect(ledgerIn(world.data)).toEqual([]);
    const hash = fix(2);
    await settled();
    expect(ledgerIn(world.data)).toEqual([expect.objectContaining({ kind: 'fix-loop', commits: [hash] })]);
  });
});

describe('quiet minutes', () => {
  beforeEach(() => openWorld({ CRAFTNUDGE_NOTIFY_QUIETHOURS: 'off' }));

  it('hold a nudge; a sleeping shell, and no node, waits for its moment', async () => {
    fix(1);
    fix(2);
    await until('it is held', () => ledgerIn(world.data).some(({ action }) => action === 'hold'));
    await settled();
    expect(ledgerIn(world.data)).toEqual([expect.objectContaining({ action: 'hold', reason: 'quiet-minutes' })]);
    const sleeper = join(world.data, 'state/sleeper.pid');
    await until('the sleeper is there', () => existsSync(sleeper));
    const [pid = ''] = readFileSync(sleeper, 'utf8').split(' ');
    expect(readFileSync(`/proc/${pid}/comm`, 'utf8').trim()).toBe('sh');
    expect(world.craftnudge(repo, 'status').stdout).toContain('waits until');

    for (const n of [1, 2]) world.commit(repo, `fix: printer, take ${n}`, { 'printer.ts': `let b = ${n};\n` });
    await until('the next is held', () => ledgerIn(world.data).filter(({ action }) => action === 'hold').length === 2);
    await settled();
    expect(ledgerIn(world.data).at(-1)).toMatchObject({ action: 'withhold', reason: 'superseded' });
  });
});

describe('a storm of 300 commits', () => {
  beforeEach(() => openWorld({ ...AT_ONCE, CRAFTNUDGE_RECORD_LINGER: '2' }));

  it('is recorded whole by one recorder at a time, and keeps the budget', async () => {
    const script =
      'i=0; while [ $i -lt 300 ]; do i=$((i+1)); echo $i >parser.ts; git commit -qam "fix: parser $i"; done';
    expect(world.run(repo, 'sh', ['-c', script]).status).toBe(0);
    await settled();
    const hashes = recordsIn(world.data).map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(300);
    expect(hashes).toHaveLength(300);
    expect(ledgerIn(world.data).filter(({ action }) => action === 'deliver').length).toBeLessThanOrEqual(1);
    expect(existsSync(join(world.data, 'state/problems.json'))).toBe(false);
  });
});
