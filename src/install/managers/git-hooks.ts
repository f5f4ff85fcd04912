// Plain hook files, in .git/hooks or wherever core.hooksPath points.
import type { HookManager } from '../hook-manager.js';
import { findPlainHooks, planPlainHooks } from '../plan-plain-hooks.js';

export const gitHooks: HookManager = {
  name: 'git-hooks',
  summary: 'a marked block in plain hook files',
  claim: () => 'none',
  plan: (site) => planPlainHooks(site),
  find: (site) => findPlainHooks(site),
};
