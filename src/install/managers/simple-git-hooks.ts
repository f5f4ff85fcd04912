// simple-git-hooks removes every hook that its configuration does not name, whoever wrote it, and overwrites the others.
// No file in its hooks directory outlives its install, but those that `preserveUnused` keeps.
import { defineGenerator } from '../hook-generator.js';
import { hookNames } from '../hook-names.js';
import { simpleGitHooksLines } from '../shared-lines.js';

const NAMES = ['.simple-git-hooks', 'simple-git-hooks'];
const ENDINGS = ['cjs', 'js', 'mjs', 'json'];

export const simpleGitHooks = defineGenerator({
  name: 'simple-git-hooks',
  summary: 'plain hook files, and a block in front of what simple-git-hooks generates',
  configFiles: NAMES.flatMap((name) => ENDINGS.map((ending) => `${name}.${ending}`)),
  packageKey: 'simple-git-hooks',
  sign: /SKIP_SIMPLE_GIT_HOOKS/,
  sharing: { hooks: hookNames, installing: 'npx simple-git-hooks', lines: simpleGitHooksLines },
  explain: () => [
    'simple-git-hooks removes all other hooks at its next install (unless its preserveUnused says no); craftnudge doctor tells, and --fix puts ours back',
  ],
});
