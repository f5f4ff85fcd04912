// What a reflog message says about the commit beside it: made here, and by which operation? Pure.
import type { Operation } from '../domain/commit-record.js';

export interface ReflogMeaning {
  /** Was a commit made, rather than one moved to that existed before? */
  readonly made: boolean;
  readonly operation: Operation | null;
  /** The message leaves doubt: `confirmMade` compares the times. */
  readonly doubtful: boolean;
  /** The new commit takes the place of the one that HEAD was at before. */
  readonly replaces: boolean;
}

const MOVED: ReflogMeaning = { made: false, operation: null, doubtful: false, replaces: false };
const made = (operation: Operation | null, more: Partial<ReflogMeaning> = {}): ReflogMeaning => ({
  made: true,
  operation,
  doubtful: false,
  replaces: false,
  ...more,
});

/** `<action> (<step>): <rest>`; the action may be anything: GIT_REFLOG_ACTION sets it, `git pull` does. */
const FORM = /^([^:]*?)(?: \(([\w -]+)\))?: ?([^]*)$/;

/** First match wins. `step` and `action` are in lower case. */
export function meaningOf(message: string): ReflogMeaning {
  const [, action = message, step = '', rest = ''] = FORM.exec(message) ?? [];
  const verb = action.trim().toLowerCase();
  // behind it stands what a person wrote: "checkout page" is no checkout
  const committed = verb === 'commit' ? COMMIT_STEPS[step.toLowerCase()] : undefined;
  if (committed !== undefined) return committed;
  if (isMove(verb, step.toLowerCase(), rest)) return MOVED;
  if (/^Merge made by|^In-index merge/.test(rest)) return made('merge');
  return byStep(verb, step.toLowerCase()) ?? byVerb(verb) ?? made(null, { doubtful: true });
}

/** `pick` of `rebase (pick): subject`, in lower case; empty where there is none. Old gits and JGit name the ends otherwise. */
export function stepOf(message: string): string {
  const step = FORM.exec(message)?.[2];
  if (step !== undefined) return step.toLowerCase();
  return Object.entries(OLD_STEPS).find(([, form]) => form.test(message))?.[0] ?? '';
}

const OLD_STEPS: Readonly<Record<string, RegExp>> = {
  start: /^rebase(?: -i)?: checkout /,
  finish: /^rebase(?: -i)? finished\b/,
  abort: /^rebase(?: -i)?: aborting/,
};

/** HEAD went to a commit that was there already. */
function isMove(verb: string, step: string, rest: string): boolean {
  if (/^(?:start|finish|abort|reset|label|exec|break|skip|quit)$/.test(step)) return true;
  if (/^(?:checkout|reset|clone|branch|switch|bisect|initial pull|stash|rebase finished|push|fetch)\b/.test(verb))
    return true;
  return /^(?:fast-forward(?:ed)?|checkout |aborting|returning to|updating HEAD|moving (?:from|to) |storing head)/i.test(
    rest,
  );
}

function byStep(verb: string, step: string): ReflogMeaning | undefined {
  if (verb === 'commit' || verb.startsWith('commit ')) return COMMIT_STEPS[step];
  return REBASE_STEPS[step];
}

const COMMIT_STEPS: Readonly<Record<string, ReflogMeaning>> = {
  '': made('commit'),
  amend: made('amend', { replaces: true }),
  'cherry-pick': made('cherry-pick'),
  initial: made('commit'),
  merge: made('merge'),
  rebase: made('rebase'),
  revert: made('revert'),
};

/** A reworded or continued pick may be a new commit or the previous one again: `replacedBy` can tell by the parents. */
const REBASE_STEPS: Readonly<Record<string, ReflogMeaning>> = {
  continue: made('rebase'),
  edit: made('rebase'),
  fixup: made('rebase', { replaces: true }),
  merge: made('rebase'),
  pick: made('rebase'),
  reword: made('rebase'),
  squash: made('rebase', { replaces: true }),
};

function byVerb(verb: string): ReflogMeaning | undefined {
  if (/^cherry-pick\b/.test(verb)) return made('cherry-pick', { doubtful: true }); // --ff looks the same
  if (/^revert\b/.test(verb)) return made('revert');
  if (/^am\b/.test(verb)) return made('am');
  if (/^(?:rebase|pull\b.*--rebase)\b/.test(verb)) return made('rebase', { doubtful: true });
  if (/^(?:merge|pull)\b/.test(verb)) return made('merge', { doubtful: true });
  return undefined;
}
