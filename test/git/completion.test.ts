import { afterEach, beforeEach, expect, it, test } from '@jest/globals';
import { join } from 'node:path';
import type { CommandContext } from '../../src/cli/command.js';
import { run } from '../../src/cli/completion.js';
import { completableOf } from '../../src/cli/completions/completable.js';
import { shells } from '../../src/cli/completions/index.js';
import { commands } from '../../src/cli/commands/index.js';
import { command as installHooks } from '../../src/cli/commands/install-hooks.js';
import { managers } from '../../src/install/managers/index.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
beforeEach(() => {
  world = createWorld();
});
afterEach(() => world.remove());

async function print(shell: string): Promise<string> {
  let text = '';
  const say = (part: string): void => void (text += `${part}\n`);
  const context = { env: {}, cwd: '/', print: say, note: say, terminal: false, colour: false, columns: 80 };
  await run(context as CommandContext, { arguments: [shell], options: {} });
  return text;
}

test.each(Object.keys(shells))('%s is told every command and every option', async (shell) => {
  const text = await print(shell);
  for (const { name, options } of commands.map(completableOf)) {
    const lines = text.split('\n').filter((line) => line.includes(name));
    for (const option of options) expect(lines.join('\n')).toContain(option.name.replace(/^--/, ''));
  }
});

it('refuses a shell that it does not know', async () => {
  await expect(print('csh')).rejects.toThrow('csh is none of bash, fish, powershell, zsh');
});

it('--manager takes exactly the managers that there are', () => {
  const choices = installHooks.options?.find(({ flags }) => flags.startsWith('--manager'))?.choices;
  expect(choices).toEqual(managers.map(({ name }) => name));
});

test.each([
  [['craftnudge', 'inst'], 'install-hooks'],
  [['craftnudge', 'git-nothing'], ''],
  [['git', 'craftnudge', 'un'], 'uninstall-hooks'],
  [['craftnudge', 'answer', '3f2a', ''], 'useful not-now never --json --help'],
  [['craftnudge', 'completion', 'f'], 'fish'],
  [['craftnudge', 'install-hooks', '--manager', 'pre'], 'pre-commit prek'],
  [['craftnudge', 'track', '--since', ''], ''],
  [['craftnudge', 'status', '--repo', 'a d'], 'a directory'],
])('bash completes %j by %j', async (words, completed) => {
  world.write(join(world.root, 'a directory/file'), '');
  world.write(join(world.root, 'a document'), '');
  world.write(join(world.root, 'completion'), await print('bash'));
  const program = 'source ./completion; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _craftnudge; echo "${COMPREPLY[*]}"';
  const bash = world.run(world.root, 'bash', ['--norc', '-uc', program, 'bash', ...words]);
  expect(bash).toEqual({ status: 0, stdout: `${completed}\n`, stderr: '' });
});
