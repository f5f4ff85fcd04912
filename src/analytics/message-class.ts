// What a commit message says about its commit, from the words alone. Every pattern is linear in the length of the text.

/** A correction: the word that makes a file hot and an earlier commit "later fixed". */
const FIX =
  /\b(?:fix(?:e[sd]|ing|up)?|bug(?:s|fix(?:es)?)?|revert(?:s|ed)?|regress(?:ion|ions|ed)?|defects?|crash(?:es|ed)?|hotfix|broken|broke|fault|patch(?:es|ed)?)\b/i;
/** A second try at one's own work: the words of a fix loop. Wider in confessions, narrower in patches than FIX. */
const FIXUP =
  /\b(?:fix(?:e[sd]|ing|up)?|bug(?:s|fix(?:es)?)?|revert(?:s|ed)?|hotfix|oops|whoops|forg[eo]t(?:ten)?|missing|missed|broken|broke|typos?|mistake|wrong|correct(?:s|ed|ion)?|regress(?:ion)?|crash(?:es)?|squash|amend|actually|again|properly)\b/i;
const CONVENTIONAL =
  /^(?:feat|fix|docs?|chore|refactor|tests?|style|perf|build|ci|revert|types?|deps|release|security|i18n|wip)(?:\([^()\n]{1,80}\))?!?: \S/i;
const AUTOSQUASH = /^(?:fixup|squash|amend)! /;
/** `1.2.3`, `v2`, `husky@9.1.0`, `grep-cli-0.1.5`: what release tools write, a pull request's number behind it or not. */
const VERSION =
  /^(?:[\w./@-]{0,80}[@-])?v?\d{1,6}\.\d{1,6}[\w.+-]{0,40}(?: \(#\d{1,10}\))?$|^v\d{1,6}(?: \(#\d{1,10}\))?$/i;
const DEPENDENCY = /^(?:deps|(?:build|chore|fix)\(deps(?:-dev)?\)): /i;
const RELEASE = /\b(?:release[ds]?|bump(?:s|ed)?|publish(?:ed)?|versions?|changelog|prepare for|post-release)\b/i;
const GIT_OWN = /^(?:revert\b|reapply\b|merged?\b)/i;
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
const BOT = /\[bot\]|dependabot|renovate|greenkeeper|github-actions|snyk|bot@|-bot\b|semantic-release|web-flow/i;

export function isFix(subject: string): boolean {
  return FIX.test(subject);
}

export function isFixup(subject: string): boolean {
  return FIXUP.test(subject) || subject.startsWith('fixup!') || subject.startsWith('squash!');
}

/** `type(scope): subject` of Conventional Commits, with the types in common use. */
export function isConventional(subject: string): boolean {
  return CONVENTIONAL.test(subject);
}

/** git or a release tool wrote the subject, or it is meant to be folded away: no person chose these words. */
export function isMachineWorded(subject: string): boolean {
  const said = subject.trim();
  if (AUTOSQUASH.test(said) || GIT_OWN.test(said)) return true;
  return VERSION.test(said) || RELEASE.test(said) || DEPENDENCY.test(said);
}

/** Meant to be folded into an earlier commit. */
export function isAutosquash(subject: string): boolean {
  return AUTOSQUASH.test(subject);
}

/** Says nothing: one word or a filler, the ticket number aside. */
export function isEmptyWorded(subject: string): boolean {
  const said = subject.replace(TICKET, '').trim();
  const words = said.split(/\s+/);
  if (words.length > 1) return VAGUE.has(said.toLowerCase());
  return (said.match(SPACELESS)?.length ?? 0) < 4;
}

/** Names a ticket: `API-12 …`, `… (fixes #12) …`. */
export function namesTicket(subject: string): boolean {
  return TICKETS.test(subject.replace(PULL_REQUEST, ''));
}

/** Says by itself that it is not finished. */
export function isWorkInProgress(subject: string): boolean {
  return WIP.test(subject.trim());
}

/** The commits that `message` says it takes back. */
export function revertsIn(message: string): readonly string[] {
  if (!message.includes('This reverts commit ')) return [];
  return [...message.matchAll(REVERTED)].slice(0, 20).map((match) => match[1] ?? '');
}

export function isBotName(text: string): boolean {
  return BOT.test(text);
}
