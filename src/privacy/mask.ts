// Secrets out of text before it reaches the disk. Comes in: any text out of a repository. Goes out: the same text with
// `[masked:github-token]` in place of each secret, and how many there were. Time grows with the text's length only.
import { assignmentRule, LONG_RUN, SECRET_MARKS, type SecretRule, secretRules } from './secret-rules.js';
import { looksSecret } from './looks-secret.js';

export interface Masked {
  readonly text: string;
  readonly redacted: number;
}
export type Masker = (text: string) => Masked;

/** What stands in a secret's place. */
type Mark = (rule: string, secret: string) => string;

/** The masker of the kept rule set. */
export function createMasker(): Masker {
  return maskerWith((rule) => `[masked:${rule}]`);
}

/** For paths: two files named by secrets stay two, `[masked:github-token~3f2a9c01]`. Only whoever has the key can tell more. */
export function createPathMasker(idOfSecret: (secret: string) => string): Masker {
  return maskerWith((rule, secret) => `[masked:${rule}~${idOfSecret(secret)}]`);
}

function maskerWith(markOf: Mark): Masker {
  return (text) => {
    let masked: Masked = { text, redacted: 0 };
    if (mayHoldSecret(text)) {
      for (const rule of secretRules()) if (rule.hint.test(text)) masked = applyRule(masked, rule, markOf);
    }
    return mayAssign(text) && assignmentRule.hint(text) ? applyAssignments(masked, markOf) : masked;
  };
}

/** For the setting `privacy.mask: false`. */
export const maskNothing: Masker = (text) => ({ text, redacted: 0 });

/** From then on a history is read, and one compiled search is the quickest; to compile it takes longer than one commit has texts. */
const FEW = 64;
let asked = 0;
let anyRule: RegExp | undefined;

/** Nearly every text fails this, and costs no more than that. */
function mayHoldSecret(text: string): boolean {
  if (asked < FEW) {
    asked += 1;
    if (!LONG_RUN.test(text) && !SECRET_MARKS.some((mark) => text.includes(mark))) return false;
  }
  anyRule ??= new RegExp(
    secretRules()
      .map(({ hint }) => hint.source)
      .join('|'),
  );
  return anyRule.test(text);
}

function mayAssign(text: string): boolean {
  return text.includes(':') || text.includes('=');
}

interface Groups {
  readonly lead?: string;
  readonly secret?: string;
}

function applyRule({ text, redacted }: Masked, { name, pattern }: SecretRule, markOf: Mark): Masked {
  let count = redacted;
  const masked = text.replace(pattern, (whole: string, ...rest: readonly unknown[]) => {
    count += 1;
    const { lead = '', secret = whole } = groupsOf(rest);
    return `${lead}${markOf(name, secret)}${whole.slice(lead.length + secret.length)}`;
  });
  return { text: masked, redacted: count };
}

/** `password=hunter2`: the value goes, the key stays; only where the value looks like a secret. */
function applyAssignments({ text, redacted }: Masked, markOf: Mark): Masked {
  let count = redacted;
  const masked = text.replace(assignmentRule.pattern, (whole: string, key: string, between: string, value: string) => {
    if (!looksSecret(key, value)) return whole;
    count += 1;
    return `${key}${between}${markOf(assignmentRule.name, value)}`;
  });
  return { text: masked, redacted: count };
}

/** The named groups come last, where a pattern has any. */
function groupsOf(rest: readonly unknown[]): Groups {
  const last = rest.at(-1);
  return typeof last === 'object' && last !== null ? last : {};
}
