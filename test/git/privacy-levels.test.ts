// Less than everything is kept, from a real commit to every file: none of its words or names is anywhere.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readingCalls } from '../support/every-command.js';
import { recordsIn } from '../support/journal.js';
import { until } from '../support/until.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let repo: string;

beforeEach(() => {
  world = createWorld({ CRAFTNUDGE_NOTIFY_ENABLED: 'false' });
  repo = world.repository('api');
  world.commit(repo, 'chore: root', { 'README.md': '\n' });
});
afterEach(() => world.remove());

const WORDS = ['salaries', 'payroll', 'zebra', 'merger'];

function wholeData(): string {
  const files = readdirSync(world.data, { recursive: true, encoding: 'utf8' }).map((name) => join(world.data, name));
  const texts = files
    .filter((path) => statSync(path).isFile() && !path.endsWith('.code'))
    .map((path) => readFileSync(path, 'latin1'));
  const encoded = texts.flatMap((text) => text.match(/[A-Za-z0-9+/]{8,}={0,2}/g) ?? []);
  return [...files, ...texts, ...encoded.map((text) => Buffer.from(text, 'base64').toString('latin1'))].join('\n');
}

async function history(message: string, path: string): Promise<void> {
  world.craftnudge(repo, 'config', 'privacy.message', message);
  world.craftnudge(repo, 'config', 'privacy.path', path);
  world.commit(repo, 'feat: salaries of all', { 'src/payroll.ts': 'let a = 1;\n' });
  expect(world.craftnudge(repo, 'install-hooks').status).toBe(0);
  world.git(repo, 'checkout', '-q', '-b', 'zebra-merger');
  for (const n of [1, 2, 3])
    world.commit(repo, `fix: salaries, take ${n}`, { 'src/payroll.ts': `let a = ${n + 1};\n` });
  await until('all is recorded', () => recordsIn(world.data).length === 5);
  await until('the recorder has left', () => !readdirSync(join(world.data, 'state')).includes('recorder.pid'));
}

describe.each(['hashed', 'off'])('with both levels %s', (level) => {
  it('no word and no name is in any file, and every command still answers', async () => {
    await history(level, level);
    world.git(
      repo,
      'commit',
      '-q',
      '--amend',
      '--allow-empty',
      '-m',
      'fix: salaries, and the payroll of a zebra\n\nmerger',
    );
    for (const command of [...readingCalls, 'doctor --fix', 'export --all --full', 'digest --every daily']) {
      const { stdout, stderr } = world.craftnudge(repo, ...command.split(' '));
      const told = WORDS.filter((word) => `${stdout}${stderr}`.includes(word));
      expect([command, told]).toEqual([command, []]);
    }
    const kept = wholeData();
    for (const word of WORDS) expect(kept).not.toContain(word);
    expect(world.craftnudge(repo, 'verify').status).toBe(0);
  });
});

describe('with hashed levels', () => {
  it('habits see a fix loop as they do in full', async () => {
    await history('hashed', 'hashed');
    const ledger = readFileSync(join(world.data, 'notifications/sent.jsonl'), 'utf8');
    expect(ledger).toContain('"kind":"fix-loop"');
  });
});

describe('a level that is changed', () => {
  it('holds from then on; what was recorded before stays, until it is erased', async () => {
    await history('full', 'full');
    world.craftnudge(repo, 'config', 'privacy.message', 'hashed');
    world.commit(repo, 'fix: zebra', { 'a.ts': 'let b;\n' });
    await until('it is recorded', () => recordsIn(world.data).length === 6);
    const [first, last] = [recordsIn(world.data)[1], recordsIn(world.data).at(-1)];
    expect(first?.message).toContain('salaries');
    expect(last).toMatchObject({ privacy: { message: 'hashed', path: 'full' }, files: [{ path: 'a.ts' }] });
    expect(last?.message).toMatch(
      /^‹[0-9a-f]{16} 10 fix fixup( conventional)?›$|^‹[0-9a-f]{16} 10 conventional fix fixup›$/,
    );
  });

  it('is never changed by a repository', () => {
    world.write(join(repo, '.craftnudgerc'), '{"privacy":{"message":"full"}}');
    world.craftnudge(repo, 'config', 'privacy.message', 'off');
    expect(world.craftnudge(repo, 'config', 'privacy.message').stdout).toContain('off');
  });
});
