// Sentences about where git looks for hooks: nothing of it is ever unset or replaced silently.
import type { Place } from './place.js';

export function explainHooksPath({ hooksPath, hooksDirectory }: Place): readonly string[] {
  if (hooksPath === undefined) return [];
  const reach = hooksPath.scope === 'global' || hooksPath.scope === 'system';
  const whom = reach ? ', so this serves every repository that uses it' : '';
  return [`core.hooksPath is set (${hooksPath.scope}): git looks for hooks in ${hooksDirectory} only${whom}`];
}
