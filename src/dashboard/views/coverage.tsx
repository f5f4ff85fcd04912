// Is every commit made here recorded? By hook, filled in later, lost; each gap by its name, and what to do about it.
import { countText, manyText } from '../../report/figures.js';
import { GAP_WORDS, NO_REFLOG } from '../../report/gap-text.js';
import { Bars } from '../charts/bars.js';
import type { Tracker } from '../data/answers.js';
import { useResource } from '../data/use-resource.js';
import type { View } from '../define-view.js';
import { Empty } from '../parts/empty.js';
import { Figure } from '../parts/figure.js';
import { Loaded } from '../parts/loaded.js';
import { momentText } from '../parts/moment.js';
import { Page } from '../parts/page.js';
import { nText } from '../parts/sample-text.js';
import { useFilters } from '../shell/filters.js';

export const view: View = {
  name: 'coverage',
  title: 'Coverage',
  path: '/coverage',
  group: 'Record',
  Component: CoverageView,
};

type Repositories = Tracker<'listRepositories'>;
type Repository = Repositories['items'][number];
type Coverage = Tracker<'readCoverage'>;
type Status = Tracker<'readStatus'>;
type GapName = keyof Coverage['gaps'];

/** Each one asks git; who has more of them chooses one above. */
const MOST = 12;

function CoverageView() {
  const { repository } = useFilters();
  const list = useResource<Repositories>('/repositories');
  const status = useResource<Status>('/status');
  return (
    <Page title="Coverage" lede="Each commit made here since the hooks are in place, and how it was recorded.">
      <Loaded of={status} shape={{}}>
        {({ obstacles }) => <Obstacles obstacles={obstacles} />}
      </Loaded>
      <Loaded of={list} shape={{ figures: [180] }}>
        {({ items }) => <Known items={items} chosen={repository} />}
      </Loaded>
    </Page>
  );
}

interface Chosen {
  /** Id or name; '' for all of them. */
  readonly chosen: string;
}

function Obstacles({ obstacles }: Pick<Status, 'obstacles'>) {
  if (obstacles.length === 0) return null;
  return (
    <section class="card" aria-labelledby="obstacles">
      <header>
        <h2 id="obstacles">What keeps commits from being recorded</h2>
      </header>
      <ul class="list">
        {obstacles.map(({ text }) => (
          <li key={text}>
            <span class="what">{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Known({ items, chosen }: Chosen & { readonly items: readonly Repository[] }) {
  const wanted = items.filter(({ id, name }) => chosen === '' || id === chosen || name === chosen);
  const asked = wanted.filter(({ onDisk, since }) => onDisk && since !== null);
  const rest = wanted.filter((one) => !asked.includes(one));
  if (wanted.length === 0)
    return (
      <Empty
        why="No repository is recorded yet."
        command="craftnudge install-hooks"
        does="records each commit of the repository that you are in, from then on"
      />
    );
  return (
    <>
      {asked.slice(0, MOST).map((repository) => (
        <One key={repository.id} repository={repository} />
      ))}
      {asked.length > MOST && (
        <Empty why={`${manyText(asked.length - MOST, 'more repository', 'more repositories')}: choose one above.`} />
      )}
      {rest.length > 0 && <Unwatched repositories={rest} />}
    </>
  );
}

function One({ repository: { id } }: { readonly repository: Repository }) {
  const answer = useResource<Coverage>('/coverage', { repository: id });
  return (
    <Loaded of={answer} shape={{ figures: [180] }}>
      {(coverage) => <CoverageFigure coverage={coverage} />}
    </Loaded>
  );
}

function CoverageFigure({ coverage }: { readonly coverage: Coverage }) {
  const { repository, since, expected, missing, notRecoverable, reflog } = coverage;
  const bars = barsOf(coverage);
  const recorded = expected - missing - notRecoverable;
  const sample = [
    nText(expected),
    since === null ? '' : `since ${momentText(since)}`,
    `${countText(recorded)} of ${countText(expected)} recorded`,
  ];
  return (
    <Figure
      title={repository}
      sample={sample}
      isTable={expected === 0}
      note={reflog || expected === 0 ? undefined : `${NO_REFLOG}.`}
      table={{
        caption: `Commits made in ${repository}, by how they came into the record`,
        columns: ['How', 'Commits'],
        rows: [...bars.map(({ label, value }) => [label, value]), ...gapsOf(coverage).map(gapRow)],
      }}
    >
      {expected === 0 ? (
        <p>No commit was made here yet since the hooks are in place.</p>
      ) : (
        <Bars
          label={`Commits made in ${repository}, by how they came into the record`}
          bars={bars}
          whole={expected}
          full={expected}
        />
      )}
      <Gaps coverage={coverage} />
    </Figure>
  );
}

const barsOf = ({ byHook, filledIn, notRecoverable, missing }: Coverage) => [
  { label: 'by hook', value: byHook },
  { label: 'filled in later', value: filledIn },
  { label: 'not recoverable', value: notRecoverable },
  { label: 'missing', value: missing },
];

interface Gap {
  readonly name: GapName;
  readonly hashes: readonly string[];
}

const gapsOf = ({ gaps }: Coverage): readonly Gap[] =>
  Object.keys(GAP_WORDS)
    .filter((name): name is GapName => name in gaps)
    .map((name) => ({ name, hashes: gaps[name] }))
    .filter(({ hashes }) => hashes.length > 0);

const gapRow = ({ name, hashes }: Gap): readonly (number | string)[] => [`gap: ${name}`, hashes.length];

const SHOWN = 6;

function Gaps({ coverage }: { readonly coverage: Coverage }) {
  const gaps = gapsOf(coverage);
  if (gaps.length === 0 && coverage.missing === 0) return <p class="note">No gap: there is nothing to do.</p>;
  return (
    <>
      <h3>Gaps</h3>
      <ul class="list">
        {coverage.missing > 0 && (
          <li>
            <span class="what">missing</span>
            <span class="figure">{manyText(coverage.missing, 'commit')}</span>
            <Todo command="craftnudge doctor" does="says why, and fills in what git still has" />
          </li>
        )}
        {gaps.map(({ name, hashes }) => (
          <li key={name}>
            <span class="what">{name}</span>
            <span class="figure">{manyText(hashes.length, 'commit')}</span>
            <small>
              {GAP_WORDS[name].meaning}: <code>{shortOf(hashes)}</code>
            </small>
            {GAP_WORDS[name].todo !== null && <Todo {...GAP_WORDS[name].todo} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function shortOf(hashes: readonly string[]): string {
  const shown = hashes.slice(0, SHOWN).map((hash) => hash.slice(0, 7));
  return `${shown.join(' ')}${hashes.length > SHOWN ? ` and ${countText(hashes.length - SHOWN)} more` : ''}`;
}

function Todo({ command, does }: { readonly command: string; readonly does: string }) {
  return (
    <small>
      Run <code>{command}</code>: {does}
    </small>
  );
}

function Unwatched({ repositories }: { readonly repositories: readonly Repository[] }) {
  return (
    <Figure
      title="Without a count"
      sample={[`n = ${manyText(repositories.length, 'repository', 'repositories')}`]}
      note="Only imported, or not on this disk now: no hook records what is made there. craftnudge install-hooks begins, in the repository."
      isTable
      table={{
        caption: 'Repositories whose new commits are not recorded here',
        columns: ['Repository', 'Path', 'Recorded commits', 'Latest'],
        rows: repositories.map(({ name, path, commits, latest }) => [
          name,
          path ?? '–',
          commits,
          latest === null ? '–' : momentText(latest),
        ]),
      }}
    />
  );
}
