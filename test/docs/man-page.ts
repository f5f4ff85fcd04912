// craftnudge(1), in man(7) macros, printed from the registry of commands.
import type { Command } from '../../src/cli/command.js';
import { commands } from '../../src/cli/commands/index.js';

export function renderManPage(version: string, date: string): string {
  return [
    `.TH CRAFTNUDGE 1 "${date}" "craftnudge ${version}" "User Commands"`,
    '.SH NAME',
    String.raw`craftnudge \- watches your own git commits and says one useful thing at the right time`,
    '.SH SYNOPSIS',
    String.raw`.B craftnudge`,
    String.raw`.I command`,
    String.raw`.RI [ argument .\|.\|.]`,
    String.raw`.RI [ option .\|.\|.]`,
    '.SH DESCRIPTION',
    text('Hooks record each commit of yours on this machine; rarely, a nudge says what was seen in them.'),
    text('Nothing leaves the machine. Start in a repository of yours with:'),
    '.PP',
    '.RS',
    String.raw`craftnudge install\-hooks`,
    '.RE',
    '.PP',
    text('Every command is also called as "git craftnudge", and tells of itself with --help.'),
    '.SH COMMANDS',
    ...commands.flatMap(commandLines),
    '.SH EXIT STATUS',
    '.TP',
    '0',
    'Done.',
    '.TP',
    '1',
    text('The answer is no: verify found damage, doctor found a fault.'),
    '.TP',
    '2',
    text('Wrong usage, or something in the way; one line on standard error ends with what to do.'),
    '.SH ENVIRONMENT',
    '.TP',
    '.B CRAFTNUDGE_HOME',
    text('The data directory; otherwise $XDG_DATA_HOME/craftnudge, ~/.local/share/craftnudge.'),
    '.TP',
    '.B CRAFTNUDGE=0',
    text('No commit is recorded while this is set.'),
    '.TP',
    '.B NO_COLOR',
    'No colours.',
    '.SH SEE ALSO',
    '.BR git (1),',
    '.BR githooks (5)',
    '',
  ].join('\n');
}

function commandLines({
  name,
  summary,
  arguments: given = [],
  options = [],
  examples = [],
}: Command): readonly string[] {
  const words = given.map((each) => String.raw` \fI${text(each.name)}\fR`).join('');
  return [
    '.SS ' + quoted(`craftnudge ${name}`),
    String.raw`.B craftnudge ${text(name)}${words}`,
    '.PP',
    text(`${summary.slice(0, 1).toUpperCase()}${summary.slice(1)}.`),
    ...[
      ...given.map((each) => [each.name, each.help] as const),
      ...options.map(({ flags, help }) => [flags, help] as const),
    ].flatMap(([term, help]) => ['.TP', `.B ${text(term)}`, text(`${help}.`)]),
    ...(examples.length === 0 ? [] : ['.PP', 'Examples:', '.PP', '.RS', '.nf', ...examples.map(text), '.fi', '.RE']),
  ];
}

/** A leading dot or quote would be a request, a hyphen must stay what one types, and a backslash is the escape. */
function text(plain: string): string {
  const escaped = plain.replace(/\\/g, String.raw`\e`).replace(/-/g, String.raw`\-`).replace(/~/g, String.raw`\(ti`);
  return /^[.']/.test(escaped) ? String.raw`\&` + escaped : escaped;
}

const quoted = (plain: string): string => `"${text(plain).replace(/"/g, String.raw`\(dq`)}"`;
