// The shape that every command has. One file a command, loaded only when it is called.

export interface CommandOption {
  /** As commander writes it: `--since <when>`, `--json`, `-q, --quiet`. */
  readonly flags: string;
  readonly help: string;
  readonly default?: string | boolean;
  /** The words that its value may be: shells complete them. */
  readonly choices?: readonly string[];
}

export interface CommandArgument {
  /** `<id>` must be given, `[commit]` may be, `[args...]` takes the rest. */
  readonly name: string;
  readonly help: string;
  /** The words that it may be: shells complete them. */
  readonly choices?: readonly string[];
}

/** Everything that a command may know of the world. */
export interface CommandContext {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** Writes to standard output. */
  print(text: string): void;
  /** Writes to standard error: progress, hints. */
  note(text: string): void;
  /** Is standard output a terminal? Then colour (unless NO_COLOR) and progress are welcome. */
  readonly terminal: boolean;
  readonly colour: boolean;
  /** Characters a line of the terminal, 80 where unknown. */
  readonly columns: number;
}

export interface CommandInput {
  readonly arguments: readonly (string | undefined)[];
  /** By commander's camel-case name: `--since` is `since`. */
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

/** 0 done, 1 the answer is "no", 2 wrong usage or a broken world (thrown as CraftNudgeError). */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly arguments?: readonly CommandArgument[];
  readonly options?: readonly CommandOption[];
  readonly examples?: readonly string[];
  /** Loads the code behind the command; `--help` never does. */
  readonly load: () => Promise<{ run(context: CommandContext, input: CommandInput): Promise<ExitCode> }>;
}

export const repoOption: CommandOption = {
  flags: '--repo <path>',
  help: 'the repository, instead of the current directory',
};
export const jsonOption: CommandOption = { flags: '--json', help: 'print JSON' };
export const allAuthorsOption: CommandOption = { flags: '--all-authors', help: 'everybody, not only you' };
