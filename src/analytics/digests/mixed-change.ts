// One commit with two changes in it: files of two top-level folders that have never gone together. Not measured before it
// was built, so it speaks in digests alone and says what it sees: two groups of files.
import type { CommitFact, FileFact } from '../../domain/fact.js';
import { integer } from '../../domain/setting.js';
import { OWN_MINIMUM, OWN_WINDOW } from '../actor-windows.js';
import { componentsOf } from '../components.js';
import { defineDigest, type DigestFact, type DigestSighting } from '../define-digest.js';
import { isOwn } from '../digest-fold.js';
import { apartControl, judgeApart, judgeSplit, spansFolders, topFolderOf } from '../folders-apart.js';
import { isFirst, isFormatterLike } from '../own-size.js';
import { isCode } from '../path-class.js';
import { shareOf } from '../quantile.js';
import { isHandmade } from '../superseded.js';

/** A pair of folders that was spoken of: which commit, and how often the person said that it was of no use. */
interface Spoken {
  readonly hash: string;
  readonly folders: string;
}

interface State {
  /** The files of earlier commits, of everybody. */
  readonly earlier: readonly (readonly string[])[];
  /** Own commits: in two groups, and across two top-level folders. */
  readonly own: readonly (readonly [mixed: 0 | 1, spans: 0 | 1])[];
  readonly spoken: readonly Spoken[];
  /** Once for each time that the pair was dismissed. */
  readonly dismissed: readonly string[];
}

const EARLIER_KEPT = 500;
/** Fewer earlier commits than this show no groups. */
const EARLIER_MINIMUM = 100;
/** More files than this are a sweep through the tree, not two changes. */
const MOST_FILES = 30;
const SPOKEN_KEPT = 50;
const DISMISSALS = 2;

const settings = {
  lines: integer({
    default: 20,
    min: 1,
    max: 10_000,
    help: 'Lines of code that each of the two groups has, at least.',
  }),
  percent: integer({ default: 10, min: 1, max: 100, help: 'Files that go together so often are one group.' }),
};

type Values = { readonly [Key in keyof typeof settings]: number };

export const mixedChange = defineDigest({
  name: 'mixed-change',
  pace: 'commit',
  scope: 'repository',
  summary: 'Two groups of files in one commit, in two top-level folders, that never go together.',
  evidence:
    '7 to 20 % of fixes carry something else with them (Herzig 2013, 2016). This rule itself was not measured before.',
  settings,
  start: (): State => ({ earlier: [], own: [], spoken: [], dismissed: [] }),
  step: (state, fact, { actor, settings: values }) => {
    if (fact.type === 'answer') return { state: dismiss(state, fact) };
    if (fact.type !== 'commit' || !isHandmade(fact)) return { state };
    const files = fact.files.filter(({ status, insertions }) => status !== 'R' || insertions !== 0);
    const next = { ...state, earlier: remember(state.earlier, files) };
    if (!isOwn(fact, actor) || fact.codeChurn === null) return { state: next };
    const groups = isExempt(fact) ? [] : twoGroups(files, state, values);
    const own = [...state.own.slice(1 - OWN_WINDOW), [groups.length > 0 ? 1 : 0, spansFolders(fact) ? 1 : 0] as const];
    const sighting = look({ ...next, own }, groups);
    if (sighting === undefined) return { state: { ...next, own } };
    const spoken = [...state.spoken.slice(1 - SPOKEN_KEPT), { hash: fact.hash, folders: pairOf(groups) }];
    return { state: { ...next, own, spoken }, sighting };
  },
  judge: ({ observation, commit }, later) => ({
    hit: judgeApart(commit, later, [String(observation.evidence['a']), String(observation.evidence['b'])]),
    followed: judgeSplit({ observation, commit }, later),
  }),
  control: apartControl,
});

function remember(earlier: State['earlier'], files: readonly FileFact[]): State['earlier'] {
  if (files.length === 0 || files.length > MOST_FILES) return earlier;
  return [...earlier.slice(1 - EARLIER_KEPT), files.map(({ path }) => path)];
}

function isExempt(fact: CommitFact): boolean {
  return isFirst(fact) || isFormatterLike(fact) || fact.fileCount > MOST_FILES;
}

interface Group {
  readonly folder: string;
  readonly lines: number;
}

/** The two largest groups with code enough, of different top-level folders; none where there is only one. */
function twoGroups(files: readonly FileFact[], { earlier, dismissed }: State, values: Values): readonly Group[] {
  if (earlier.length < EARLIER_MINIMUM) return [];
  const lines = new Map(files.filter(({ path }) => isCode(path)).map((file) => [file.path, linesOf(file)]));
  const paths = files.map(({ path }) => path);
  const groups = componentsOf(paths, { earlier, confidence: values.percent / 100 })
    .map((group) => groupOf(group, lines))
    .filter((group) => group.lines >= values.lines)
    .toSorted((a, b) => b.lines - a.lines);
  const [first] = groups;
  const second = groups.find(({ folder }) => folder !== first?.folder);
  if (first === undefined || second === undefined) return [];
  const pair = pairOf([first, second]);
  return dismissed.filter((one) => one === pair).length >= DISMISSALS ? [] : [first, second];
}

function groupOf(paths: readonly string[], lines: ReadonlyMap<string, number>): Group {
  const heaviest = paths.toSorted((a, b) => (lines.get(b) ?? 0) - (lines.get(a) ?? 0))[0] ?? '';
  return { folder: topFolderOf(heaviest), lines: paths.reduce((sum, path) => sum + (lines.get(path) ?? 0), 0) };
}

function linesOf({ insertions, deletions }: FileFact): number {
  return (insertions ?? 0) + (deletions ?? 0);
}

function pairOf(groups: readonly Group[]): string {
  return groups
    .map(({ folder }) => folder)
    .sort()
    .join('\0');
}

function look({ own }: State, [first, second]: readonly Group[]): DigestSighting | undefined {
  if (first === undefined || second === undefined || own.length <= OWN_MINIMUM) return undefined;
  const k = own.filter(([mixed]) => mixed === 1).length;
  const spans = Math.round(100 * shareOf(own.filter(([, across]) => across === 1).length, own.length));
  const evidence = {
    a: first.folder,
    b: second.folder,
    linesA: first.lines,
    linesB: second.lines,
    k,
    m: own.length,
    spans,
  };
  return { evidence: { ...evidence, n: own.length }, n: own.length };
}

/** Twice of no use: then those folders do go together here. */
function dismiss(state: State, fact: Extract<DigestFact, { readonly type: 'answer' }>): State {
  const spoken = state.spoken.find(({ hash }) => hash === fact.hash);
  if (spoken === undefined || fact.kind !== 'mixed-change' || fact.answer === 'useful') return state;
  return { ...state, dismissed: [...state.dismissed.slice(1 - SPOKEN_KEPT), spoken.folders] };
}
