// The hooks that together see every way in which git makes or rewrites a commit, but for plumbing.
export const hookNames = ['post-applypatch', 'post-commit', 'post-merge', 'post-rewrite'] as const;
export type HookName = (typeof hookNames)[number];

/** Every hook that git looks for in a hooks directory (git 2.55); fsmonitor is named by a setting of its own. */
export const gitHookNames = [
  'applypatch-msg',
  'commit-msg',
  'p4-changelist',
  'p4-post-changelist',
  'p4-pre-submit',
  'p4-prepare-changelist',
  'post-applypatch',
  'post-checkout',
  'post-commit',
  'post-index-change',
  'post-merge',
  'post-receive',
  'post-rewrite',
  'post-update',
  'pre-applypatch',
  'pre-auto-gc',
  'pre-commit',
  'pre-merge-commit',
  'pre-push',
  'pre-rebase',
  'pre-receive',
  'prepare-commit-msg',
  'proc-receive',
  'push-to-checkout',
  'reference-transaction',
  'sendemail-validate',
  'update',
] as const;
