// What a shell can complete of a command. In: a command of the registry. Out: its words and options, without syntax.
import type { Command, CommandOption } from '../command.js';

/** What follows an option: nothing, a path, one of these words, or any text. */
export type Value = 'none' | 'directory' | 'file' | 'text' | readonly string[];

export interface CompletableOption {
  /** With its dashes. */
  readonly name: string;
  readonly help: string;
  readonly value: Value;
}

export interface Completable {
  readonly name: string;
  readonly summary: string;
  /** For each of its arguments in turn, the words that it may be; none where it is free. */
  readonly words: readonly (readonly string[])[];
  readonly options: readonly CompletableOption[];
}

export function completableOf({ name, summary, arguments: given = [], options = [] }: Command): Completable {
  return {
    name,
    summary,
    words: given.map(({ choices }) => choices ?? []),
    options: [...options.map(optionOf), { name: '--help', help: 'show the help', value: 'none' }],
  };
}

function optionOf({ flags, help, choices }: CommandOption): CompletableOption {
  const [, name = flags, placeholder] = /(--[\w-]+)(?:[ =][<[]([^>\]]+)[>\]])?/.exec(flags) ?? [];
  return { name, help, value: choices ?? valueOf(name, placeholder) };
}

function valueOf(name: string, placeholder: string | undefined): Value {
  if (placeholder === undefined) return 'none';
  if (placeholder !== 'path') return 'text';
  return name === '--repo' ? 'directory' : 'file';
}
