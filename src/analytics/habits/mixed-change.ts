// One commit with two changes in it: files of two top-level folders that have never gone together. Not measured before it
// was built: digests tell of it, as what it sees, two groups of files, until it was right often enough here to interrupt.
import type { CommitHash } from '../../domain/commit-record.js';
import type { AnswerFact, CommitFact, FileFact } from '../../domain/fact.js';
import { integer } from '../../domain/setting.js';
import { type ActorWindows, emptyWindows, entriesOf, OWN_MINIMUM, remember } from '../actor-windows.js';
import { componentsOf } from '../components.js';
import { defineHabit, type Sighting, type StepContext } from '../define-habit.js';
import { apartControl, judgeApart, judgeSplit, spansFolders, topFolderOf } from '../folders-apart.js';
import { isFirst, isFormatterLike } from '../own-size.js';
import { isCode } from '../path-class.js';
import { shareOf } from '../quantile.js';

/** In two groups, and across two top-level folders. */
type Shape = readonly [mixed: 0 | 1, spans: 0 | 1];

/** A pair of folders that was spoken of, and of which commit. */
type Spoken = readonly [hash: CommitHash, folders: string];

interface State {
  /** The files of earlier commits, of everybody. */
  readonly earlier: readonly (readonly string[])[];
  readonly own: ActorWindows<Shape>;
  readonly spoken: ActorWindows<Spoken>;
}

const EARLIER_KEPT = 500;
/** Fewer earlier commits than this show no groups. */
const EARLIER_MINIMUM = 100;
/** More files than this are a sweep through the tree, not two changes. */
const MOST_FILES = 30;
const SPOKEN_BOUNDS = { length: 50, most: 500 };
/** Nudges about one pair that were of no use: then those folders do go together here. */
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

type Context = StepContext<Values>;

export const mixedChange = defineHabit({
  name: 'mixed-change',
  tier: 'earned',
  readsAnswers: true,
  summary: 'Two groups of files in one commit, in two top-level folders, that never go together.',
  evidence:
    '7 to 20 % of fixes carry something else with them (Herzig 2013, 2016). This rule itself was not measured before.',
  settings,
  start: (): State => ({ earlier: [], own: emptyWindows(), spoken: emptyWindows() }),
  step: (before, fact, context) => {
    const files = fact.files.filter(({ status, insertions }) => status !== 'R' || insertions !== 0);
    const state = { ...before, earlier: keepFiles(before.earlier, files) };
    if (fact.codeChurn === null) return { state };
    const { actor, hash } = fact;
    const groups = isExempt(fact, context) ? [] : twoGroups(files, before.earlier, context.settings);
    const entry: Shape = [groups.length > 0 ? 1 : 0, spansFolders(fact) ? 1 : 0];
    const own = remember(before.own, { actor, entry });
    const isJoint = dismissalsOf(groups, { fact, state: before, context }) >= DISMISSALS;
    const sighting = isJoint ? undefined : look(entriesOf(own, actor), groups);
    if (sighting === undefined) return { state: { ...state, own } };
    const spoken = remember(before.spoken, { actor, entry: [hash, pairOf(groups)] as const }, SPOKEN_BOUNDS);
    return { state: { ...state, own, spoken }, sighting };
  },
  judge: ({ observation, commit }, later) => ({
    hit: judgeApart(commit, later, [String(observation.evidence['a']), String(observation.evidence['b'])]),
    followed: judgeSplit({ observation, commit }, later),
  }),
  control: apartControl,
});

function keepFiles(earlier: State['earlier'], files: readonly FileFact[]): State['earlier'] {
  if (files.length === 0 || files.length > MOST_FILES) return earlier;
  return [...earlier.slice(1 - EARLIER_KEPT), files.map(({ path }) => path)];
}

/** Cheap questions first: nearly every commit is none of two groups with code enough, in two folders. */
function isExempt(fact: CommitFact, { settings: { lines } }: Context): boolean {
  if ((fact.codeChurn ?? 0) < 2 * lines || !spansFolders(fact)) return true;
  return isFirst(fact) || isFormatterLike(fact) || fact.fileCount > MOST_FILES;
}

interface Group {
  readonly folder: string;
  readonly lines: number;
}

/** The two largest groups with code enough, of different top-level folders; none where there is only one. */
function twoGroups(files: readonly FileFact[], earlier: State['earlier'], values: Values): readonly Group[] {
  if (earlier.length < EARLIER_MINIMUM) return [];
  const lines = new Map(files.filter(({ path }) => isCode(path)).map((file) => [file.path, linesOf(file)]));
  const paths = files.map(({ path }) => path);
  const groups = componentsOf(paths, { earlier, confidence: values.percent / 100 })
    .map((group) => groupOf(group, lines))
    .filter((group) => group.lines >= values.lines)
    .toSorted((a, b) => b.lines - a.lines);
  const [first] = groups;
  const second = groups.find(({ folder }) => folder !== first?.folder);
  return first === undefined || second === undefined ? [] : [first, second];
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

function look(own: readonly Shape[], [first, second]: readonly Group[]): Sighting | undefined {
  if (first === undefined || second === undefined || own.length <= OWN_MINIMUM) return undefined;
  const k = own.filter(([mixed]) => mixed === 1).length;
  const spans = Math.round(100 * shareOf(own.filter(([, across]) => across === 1).length, own.length));
  const { folder: a, lines: linesA } = first;
  const { folder: b, lines: linesB } = second;
  return { evidence: { a, b, linesA, linesB, k, m: own.length, spans, n: own.length }, n: own.length };
}

interface Asked {
  readonly fact: CommitFact;
  readonly state: State;
  readonly context: Context;
}

/** How many nudges about this pair of folders the person had found of no use by then. */
function dismissalsOf(groups: readonly Group[], { fact, state, context: { answers = [] } }: Asked): number {
  if (groups.length === 0) return 0;
  const about = entriesOf(state.spoken, fact.actor).filter(([, folders]) => folders === pairOf(groups));
  const last = new Map(answers.filter(({ at }) => at <= fact.at).map((answer) => [answer.hash, answer] as const));
  return about.filter(([hash]) => isDismissal(last.get(hash))).length;
}

function isDismissal(answer: AnswerFact | undefined): boolean {
  return answer !== undefined && answer.answer !== 'useful';
}
