// Text as one word of POSIX sh, whatever it holds: spaces, quotes, `$`, newlines.
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
