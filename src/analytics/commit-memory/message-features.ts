// What the subject's words say about what kind of work a commit is. Every pattern is linear in the length of the subject.
import type { AuthorMemory } from './author-memory.js';
import type { CommitView } from './commit-view.js';
import { shareNear } from './fading.js';

const TYPE = /^(feat|fix|docs?|chore|refactor|tests?|style|perf|build|ci|revert|types?)(?:\([^()]{0,80}\))?!?:/i;
const CHORES = /^(?:chore|docs?|style|tests?|ci|build)$/i;
const PULL_REQUEST = /\(#\d{1,10}\)$/;
const REVERT = /^revert/i;
const WORDS = {
  saysAdd:
    /\b(?:add(?:s|ed|ing)?|implement\w{0,6}|introduc\w{0,6}|support\w{0,4}|new|initial|creat\w{0,4}|feat|allow\w{0,3}|enabl\w{0,4})\b/i,
  saysRemove: /\b(?:remov\w{0,4}|delet\w{0,4}|drop\w{0,5}|clean\w{0,5}|unused)\b/i,
  saysRestructure:
    /\b(?:refactor\w{0,4}|renam\w{0,4}|mov(?:e|es|ed|ing)|extract\w{0,4}|rewrit\w{0,4}|rework\w{0,4}|simplif\w{0,5}|split\w{0,5})\b/i,
  saysUpdate:
    /\b(?:updat\w{0,4}|chang\w{0,4}|improv\w{0,8}|bump\w{0,4}|upgrad\w{0,4}|tweak\w{0,4}|use[sd]?|make[sd]?)\b/i,
  saysDocument: /\b(?:docs?|document\w{0,6}|readme|comments?|changelog|typos?|spelling)\b/i,
  saysTry:
    /\b(?:wip|try|attempt\w{0,4}|first|initial|start\w{0,4}|experiment\w{0,4}|todo|hack|temp\w{0,6}|draft|more|some|part)\b/i,
  saysTest:
    /\b(?:tests?|spec|ci|lint\w{0,4}|format\w{0,4}|style|coverage|build|travis|windows|compile\w{0,2}|warning\w{0,1})\b/i,
  saysRelease: /^v?\d{1,6}\.\d|\b(?:release|version|publish)\b/i,
} as const;

export function messageFeatures({ fact, isFix, isFixup }: CommitView, author: AuthorMemory) {
  const { subject, bodyLength, reverts } = fact;
  const type = TYPE.exec(subject)?.[1] ?? '';
  return {
    isFix: isFix ? 1 : 0,
    isFixup: isFixup ? 1 : 0,
    isRevert: reverts.length > 0 || REVERT.test(subject) ? 1 : 0,
    isFeature: type.toLowerCase() === 'feat' ? 1 : 0,
    isChore: CHORES.test(type) ? 1 : 0,
    isPullRequest: PULL_REQUEST.test(subject) ? 1 : 0,
    subjectLength: Math.log1p(subject.length),
    words: Math.log1p(subject.split(/\s+/).length),
    body: Math.log1p(bodyLength),
    lacksBody: shareNear(author.withBody, 0.3, 5) - (bodyLength > 0 ? 1 : 0),
    saysAdd: has(WORDS.saysAdd, subject),
    saysRemove: has(WORDS.saysRemove, subject),
    saysRestructure: has(WORDS.saysRestructure, subject),
    saysUpdate: has(WORDS.saysUpdate, subject),
    saysDocument: has(WORDS.saysDocument, subject),
    saysTry: has(WORDS.saysTry, subject),
    saysTest: has(WORDS.saysTest, subject),
    saysRelease: has(WORDS.saysRelease, subject),
  };
}

function has(words: RegExp, subject: string): number {
  return words.test(subject) ? 1 : 0;
}
