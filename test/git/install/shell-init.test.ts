import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pendingPath, renderShellInit, shells } from '../../../src/install/shell-init.js';
import { createWorld, projectRoot, type World } from '../../support/world.js';

let world: World;
beforeEach(() => {
  world = createWorld();
});
afterEach(() => world.remove());

const render = (shell: string, dataRoot = world.data): string =>
  renderShellInit({ shell, dataRoot, packageRoot: projectRoot });

/** Interactive bash, prompting after each line; PATH leads nowhere, so only builtins can work. */
function bash(init: string, ...lines: readonly string[]): string {
  world.write(join(world.root, 'init'), init);
  const script = [`. '${world.root}/init'`, ...lines, 'exit'].join('\n');
  world.write(join(world.root, 'lines'), `${script}\n`);
  return world.run(world.root, '/bin/sh', [
    '-c',
    'PS1= PATH=/nowhere exec "$(command -v bash)" --noprofile --norc -i <lines 2>/dev/null',
  ]).stdout;
}

describe('the bash prompt', () => {
  it('prints what is pending once, with builtins alone', () => {
    world.write(pendingPath(world.data), 'Second fix to a.ts in 3 h \\n $(date)\n');
    expect(bash(render('bash'), 'echo one', 'echo two')).toBe('Second fix to a.ts in 3 h \\n $(date)\none\ntwo\n');
    expect(readFileSync(pendingPath(world.data), 'utf8')).toBe('');
  });

  it('keeps the exit status, options and commands that the prompt had', () => {
    world.write(pendingPath(world.data), 'nudge\n');
    const lines = [
      'set -o noclobber',
      'PROMPT_COMMAND="echo mine:\\$?"',
      `. '${world.root}/init'`,
      '(exit 3)',
      'echo got',
    ];
    const text = bash(render('bash'), ...lines);
    expect(text).toContain('mine:3\n');
    expect(text.match(/nudge/g)).toHaveLength(1);
  });

  it('is set up once, however often it is read', () => {
    expect(bash(render('bash'), `. '${world.root}/init'`, 'echo "${PROMPT_COMMAND[*]}"')).toBe('__craftnudge_prompt\n');
  });

  it('is silent without a data directory, and finds one with an odd name', () => {
    expect(bash(render('bash'), 'echo one')).toBe('one\n');
    const odd = join(world.root, "it's $HOME @pending@");
    world.write(pendingPath(odd), 'nudge\n');
    expect(bash(render('bash', odd), 'echo one')).toBe('nudge\none\n');
  });
});

it('has a template for each shell that it knows, and no other', () => {
  expect(readdirSync(join(projectRoot, 'templates/shell')).sort()).toEqual([...shells]);
  for (const shell of shells) expect(render(shell)).toContain(`'${pendingPath(world.data)}'`);
  expect(() => render('csh')).toThrow('csh is none of bash, fish, zsh');
});
