// The shells that completion is printed for, alphabetical: one import and one line each.
import { renderBash } from './bash.js';
import type { Completable } from './completable.js';
import { renderFish } from './fish.js';
import { renderPowershell } from './powershell.js';
import { renderZsh } from './zsh.js';

export const shells: Readonly<Record<string, (commands: readonly Completable[]) => string>> = {
  bash: renderBash,
  fish: renderFish,
  powershell: renderPowershell,
  zsh: renderZsh,
};
