// The hooks that together see every way in which git makes or rewrites a commit, but for plumbing.
export const hookNames = ['post-applypatch', 'post-commit', 'post-merge', 'post-rewrite'] as const;
export type HookName = (typeof hookNames)[number];
