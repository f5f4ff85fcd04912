// PowerShell: a native completer over a table of words.
import type { Completable, CompletableOption } from './completable.js';

export function renderPowershell(commands: readonly Completable[]): string {
  return `# craftnudge: in $PROFILE:  craftnudge completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName craftnudge -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = [ordered]@{
${commands.map(({ name, summary }) => `    ${quote(name)} = ${quote(summary)}`).join('\n')}
  }
  $options = @{
${commands.map(({ name, words, options }) => `    ${quote(name)} = [ordered]@{ ${entriesOf(words.flat(), options)} }`).join('\n')}
  }
  $given = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  $command = $given | Where-Object { $commands.Contains($_) } | Select-Object -First 1
  $words = if ($command -and $command -ne $wordToComplete) { $options[$command] } else { $commands }
  $words.GetEnumerator() | Where-Object { $_.Key -like "$wordToComplete*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_.Key, $_.Key, 'ParameterValue', $_.Value)
  }
}
`;
}

function entriesOf(words: readonly string[], options: readonly CompletableOption[]): string {
  const entries = [...words.map((word) => ({ name: word, help: word })), ...options];
  return entries.map(({ name, help }) => `${quote(name)} = ${quote(help)}`).join('; ');
}

const quote = (text: string): string => `'${text.replace(/['‘’]/g, (sign) => sign + sign)}'`;
