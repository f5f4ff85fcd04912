// lefthook writes the hooks that lefthook.yml names, and leaves all others alone. A hook that it finds goes to
// `<hook>.old`, which nobody runs and which its uninstall puts back.
import { defineGenerator, explainRewritten } from '../hook-generator.js';
import { lefthookLines } from '../shared-lines.js';

const NAMES = ['lefthook', '.lefthook', '.config/lefthook'];
const ENDINGS = ['yml', 'yaml', 'json', 'jsonc', 'toml'];

export const lefthook = defineGenerator({
  name: 'lefthook',
  summary: 'plain hook files, and a block in front of what lefthook generates',
  configFiles: NAMES.flatMap((name) => ENDINGS.map((ending) => `${name}.${ending}`)),
  sign: /call_lefthook/,
  sharing: {
    hooks: ['post-commit', 'post-merge', 'post-rewrite'],
    installing: 'lefthook install',
    lines: lefthookLines,
  },
  explain: (rewritten) => explainRewritten('lefthook', rewritten),
});
