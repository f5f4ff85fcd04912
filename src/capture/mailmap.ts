// .mailmap as data: which e-mail stands for which. Text in, a map from alias to canonical e-mail out, all in lower case.

/** `Proper Name <proper@x> Commit Name <commit@x>`; forms that only correct a name map nothing. */
const TWO_EMAILS = /^[^<#]*<([^<>]*)>[^<]*<([^<>]*)>/;
const MAX_BYTES = 1 << 20;

export function parseMailmap(text: string): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const line of text.slice(0, MAX_BYTES).split('\n')) {
    const [, proper, alias] = TWO_EMAILS.exec(line) ?? [];
    if (proper !== undefined && alias !== undefined) map.set(alias.trim().toLowerCase(), proper.trim().toLowerCase());
  }
  return map;
}
