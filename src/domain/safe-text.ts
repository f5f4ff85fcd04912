// In: any text out of a repository (message, author, branch, file). Out: the same text, fit for a terminal, a toast or a log:
// whatever a reader cannot see or a terminal would obey is shown instead: `^[`, `‹U+202E›`. One line stays one line:
// a newline is escaped too, so callers split lines first.

// Format and default-ignorable characters hold the bidi controls, zero-width characters, tags and fillers.
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** Choose between text and emoji form of the character before them: honest, and common in subjects. */
const VARIATION_SELECTORS: readonly string[] = ['\ufe0e', '\ufe0f'];

/** `text` with every control, bidi, zero-width and broken character escaped. Doing it twice changes nothing. */
export function safeText(text: string): string {
  return text.replace(UNSEEN, escapeCharacter);
}

const PLAIN = /^[\n\x20-\x7e]*$/;

/** JSON in which whatever `safeText` would show escaped is `\uXXXX`: the same value, fit for a terminal as it is. */
export function safeJsonText(json: string): string {
  return PLAIN.test(json) ? json : json.replace(UNSEEN, escapeInJson);
}

function escapeInJson(character: string): string {
  if (character === '\n' || VARIATION_SELECTORS.includes(character)) return character; // a newline is layout
  return Array.from({ length: character.length }, (_, index) => unicodeEscape(character.charCodeAt(index))).join('');
}

function unicodeEscape(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}

function escapeCharacter(character: string): string {
  if (VARIATION_SELECTORS.includes(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20 || code === 0x7f) return `^${String.fromCharCode(code ^ 0x40)}`;
  return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}
