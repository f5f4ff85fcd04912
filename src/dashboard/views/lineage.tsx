// What commits were before they were these: drafts amended, folded in and rebased away.
import { dayText } from '../../report/calendar-day.js';
import { countText, manyText, percentText } from '../../report/figures.js';
import { DraftLines, type DraftRow } from '../charts/draft-lines.js';
import { type DraftKind, kindOf } from '../charts/draft-track.js';
import { localStart } from '../charts/session-bars.js';
import type { Analytics } from '../data/answers.js';
import { useResource } from '../data/use-resource.js';
import type { View } from '../define-view.js';
import { Empty } from '../parts/empty.js';
import { Figure } from '../parts/figure.js';
import { Loaded } from '../parts/loaded.js';
import { NoCommits } from '../parts/no-commits.js';
import { Page } from '../parts/page.js';
import { nText, sampleOf, spanText } from '../parts/sample-text.js';
import { Stats } from '../parts/stat.js';
import { timeText } from '../parts/time-text.js';
import { paramsOf, useFilters } from '../shell/filters.js';

export const view: View = {
  name: 'lineage',
  title: 'Lineage',
  path: '/lineage',
  group: 'Patterns',
  Component: Lineage,
};

type LineageAnswer = Analytics<'lineage'>;
type LineageOf = LineageAnswer['lineages'][number];
type Draft = LineageOf['drafts'][number];

const MOST = 500;
const DRAWN = 12;
const MOST_ROWS = 20;

function Lineage() {
  const answer = useResource<LineageAnswer>('/analytics/lineage', { ...paramsOf(useFilters()), most: MOST });
  return (
    <Page title="Lineage" lede={answer.state === 'ready' ? ledeOf(answer.data) : ''}>
      <Loaded of={answer} shape={{ stats: 4, figures: [480] }}>
        {(data) => (data.lineages.length === 0 ? <NoDrafts n={data.n} /> : <Drafts answer={data} />)}
      </Loaded>
    </Page>
  );
}

const NoDrafts = ({ n }: { readonly n: number }) =>
  n === 0 ? (
    <NoCommits />
  ) : (
    <Empty
      why={`None of ${manyText(n, 'commit')} had a draft that is known. Drafts are seen while they happen, where hooks are in place.`}
      command="craftnudge install-hooks"
      does="sees every amend and rebase from now on"
    />
  );

function ledeOf({ n, figures: { commits, drafts } }: LineageAnswer): string {
  if (n === 0 || drafts === 0) return '';
  return `${countText(commits)} of ${manyText(n, 'commit')} took the place of ${manyText(drafts, 'draft')}: what a server never sees, unless a draft was pushed.`;
}

function Drafts({ answer }: { readonly answer: LineageAnswer }) {
  return (
    <>
      <Stats stats={statsOf(answer)} />
      <Lines answer={answer} />
      <DraftTable answer={answer} />
    </>
  );
}

function statsOf({ n, figures }: LineageAnswer) {
  const { commits, drafts, amended, rebased, fixups, secondsMedian } = figures;
  return [
    {
      name: 'Commits with drafts',
      figure: percentText(commits, n),
      remark: `${countText(commits)} of ${manyText(n, 'commit')}`,
    },
    {
      name: 'Time in draft',
      figure: secondsMedian === null ? '–' : timeText(secondsMedian / 60),
      remark: `median of ${manyText(commits, 'commit')}`,
    },
    { name: 'Drafts amended', figure: countText(amended), remark: `of ${manyText(drafts, 'draft')}` },
    { name: 'Drafts rebased', figure: countText(rebased), remark: `${manyText(fixups, 'fixup')} among all drafts` },
  ];
}

function Lines({ answer }: { readonly answer: LineageAnswer }) {
  const { lineages, figures, window } = answer;
  const drawn = lineages.slice(0, DRAWN);
  return (
    <Figure
      title="From the first draft to what stayed"
      sample={[
        `the latest ${countText(drawn.length)} of ${manyText(figures.commits, 'commit')} with drafts`,
        spanText(window),
        'logarithmic',
      ]}
      note="A server sees the full point of each line only. Drafts are kept on this machine, with their sizes and messages as privacy.message has them."
      table={{
        caption: 'Commits with drafts, newest first',
        columns: ['Commit', 'Drafts', 'In draft', 'Lines of the first draft', 'Lines that stayed'],
        rows: drawn.map((lineage) => [
          lineage.subject,
          lineage.drafts.length,
          timeText(lineage.secondsInDraft / 60),
          lineage.drafts[0] === undefined ? 0 : linesOf(lineage.drafts[0]),
          linesOf(lineage),
        ]),
      }}
    >
      <DraftLines
        label={`Drafts of ${manyText(drawn.length, 'commit')}, ${nText(figures.drafts, 'draft')} in all`}
        rows={drawn.map((lineage) => rowOf(lineage, window.to))}
      />
    </Figure>
  );
}

type Sized = Pick<Draft, 'deletions' | 'insertions'>;
const linesOf = ({ insertions, deletions }: Sized): number => insertions + deletions;
const WORDS: Readonly<Record<DraftKind, string>> = { amend: 'amended', fixup: 'folded in', rebase: 'rebased' };

function rowOf(lineage: LineageOf, today: string): DraftRow {
  const { hash, at, drafts, subject } = lineage;
  return {
    hash,
    at,
    drafts,
    title: subject,
    textOf: (point) => {
      const draft = drafts[point];
      return draft === undefined
        ? `${momentText(lineage, today)}: stayed, ${manyText(linesOf(lineage), 'line')}`
        : `${momentText(draft, today)}: ${WORDS[kindOf(draft)]}, ${manyText(linesOf(draft), 'line')}, “${draft.subject}”`;
    },
  };
}

type At = Pick<Draft, 'at' | 'utcOffset'>;

function momentText({ at, utcOffset }: At, today: string): string {
  const { day, clock } = localStart({ start: at, end: at, utcOffset });
  return `${dayText(day, today)}, ${clock}`;
}

function DraftTable({ answer: { lineages, figures, window } }: { readonly answer: LineageAnswer }) {
  const listed = lineages.flatMap(({ drafts }) => drafts).slice(0, MOST_ROWS);
  return (
    <Figure
      title="The drafts"
      sample={sampleOf(
        { n: figures.commits, window },
        `${countText(listed.length)} of ${manyText(figures.drafts, 'draft')}`,
      )}
      isTable
      table={{
        caption: 'Newest commit first, its drafts in their order',
        columns: ['Draft', 'Made', 'Became', 'Lines', 'Old', 'New'],
        rows: listed.map((draft) => [
          draft.subject,
          momentText(draft, window.to),
          WORDS[kindOf(draft)],
          linesOf(draft),
          draft.hash.slice(0, 8),
          draft.replacedBy.slice(0, 8),
        ]),
      }}
    />
  );
}
