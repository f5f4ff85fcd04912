import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installHooks } from '../../src/install/install-hooks.js';
import { pendingPath, renderShellInit } from '../../src/install/shell-init.js';
import { requestFor, spoolLines } from '../git/install/site.js';
import { createWorld, projectRoot, type World } from '../support/world.js';

// Shells that a machine need not have: zsh, fish, mksh, busybox.
let world: World;
beforeEach(() => {
  world = createWorld();
});
afterEach(() => world.remove());

test.each([
  ['zsh', ['-f', '-i'], ''],
  // Without a terminal fish shows no prompt, but it can be told that it did.
  ['fish', ['--no-config'], 'emit fish_prompt'],
] as const)('the %s prompt prints what is pending once', (shell, options, prompt) => {
  const pending = 'Second fix to a.ts \\n $(date)\nand one more\n';
  world.write(pendingPath(world.data), pending);
  world.write(join(world.root, 'init'), renderShellInit({ shell, dataRoot: world.data, packageRoot: projectRoot }));
  const lines = [`source '${world.root}/init'`, prompt, 'echo one', prompt, 'echo two', 'exit', ''];
  world.write(join(world.root, 'lines'), lines.join('\n'));
  const { stdout } = world.run(world.root, '/bin/sh', ['-c', `PS1= exec ${shell} ${options.join(' ')} <lines`]);
  expect(stdout.slice(stdout.indexOf('Second'))).toContain(pending);
  expect(stdout.match(/Second/g)).toHaveLength(1);
  expect(stdout.match(/^.*(?:one|two)$/gm)).toHaveLength(2);
  expect(readFileSync(pendingPath(world.data), 'utf8')).toBe('');
});

test.each([
  ['zsh', '#!/usr/bin/env zsh'],
  ['mksh', '#!/usr/bin/env mksh'],
  ['busybox', '#!/usr/bin/env -S busybox sh'],
])('a hook of somebody in %s keeps its options, standard input and umask', async (_, shebang) => {
  const repository = world.repository('app');
  const path = join(repository, '.git/hooks/post-rewrite');
  world.write(path, `${shebang}\nset -eu\numask\nwhile read -r line; do echo "$line"; done\nexit 7\n`);
  chmodSync(path, 0o755);
  await installHooks(requestFor(world, repository));
  const call = `umask 0027; printf 'a b\\nc d\\n' | .git/hooks/post-rewrite rebase`;
  const { status, stdout, stderr } = world.run(repository, '/bin/sh', ['-c', call], { TMUX: 'a\tb%' });
  expect([status, stdout.replace(/^0+/, ''), stderr]).toEqual([7, '27\na b\nc d\n', '']);
  expect(spoolLines(world)).toEqual([expect.stringContaining('\ta%09b%25\t\trebase\ta:b,c:d\n')]);
});
