#!/usr/bin/env node
// The command line: words in, one command out. The one place besides the bus that catches.
import { type OutputConfiguration, Command as Program } from 'commander';
import { CraftNudgeError } from '../domain/failure.js';
import { safeText } from '../domain/safe-text.js';
import type { Command, CommandContext, CommandInput, ExitCode } from './command.js';
import { commands } from './commands/index.js';
import { createContext } from './context.js';
import { version } from '../domain/version.js';

function addCommand(program: Program, command: Command, context: CommandContext): void {
  const sub = program.command(command.name).description(command.summary);
  sub.configureOutput(errorsTo(context, `craftnudge ${command.name} --help`));
  for (const { name, help } of command.arguments ?? []) sub.argument(name, help);
  for (const option of command.options ?? []) sub.option(option.flags, option.help, option.default);
  if (command.examples !== undefined)
    sub.addHelpText('after', `\nExamples:\n${command.examples.map((line) => `  $ ${line}`).join('\n')}`);
  sub.action(async (...values: unknown[]) => {
    const { run } = await command.load();
    try {
      process.exitCode = await run(context, inputOf(values));
    } catch (thrown) {
      throw withHelpOf(command, thrown);
    }
  });
}

/** Wrong usage is answered with the help of the very command. */
function withHelpOf({ name }: Command, thrown: unknown): unknown {
  if (thrown instanceof CraftNudgeError && thrown.code === 'WRONG_USAGE')
    thrown.message = thrown.message.replace(/craftnudge --help$/, `craftnudge ${name} --help`);
  return thrown;
}

/** commander calls an action with the arguments, then the options, then itself. */
function inputOf(values: readonly unknown[]): CommandInput {
  const options = values.at(-2) as CommandInput['options'];
  const given = values.slice(0, -2).flat() as readonly (string | undefined)[];
  return { arguments: given, options };
}

const oneLine = (text: string): string => text.trim().replace(/\.$/, '').replace('\n', ' ');

/** commander's `error: …` on one line, ended by the next action as every failure of ours is. */
function errorsTo({ note }: CommandContext, help: string): OutputConfiguration {
  const outputError = (text: string, write: (text: string) => void): void =>
    write(`${oneLine(text).replace(/^error:/, 'craftnudge:')}; see: ${help}\n`);
  return { writeErr: note, outputError };
}

/** Building all of them costs more than running one: the asked one will do, unless its name is none of ours. */
function commandsFor(asked: string | undefined): readonly Command[] {
  const found = commands.filter(({ name }) => name === asked);
  return found.length > 0 ? found : commands;
}

function createProgram(context: CommandContext): Program {
  const program = new Program('craftnudge')
    .description('Watches your own git commits, on your machine, and says one useful thing at the right time.')
    .version(version)
    .showSuggestionAfterError()
    .configureOutput(errorsTo(context, 'craftnudge --help'))
    .addHelpText('after', '\nStart in a repository of yours with: craftnudge install-hooks')
    .exitOverride();
  for (const command of commandsFor(process.argv[2])) addCommand(program, command, context);
  return program;
}

function isCommanders(thrown: unknown): thrown is { readonly exitCode?: unknown } {
  const { code } = thrown as { code?: unknown };
  return typeof code === 'string' && code.startsWith('commander.');
}

/** commander throws for `--help` (0) and for wrong usage (1), having printed already; usage is exit 2 here. */
function exitOf(thrown: unknown, { note }: CommandContext): ExitCode {
  if (thrown instanceof CraftNudgeError) {
    note(`craftnudge: ${thrown.code === 'HOOKS_UNSUPPORTED' ? safeLines(thrown.message) : safeText(thrown.message)}`);
    return thrown.exit;
  }
  if (isCommanders(thrown)) return thrown.exitCode === 0 ? 0 : 2;
  note(`craftnudge: this is a fault of CraftNudge itself: ${thrown instanceof Error ? thrown.stack : String(thrown)}`);
  return 2;
}

/** Into the diagnostic log; what commander says of a command line is nothing that went wrong here. */
async function keep(thrown: unknown, { env }: CommandContext): Promise<void> {
  if (!(thrown instanceof CraftNudgeError) && isCommanders(thrown)) return;
  const { logFailure } = await import('../services/log-failure.js');
  await logFailure({ env }, thrown, commands.find(({ name }) => name === process.argv[2])?.name);
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0); // the reader (`| head`) has seen enough
  throw error;
});

/** Whoever looks at a terminal of ours sees what waits for the prompt. */
async function showPending(context: CommandContext): Promise<void> {
  if (context.terminal) (await import('./show-pending.js')).showPending(context);
}

const context = createContext(process);
try {
  await createProgram(context).parseAsync(process.argv);
  await showPending(context);
} catch (thrown) {
  process.exitCode = exitOf(thrown, context);
  await keep(thrown, context);
}

/** Lines to copy stay lines: those of a hook manager's file. */
function safeLines(text: string): string {
  return text.split('\n').map(safeText).join('\n');
}
