// hooks/<name> with its parts put in and its @values@ filled: the text that a hook file sources.
// Comments and indentation go: a shell parses the rendered text on every commit.
import { quoteForShell } from '../domain/shell-quote.js';

export interface HookValues {
  /** The data directory. */
  readonly data: string;
  /** The recorder's script. */
  readonly recorder: string;
  /** Where node may be, best first. */
  readonly nodes: readonly string[];
  /** The setsid program, or empty where the system has none. */
  readonly setsid: string;
  /** A directory whose hooks are passed on to; empty for each repository's own. */
  readonly hooks?: string;
}

/** `read` gives the text of a file below hooks/. */
export function renderHook(name: string, values: HookValues, read: (path: string) => string): string {
  const words: Readonly<Record<string, string>> = {
    data: quoteForShell(values.data),
    recorder: quoteForShell(values.recorder),
    nodes: values.nodes.map(quoteForShell).join(' '),
    setsid: quoteForShell(values.setsid),
    hooks: quoteForShell(values.hooks ?? ''),
    tab: "'\t'",
    // inside double quotes
    TAB: '\t',
    newline: "'\n'",
    return: "'\r'",
    special: "%'\t\n\r'",
  };
  const lines = read(name)
    .split('\n')
    .flatMap((line) => withParts(line, read));
  const program = lines.map((line) => line.trimStart()).filter((line) => line !== '' && !line.startsWith('#'));
  const text = program.join('\n').replace(/@(\w+)@/g, (_, key: string) => {
    const word = words[key];
    if (word === undefined) throw new Error(`hooks/${name} asks for @${key}@, which nobody provides`);
    return word;
  });
  return `# Written by craftnudge install-hooks, which will overwrite changes.\n${text}\n`;
}

function withParts(line: string, read: (name: string) => string): readonly string[] {
  const part = /^\s*#= (\S+)$/.exec(line)?.[1];
  return part === undefined ? [line] : read(part).split('\n');
}
