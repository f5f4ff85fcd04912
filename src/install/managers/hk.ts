// hk writes its hooks into git's configuration from git 2.54 on, which meets nothing of ours. With an older git it
// overwrites the hook files that hk.pkl names.
import { defineGenerator, explainRewritten } from '../hook-generator.js';

const NAMES = ['hk.local.pkl', 'hk.pkl'];

export const hk = defineGenerator({
  name: 'hk',
  summary: 'plain hook files, and a block in front of what hk generates',
  configFiles: [...NAMES, ...NAMES.map((name) => `.config/${name}`), 'hk.toml', 'hk.yaml', 'hk.yml', 'hk.json'],
  sign: /^test "\$\{HK:-1\}" = "0" \|\|.*\bhk run\b/m,
  sharing: { hooks: ['post-commit', 'post-merge', 'post-rewrite'], installing: 'hk install' },
  explain: (rewritten) => explainRewritten('hk', rewritten),
});
