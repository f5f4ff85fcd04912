// zsh: `_arguments` for each command, by eval or as a file `_craftnudge` in $fpath.
import type { Completable, CompletableOption, Value } from './completable.js';

export function renderZsh(commands: readonly Completable[]): string {
  return `#compdef craftnudge
# craftnudge: in ~/.zshrc, after compinit:  eval "$(craftnudge completion zsh)"
_craftnudge() {
  local -a commands
  commands=(
${commands.map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
${commands.map(branchOf).join('\n')}
  esac
}
if [ "$funcstack[1]" = _craftnudge ]; then _craftnudge "$@"; else compdef _craftnudge craftnudge; fi
`;
}

function branchOf({ name, words, options }: Completable): string {
  const specs = [...options.map(optionSpec), ...words.map(wordSpec)];
  return `    ${name}) _arguments ${specs.map(quote).join(' ')} ;;`;
}

function optionSpec({ name, help, value }: CompletableOption): string {
  const text = help.replace(/[[\]:\\]/g, String.raw`\$&`);
  return `${name}[${text}]${value === 'none' ? '' : `:value:${actionFor(value)}`}`;
}

function wordSpec(choices: readonly string[], index: number): string {
  return `${index + 1}:word:${actionFor(choices.length === 0 ? 'text' : choices)}`;
}

function actionFor(value: Value): string {
  if (value === 'directory') return '_directories';
  if (value === 'file') return '_files';
  return typeof value === 'string' ? ' ' : `(${value.join(' ')})`;
}

const quote = (text: string): string => `'${text.replace(/'/g, String.raw`'\''`)}'`;
