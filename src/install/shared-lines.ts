// What a team adds to the configuration of its hook manager by hand. That file is theirs, with its comments and order, and
// no two of them are written in one way: so the lines are printed, and not put in. In: hooks. Out: text to copy.
import { sharedCommand } from './hook-block.js';
import type { HookName } from './hook-names.js';

export interface Sharing {
  /** The hooks worth naming there. */
  readonly hooks: readonly HookName[];
  /** Makes a hook file that git runs of each line. */
  readonly installing: string;
  /** The lines for a file of the manager's; without, the commands alone. */
  readonly lines?: (hooks: readonly HookName[], file: string) => string | undefined;
}

export function sharedLines({ hooks, lines }: Sharing, file: string): string {
  return lines?.(hooks, file) ?? hooks.map((hook) => `${hook}: ${sharedCommand(hook)}`).join('\n');
}

const isYaml = (file: string): boolean => /\.ya?ml$/.test(file);

export function lefthookLines(hooks: readonly HookName[], file: string): string | undefined {
  if (!isYaml(file)) return undefined;
  const linesOf = (hook: HookName): readonly string[] => [
    `${hook}:`,
    '  commands:',
    '    craftnudge:',
    ...(hook === 'post-rewrite' ? ['      use_stdin: true'] : []),
    '      run: |',
    `        ${sharedCommand(hook)}`,
  ];
  return hooks.flatMap(linesOf).join('\n');
}

export function preCommitLines(hooks: readonly HookName[], file: string): string | undefined {
  if (!isYaml(file)) return undefined;
  const linesOf = (hook: HookName): readonly string[] => [
    `      - id: craftnudge-${hook}`,
    '        name: CraftNudge',
    '        language: system',
    `        entry: sh -c '${sharedCommand(hook)}'`,
    '        always_run: true',
    '        pass_filenames: false',
    `        stages: [${hook}]`,
  ];
  return ['  - repo: local', '    hooks:', ...hooks.flatMap(linesOf)].join('\n');
}

/** Members of an object, in JSON and in JavaScript. */
export function simpleGitHooksLines(hooks: readonly HookName[]): string {
  return hooks.map((hook) => `${JSON.stringify(hook)}: ${JSON.stringify(sharedCommand(hook))}`).join(',\n');
}

/** Does the text hold one of these lines for that hook? */
export function namesShared(text: string, hook: HookName): boolean {
  return text.includes(`/install/hooks/${hook}`);
}
