// What a machine need not have: zsh, fish, and the readers of man pages.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { createWorld, projectRoot, type World } from '../support/world.js';

let world: World;
beforeEach(() => {
  world = createWorld();
});
afterEach(() => world.remove());

const script = (shell: string): string => world.craftnudge(world.root, 'completion', shell).stdout;

/** An interactive zsh on a terminal of its own, in which `craftnudge` prints what it was called with. */
const ZSH = `
zmodload zsh/zpty
zpty -b shell zsh -f -i
read_until() { local seen part; repeat 1000; do zpty -r -t shell part && seen+=$part || sleep 0.02; [[ $seen == *$1* ]] && break; done; print -r -- $seen; }
zpty -w shell "PROMPT=; COLUMNS=400; autoload -Uz compinit; compinit -u -d ./dump; source ./completion; craftnudge() { echo \\"GOT[\\$*]\\" }; echo REA''DY"
read_until READY >/dev/null
zpty -w -n shell "craftnudge $1"$'\\t\\n'
read_until GOT
`;

test.each([
  ['inst', 'install-hooks'],
  ['install-hooks --sh', 'install-hooks --shared'],
  ['install-hooks --manager lef', 'install-hooks --manager lefthook'],
  ['answer 3f2a not', 'answer 3f2a not-now'],
])('zsh completes %s by %s', (typed, completed) => {
  world.write(join(world.root, 'completion'), script('zsh'));
  world.write(join(world.root, 'driver'), ZSH);
  expect(world.run(world.root, 'zsh', ['-f', './driver', typed]).stdout).toContain(`GOT[${completed}]`);
});

test.each([
  ['craftnudge uninst', ['uninstall-hooks']],
  ['craftnudge install-hooks --sh', ['--shared']],
  ['craftnudge install-hooks --manager pre', ['prek', 'pre-commit']],
  ['craftnudge completion z', ['zsh']],
])('fish completes %s by %j', (typed, completed) => {
  world.write(join(world.root, 'completion'), script('fish'));
  const { stdout } = world.run(world.root, 'fish', [
    '--no-config',
    '-c',
    `source ./completion; complete -C '${typed}'`,
  ]);
  expect(stdout.split('\n').flatMap((line) => line.split('\t')[0] || [])).toEqual(completed);
});

const page = join(projectRoot, 'dist/craftnudge.1');
test.each([
  ['groff', ['-ww', '-man', '-Tutf8', page]],
  ['mandoc', ['-Tlint', '-Wwarning', page]],
  ['man', ['--warnings=w', '-l', page]],
])('%s reads the man page without a warning', (program, args) => {
  expect(world.run(world.root, program, args)).toMatchObject({ status: 0, stderr: '' });
});

test('the man page that people see tells of every command', () => {
  const { stdout } = world.run(world.root, 'man', ['-P', 'cat', '-l', page], { MANWIDTH: '80' });
  const help = world.craftnudge(world.root, '--help').stdout;
  const names = [...help.matchAll(/^ {2}([a-z-]+) .*$/gm)]
    .map((match) => match[1] ?? '')
    .filter((name) => name !== 'help');
  expect(names.length).toBeGreaterThan(15);
  for (const name of names) expect(stdout).toContain(`craftnudge ${name}`);
});
