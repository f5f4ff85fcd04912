// The hook managers themselves, in the versions of test/bench/peers.mjs: how each is set up in a repository, installed and
// uninstalled. Their hooks write their name into `<root>/theirs`.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { HookName } from '../../src/install/hook-names.js';
import { projectRoot, type World } from '../support/world.js';

export interface RealManager {
  /** Our hooks that its next install takes away where it names them, and whether it takes those that it does not name. */
  readonly takesAway: { readonly named: readonly HookName[]; readonly others: boolean };
  /** The files that a team tracks; `hooks` are those that it names. */
  configuration(world: World, hooks: readonly string[]): Readonly<Record<string, string>>;
  /** Its file with the lines that `--shared` prints, as a person adds them. */
  readonly adding: { readonly file: string; with(text: string, lines: string): string };
  /** Program and arguments. */
  install(hooks: readonly string[]): readonly string[];
  uninstall(hooks: readonly string[]): readonly string[];
}

/** `program` gives the path of a program in the package. */
const managers = {
  lefthook: (program) => ({
    takesAway: { named: ['post-commit', 'post-rewrite'], others: false },
    configuration: (world, hooks) => ({ 'lefthook.yml': hooks.map((hook) => lefthookLines(world, hook)).join('') }),
    install: () => [program('lefthook/bin/index.js'), 'install'],
    uninstall: () => [program('lefthook/bin/index.js'), 'uninstall'],
    adding: { file: 'lefthook.yml', with: appended },
  }),
  'pre-commit': () => ({
    takesAway: { named: ['post-rewrite'], others: false },
    configuration: preCommitFiles,
    install: (hooks) => ['pre-commit', 'install', ...stages(hooks)],
    uninstall: (hooks) => ['pre-commit', 'uninstall', ...stages(hooks)],
    adding: { file: '.pre-commit-config.yaml', with: appended },
  }),
  prek: (program) => ({
    takesAway: { named: [], others: false },
    configuration: preCommitFiles,
    install: (hooks) => [program('.bin/prek'), 'install', ...stages(hooks)],
    uninstall: (hooks) => [program('.bin/prek'), 'uninstall', ...stages(hooks)],
    adding: { file: '.pre-commit-config.yaml', with: appended },
  }),
  'simple-git-hooks': (program) => ({
    takesAway: { named: ['post-commit', 'post-rewrite'], others: true },
    configuration: (world, hooks) => {
      const commands = Object.fromEntries(hooks.map((hook) => [hook, lineOf(world, hook)]));
      return { 'package.json': JSON.stringify({ name: 'app', 'simple-git-hooks': commands }) };
    },
    install: () => [process.execPath, program('simple-git-hooks/cli.js')],
    uninstall: () => [process.execPath, program('simple-git-hooks/uninstall.js')],
    adding: {
      file: 'package.json',
      with: (text, lines) => text.replace('"simple-git-hooks":{', `$&${lines.replaceAll('$', '$$$$')},`),
    },
  }),
} satisfies Readonly<Record<string, (program: (path: string) => string) => RealManager>>;

export type RealManagerName = keyof typeof managers;

/** Installs the program below `directory`, or fails: none is left out silently. */
export function createRealManager(name: RealManagerName, directory: string): RealManager {
  const fetch = join(projectRoot, 'test/tooling/fetch-peers.mjs');
  const printed = execFileSync(process.execPath, [fetch, directory, name], { encoding: 'utf8' });
  const folder = (JSON.parse(printed) as Record<string, string>)[name] ?? '';
  return managers[name]((path) => join(folder, 'node_modules', path));
}

const appended = (text: string, lines: string): string => `${text}${lines}\n`;

const lineOf = ({ root }: World, hook: string): string => `echo ${hook} >> '${join(root, 'theirs')}'`;

function lefthookLines(world: World, hook: string): string {
  return `${hook}:\n  commands:\n    theirs:\n      run: ${lineOf(world, hook)}\n`;
}

function preCommitFiles(world: World, hooks: readonly string[]): Readonly<Record<string, string>> {
  const tasks = hooks.map((hook) => [
    `      - id: ${hook}`,
    `        name: ${hook}`,
    '        language: system',
    `        entry: sh -c "${lineOf(world, hook)}"`,
    '        always_run: true',
    '        pass_filenames: false',
    // pre-commit 3.0 knows this stage by its older name only, newer ones by both
    `        stages: [${hook === 'pre-commit' ? 'commit' : hook}]`,
  ]);
  return { '.pre-commit-config.yaml': ['repos:', '  - repo: local', '    hooks:', ...tasks.flat(), ''].join('\n') };
}

const stages = (hooks: readonly string[]): readonly string[] => hooks.flatMap((hook) => ['-t', hook]);
