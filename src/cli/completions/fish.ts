// fish: one line a word, each with its help.
import type { Completable, Value } from './completable.js';

export function renderFish(commands: readonly Completable[]): string {
  return [
    '# craftnudge: in config.fish:  craftnudge completion fish | source',
    'complete -c craftnudge -f',
    'complete -c craftnudge -n __fish_use_subcommand -l version -d "print the version"',
    ...commands.flatMap(linesOf),
    '',
  ].join('\n');
}

function linesOf({ name, summary, words, options }: Completable): readonly string[] {
  const inside = `complete -c craftnudge -n '__fish_seen_subcommand_from ${name}'`;
  return [
    `complete -c craftnudge -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`,
    ...words.filter((choices) => choices.length > 0).map((choices) => `${inside} -a ${quote(choices.join(' '))}`),
    ...options.map((option) => `${inside} -l ${option.name.slice(2)}${valueOf(option.value)} -d ${quote(option.help)}`),
  ];
}

function valueOf(value: Value): string {
  if (value === 'none') return '';
  if (value === 'text') return ' -x';
  if (value === 'file') return ' -r -F';
  return value === 'directory' ? " -x -a '(__fish_complete_directories)'" : ` -x -a ${quote(value.join(' '))}`;
}

const quote = (text: string): string => `'${text.replace(/[\\']/g, String.raw`\$&`)}'`;
