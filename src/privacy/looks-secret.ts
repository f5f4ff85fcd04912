// Is the value of `key: value` a secret, or a word in a sentence? Pure.

/** Names whose value a person chose: short ones count too. */
const PASSWORD_KEY = /pass|pwd/i;
/** What people write in a secret's place. */
const PLACEHOLDER =
  /^(?:[*x.\u2022-]+|true|false|null|none|undefined|changeme|redacted|example|\[masked:.*)$|[<>(){}]|^[$%@./~\\]|:\/\/|process\.env|^(?:your|my|the)[-_]/i;
const VERSION_OR_DATE = /^[v^~=]?\d+(?:[.:/-]\d+)*(?:[-+.][\w.]+)?$/i;
const NAMED_ALGORITHM =
  /^(?:sha-?\d+|md5|argon2\w*|bcrypt\w*|scrypt|pbkdf2|hmac[\w-]*|oauth\d?|base-?\d+|utf-?\d+|aes[\w-]*|rs\d+|hs\d+|es\d+|ed25519|x509|http\d?|ipv?\d|jwt|v\d+)$/i;
const FILE_NAME = /^[\w-]+(?:\.[a-z][a-z0-9]{1,4})+$/i;

export function looksSecret(key: string, value: string): boolean {
  if (PLACEHOLDER.test(value) || VERSION_OR_DATE.test(value) || NAMED_ALGORITHM.test(value)) return false;
  if (FILE_NAME.test(value)) return isRandom(value.slice(0, value.indexOf('.'))); // `API_KEY=4f9a….ts` is a file too
  if (PASSWORD_KEY.test(key)) return value.length >= 6 && kindsOf(value) >= 2;
  return value.length >= 16 && kindsOf(value) >= 2 && entropyOf(value) >= 3 && !isWords(value);
}

function isRandom(stem: string): boolean {
  return stem.length >= 20 && /\d/.test(stem) && entropyOf(stem) >= 3.5 && !isWords(stem);
}

/** Letters, digits, signs: how many of the three. */
function kindsOf(value: string): number {
  return [/[a-z]/i, /\d/, /[^a-z\d_.,;:'"-]/i].filter((kind) => kind.test(value)).length;
}

/** `refresh-token-rotation-2`: words joined by signs, at most a number at the end. */
function isWords(value: string): boolean {
  return /^[A-Za-z]+(?:[-_./:#][A-Za-z]+)*(?:[-_./:#]?\d{1,4})?$/.test(value);
}

/** Bits a character. */
function entropyOf(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}
