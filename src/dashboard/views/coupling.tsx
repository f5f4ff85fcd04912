// Which files change together: where one change asks for another.
import { countText, manyText } from '../../report/figures.js';
import { USUAL_COUPLING } from '../../analytics/metrics/coupling.js';
import { CouplingGraph } from '../charts/coupling-graph.js';
import type { Analytics } from '../data/answers.js';
import { useResource } from '../data/use-resource.js';
import type { View } from '../define-view.js';
import { Empty } from '../parts/empty.js';
import { Figure } from '../parts/figure.js';
import { Loaded } from '../parts/loaded.js';
import { Page } from '../parts/page.js';
import { nText, sampleOf } from '../parts/sample-text.js';
import { paramsOf, useFilters } from '../shell/filters.js';
import { Link } from '../shell/link.js';
import { addressWith, useParameter } from '../shell/location.js';

export const view: View = {
  name: 'coupling',
  title: 'Coupling',
  path: '/coupling',
  group: 'Patterns',
  Component: Coupling,
};

type Metrics = Analytics<'metrics'>;
type CouplingFigure = NonNullable<Metrics['metrics']['coupling']>;
type Pair = CouplingFigure['figures']['pairs'][number];

const MOST_PAIRS = 80;

function Coupling() {
  const params = { ...paramsOf(useFilters()), only: 'coupling', most: MOST_PAIRS };
  const answer = useResource<Metrics>('/analytics/metrics', params);
  const coupling = answer.state === 'ready' ? answer.data.metrics.coupling : undefined;
  return (
    <Page title="Coupling" lede={coupling === undefined ? '' : ledeOf(coupling)}>
      <Loaded of={answer} shape={{ figures: [560] }}>
        {({ metrics }) =>
          metrics.coupling === undefined || metrics.coupling.figures.pairs.length === 0 ? (
            <NoPairs n={metrics.coupling?.figures.n ?? 0} />
          ) : (
            <Pairs coupling={metrics.coupling} />
          )
        }
      </Loaded>
    </Page>
  );
}

const { minSharedRevisions, minCoupling, minRevisions, maxChangesetSize } = USUAL_COUPLING;

const NoPairs = ({ n }: { readonly n: number }) =>
  n === 0 ? (
    <Empty
      why="No commit in the 365 days up to the end of this window."
      command="craftnudge track --all"
      does="records what is there already"
    />
  ) : (
    <Empty why={`No two files changed together ${minSharedRevisions} times or more (${nText(n)}, 365 days).`} />
  );

function ledeOf({ figures: { pairs } }: CouplingFigure): string {
  const [first] = pairs;
  if (first === undefined) return '';
  const pairText =
    pairs.length === MOST_PAIRS
      ? `The ${countText(MOST_PAIRS)} closest pairs of files`
      : manyText(pairs.length, 'pair');
  const files = new Set(pairs.flatMap((pair) => pair.files)).size;
  return `${pairText} of ${manyText(files, 'file')} change together at ${first.degree} % down to ${pairs.at(-1)?.degree ?? 0} %.`;
}

function Pairs({ coupling: { figures, window } }: { readonly coupling: CouplingFigure }) {
  const [chosen, setChosen] = useParameter('file');
  const { n, pairs } = figures;
  return (
    <Figure
      title="Files that change together"
      sample={sampleOf({ n, window }, 'everybody’s', 'whatever window is chosen: 365 days up to its end')}
      note={DEFINITION}
      table={{
        caption: 'Pairs of files by degree of coupling',
        columns: ['File', 'Changes with', 'Degree in %', 'Shared commits', 'Revisions on average'],
        rows: pairs.map(({ files, degree, shared, averageRevisions }) => [...files, degree, shared, averageRevisions]),
      }}
    >
      <div class="beside">
        <CouplingGraph
          label={`${manyText(pairs.length, 'pair')} of files that change together, ${nText(n)}`}
          pairs={pairs}
          chosen={chosen}
          onChoose={(path) => setChosen(path === chosen ? '' : path)}
        />
        <PairList pairs={pairs} chosen={chosen} />
      </div>
    </Figure>
  );
}

const DEFINITION =
  `A point is a file, a line the commits that change both: thicker with more of them. Choose one, and the list has what changes with it. ` +
  `Degree, as code-maat defines it: shared commits divided by the average number of commits of both files. ` +
  `Counted are files with ${minRevisions} commits and pairs with ${minSharedRevisions} shared ones or more, from ${minCoupling} %; ` +
  `commits of more than ${maxChangesetSize} files are left out.`;

interface PairListProps {
  readonly pairs: readonly Pair[];
  readonly chosen: string;
}

/** Of the chosen file where there is one, else all. */
function PairList({ pairs, chosen }: PairListProps) {
  const own = pairs.filter(({ files }) => files.includes(chosen));
  return own.length === 0 ? (
    <div class="aside" tabIndex={0} role="region" aria-label="Pairs, closest first">
      <h3>Closest pairs</h3>
      {chosen !== '' && <p class="note">{`${chosen} is in none of the pairs.`}</p>}
      <ul class="list">
        {pairs.map((pair) => (
          <PairLine key={pair.files.join('\0')} pair={pair} names={pair.files} />
        ))}
      </ul>
    </div>
  ) : (
    <div class="aside" tabIndex={0} role="region" aria-label={`What changes with ${chosen}`}>
      <h3>{chosen}</h3>
      <p class="note">
        {`changes with ${manyText(own.length, 'other file')}. `}
        <Link href={addressOfFile('')}>All pairs</Link>
      </p>
      <ul class="list">
        {own.map((pair) => (
          <PairLine key={pair.files.join('\0')} pair={pair} names={pair.files.filter((path) => path !== chosen)} />
        ))}
      </ul>
    </div>
  );
}

const addressOfFile = (path: string): string => addressWith({ file: path === '' ? null : path });

interface PairLineProps {
  readonly pair: Pair;
  readonly names: readonly string[];
}

function PairLine({ pair: { degree, shared, averageRevisions }, names }: PairLineProps) {
  return (
    <li>
      <span class="what">
        {names.map((path) => (
          <span key={path} class="file">
            <Link href={addressOfFile(path)}>{path}</Link>
          </span>
        ))}
      </span>
      <span class="figure">{degree} %</span>
      <small>{`${manyText(shared, 'shared commit')}; ${countText(averageRevisions)} each on average`}</small>
    </li>
  );
}
