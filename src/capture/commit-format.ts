// The one line of git that reads commits. `diff-tree` rather than `log`: the same bytes, but a broken or hostile
// `diff.*` setting of the repository cannot stop it, and it starts to answer while it still reads hashes.

/** How much git is asked for: line counts, names only, or the commit itself only. Each needs fewer objects. */
export type Depth = 'counts' | 'names' | 'exact-names' | 'header';

/** First byte of a commit's first field: no entry of the file list starts with it. */
export const HEADER_MARK = 0x3e; // >

/** Fields of one commit, each ended by a NUL. `%at` is the date's digits as written, `%ad` what git makes of them. */
export const HEADER_FIELDS = ['%H', '%P', '%an', '%ae', '%at', '%ad', '%cn', '%ce', '%ct', '%cd', '%N', '%B'] as const;

const FORMAT = `--format=>${HEADER_FIELDS.map((field) => `${field}%x00`).join('')}`;

/** Agents write who made a commit under this ref. A glob, because git is silent only about globs that match nothing. */
const AGENT_NOTES = ['--no-notes', '--notes=refs/notes/a[i]'];

const DIFF_TREE = 'diff-tree --stdin -r --root --always --diff-merges=first-parent -z --no-abbrev'.split(' ');
const LIST: Readonly<Record<Depth, readonly string[]>> = {
  counts: [...DIFF_TREE, '--raw', '--numstat', '-M'],
  names: [...DIFF_TREE, '--raw', '-M'],
  'exact-names': [...DIFF_TREE, '--raw', '-M100%'], // similarity would need the files' contents
  header: ['log', '--no-walk=unsorted', '--stdin', '-s', '-z'], // diff-tree would need the trees
};
const UNINFLUENCED =
  '--no-ext-diff --no-textconv --no-color --no-relative -O/dev/null --ignore-submodules=none --diff-algorithm=default';
const TEXT = ['--encoding=UTF-8', '--date=raw', ...AGENT_NOTES, FORMAT];

/** Arguments of the git that reads commits; their hashes go to its standard input, one a line. */
export function readArguments(depth: Depth): readonly string[] {
  return [...LIST[depth], ...UNINFLUENCED.split(' '), ...TEXT];
}
