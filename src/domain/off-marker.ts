// The file in a git common directory that switches CraftNudge off for that repository. A hook tests it with a builtin.

export const OFF_MARKER = 'craftnudge-off';
