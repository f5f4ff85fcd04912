// What a commit message says about its commit, from the words alone. Every pattern is linear in the length of the text.
// Where only features of the words are kept, they answer.
import { markIn, type SubjectMark } from '../domain/concealed-subject.js';
import { guardPattern } from '../domain/guarded-pattern.js';

/** A correction: the word that makes a file hot and an earlier commit "later fixed". */
const saysFix = guardPattern(
  /\b(?:fix(?:e[sd]|ing|up)?|bug(?:s|fix(?:es)?)?|revert(?:s|ed)?|regress(?:ion|ions|ed)?|defects?|crash(?:es|ed)?|hotfix|broken|broke|fault|patch(?:es|ed)?)\b/i,
  ['fix', 'bug', 'revert', 'regress', 'defect', 'crash', 'broke', 'fault', 'patch'],
);

/** A second try at one's own work: the words of a fix loop. Wider in confessions, narrower in patches than FIX. */
const saysFixup = guardPattern(
  /\b(?:fix(?:e[sd]|ing|up)?|bug(?:s|fix(?:es)?)?|revert(?:s|ed)?|hotfix|oops|whoops|forg[eo]t(?:ten)?|missing|missed|broken|broke|typos?|mistake|wrong|correct(?:s|ed|ion)?|regress(?:ion)?|crash(?:es)?|squash|amend|actually|again|properly)\b/i,
  'fix bug revert oops forg miss broke typo mistake wrong correct regress crash squash amend actually again properly'.split(
    ' ',
  ),
);

const TYPES = new Set(
  'feat fix doc docs chore refactor test tests style perf build ci revert type types deps release security i18n wip'.split(
    ' ',
  ),
);
/** What follows the type of a conventional subject. */
const AFTER_TYPE = /^(?:\([^()\n]{1,80}\))?!?: \S/;
const AUTOSQUASH = ['fixup! ', 'squash! ', 'amend! '];
/** `1.2.3`, `v2`, `husky@9.1.0`, `grep-cli-0.1.5`: what release tools write, a pull request's number behind it or not. */
const VERSION =
  /^(?:[\w./@-]{0,80}[@-])?v?\d{1,6}\.\d{1,6}[\w.+-]{0,40}(?: \(#\d{1,10}\))?$|^v\d{1,6}(?: \(#\d{1,10}\))?$/i;
const isDependency = guardPattern(/^(?:deps|(?:build|chore|fix)\(deps(?:-dev)?\)): /i, ['deps']);
const isRelease = guardPattern(
  /\b(?:release[ds]?|bump(?:s|ed)?|publish(?:ed)?|versions?|changelog|prepare for|post-release)\b/i,
  ['release', 'bump', 'publish', 'version', 'changelog', 'prepare for'],
);
const GIT_OWN = new Set(['revert', 'reapply', 'merge', 'merged']);
const TICKET = /^(?:[[(]?(?:[A-Z][A-Z0-9]{1,20}-|#|gh-)\d{1,10}[\])]?[\s:,-]*)+/i;
/** A ticket anywhere in the subject; `(#12)` at its end is the number that a merged pull request left. */
const TICKETS =
  /(?:^|[\s([])(?:(?!(?:AES|CVE|ES|ISO|MD|RFC|SHA|UTF)-)[A-Z][A-Z0-9]{1,20}-\d{1,10}|(?:#|gh-)\d{1,10})\b/;
const PULL_REQUEST = / \(#\d{1,10}\)$/;
const WIP = /^(?:wip\b|work in progress\b|draft\b|tmp\b|temp\b|checkpoint\b|savepoint\b)|\bwip$/i;
const VAGUE = new Set(['wip', 'fix', 'update', 'changes', 'misc', 'stuff', 'temp', 'asdf', '.']);
/** Chinese, Japanese, Thai and others write a sentence without a space. */
const SPACELESS = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff]/g;
const REVERTED = /\bThis reverts commit ([0-9a-f]{7,64})/g;
/** Of a name or an address. */
export const isBotName = guardPattern(
  /\[bot\]|dependabot|renovate|greenkeeper|github-actions|snyk|bot@|-bot\b|semantic-release|web-flow/i,
  ['bot', 'renovate', 'greenkeeper', 'github-actions', 'snyk', 'semantic-release', 'web-flow'],
);

export function isFix(subject: string): boolean {
  return markIn(subject, 'fix') ?? saysFix(subject);
}

export function isFixup(subject: string): boolean {
  return markIn(subject, 'fixup') ?? saysFixup(subject);
}

/** `type(scope): subject` of Conventional Commits, with the types in common use. */
export function isConventional(subject: string): boolean {
  return markIn(subject, 'conventional') ?? saysType(subject);
}

function saysType(subject: string): boolean {
  const end = endOfWord(subject);
  return TYPES.has(subject.slice(0, end).toLowerCase()) && AFTER_TYPE.test(subject.slice(end));
}

/** git or a release tool wrote the subject, or it is meant to be folded away: no person chose these words. */
export function isMachineWorded(subject: string): boolean {
  return markIn(subject, 'machine') ?? saysMachine(subject);
}

function saysMachine(subject: string): boolean {
  const said = subject.trim();
  if (AUTOSQUASH.some((mark) => said.startsWith(mark))) return true;
  if (GIT_OWN.has(said.slice(0, endOfWord(said)).toLowerCase())) return true;
  return isVersion(said) || isRelease(said) || isDependency(said);
}

/** The only space in one stands before a pull request's number. */
function isVersion(said: string): boolean {
  const space = said.indexOf(' ');
  return (space < 0 || said.startsWith('(#', space + 1)) && VERSION.test(said);
}

/** Where the letters, digits and `_` end with which a text begins. */
function endOfWord(text: string): number {
  let end = 0;
  while (isWordCode(text.charCodeAt(end))) end += 1;
  return end;
}

/** As `\w`; not a number, behind the end of the text, is none. */
function isWordCode(code: number): boolean {
  if (code >= 97) return code <= 122;
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95;
}

/** Meant to be folded into an earlier commit. */
export function isAutosquash(subject: string): boolean {
  return markIn(subject, 'autosquash') ?? AUTOSQUASH.some((mark) => subject.startsWith(mark));
}

/** Says nothing: one word or a filler, the ticket number aside. */
export function isEmptyWorded(subject: string): boolean {
  return markIn(subject, 'empty') ?? saysNothing(subject);
}

function saysNothing(subject: string): boolean {
  const said = (/[#-]/.test(subject) ? subject.replace(TICKET, '') : subject).trim();
  const words = said.split(/\s+/);
  if (words.length > 1) return VAGUE.has(said.toLowerCase());
  return (said.match(SPACELESS)?.length ?? 0) < 4;
}

/** Names a ticket: `API-12 …`, `… (fixes #12) …`. */
export function namesTicket(subject: string): boolean {
  return markIn(subject, 'ticket') ?? TICKETS.test(subject.replace(PULL_REQUEST, ''));
}

/** Says by itself that it is not finished. */
export function isWorkInProgress(subject: string): boolean {
  return markIn(subject, 'wip') ?? WIP.test(subject.trim());
}

const QUESTIONS: Readonly<Record<SubjectMark, (subject: string) => boolean>> = {
  autosquash: isAutosquash,
  conventional: isConventional,
  empty: isEmptyWorded,
  fix: isFix,
  fixup: isFixup,
  machine: isMachineWorded,
  ticket: namesTicket,
  wip: isWorkInProgress,
};

/** The questions whose answer is yes: what is kept where the words are not. */
export function marksOf(subject: string): readonly SubjectMark[] {
  return (Object.keys(QUESTIONS) as SubjectMark[]).filter((mark) => QUESTIONS[mark](subject));
}

/** The commits that `message` says it takes back. */
export function revertsIn(message: string): readonly string[] {
  if (!message.includes('This reverts commit ')) return [];
  return [...message.matchAll(REVERTED)].slice(0, 20).map((match) => match[1] ?? '');
}
