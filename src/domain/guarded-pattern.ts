// A large pattern with a quick no in front of it. In: the pattern, and parts of which whatever it finds holds one, in lower
// case. Out: its test. V8 compiles a pattern at its first uses, which takes longer than all else that is asked of one
// commit, and most texts hold none of the parts.

/** Whoever asks more often has a history to read: then the compiled pattern alone is the quickest. */
const FEW = 64;

export function guardPattern(pattern: RegExp, parts: readonly string[]): (text: string) => boolean {
  let asked = 0;
  return (text) => {
    if (asked >= FEW) return pattern.test(text);
    asked += 1;
    const small = text.toLowerCase();
    return parts.some((part) => small.includes(part)) && pattern.test(text);
  };
}
