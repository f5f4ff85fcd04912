// bash: one function, which git's own completion finds for `git craftnudge` too. Builtins only, from bash 3.2 on.
import type { Completable, CompletableOption, Value } from './completable.js';

export function renderBash(commands: readonly Completable[]): string {
  return `# craftnudge: in ~/.bashrc:  eval "$(craftnudge completion bash)"
_craftnudge() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} command= place=0 i words= line
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      craftnudge | -*) ;;
      *) if [ -z "$command" ]; then command=\${COMP_WORDS[i]}; else place=$((place + 1)); fi ;;
    esac
  done
  COMPREPLY=()
  case "$command $before" in
${commands.flatMap(valueLines).join('\n')}
  esac
  [ -n "$words" ] || case "$command:$place" in
    :*) words='${commands.map(({ name }) => name).join(' ')} --help --version' ;;
${commands.flatMap(wordLines).join('\n')}
  esac
  while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -W "$words" -- "$word")
}
_git_craftnudge() { _craftnudge; }
complete -F _craftnudge craftnudge
`;
}

function wordLines({ name, words, options }: Completable): readonly string[] {
  const own = options.map((option) => option.name).join(' ');
  const places = words.flatMap((choices, place) =>
    choices.length === 0 ? [] : [`    ${name}:${place}) words='${[...choices, own].join(' ')}' ;;`],
  );
  return [...places, `    ${name}:*) words='${own}' ;;`];
}

function valueLines({ name, options }: Completable): readonly string[] {
  return options.filter(({ value }) => value !== 'none').map((option) => valueLine(name, option));
}

function valueLine(command: string, { name, value }: CompletableOption): string {
  return `    '${command} ${name}') ${actionFor(value)} ;;`;
}

function actionFor(value: Value): string {
  if (value === 'text' || value === 'none') return 'return';
  if (typeof value !== 'string') return `words='${value.join(' ')}'`;
  const kind = value === 'directory' ? '-d' : '-f';
  return `compopt -o filenames 2>/dev/null; while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen ${kind} -- "$word"); return`;
}
