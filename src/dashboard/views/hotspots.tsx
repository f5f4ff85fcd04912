// Where the changes are, folder by folder, and which files are often corrected.
import { countText, manyText, percentText } from '../../report/figures.js';
import { type Branch, branchesIn } from '../charts/file-tree.js';
import { peakScale } from '../charts/peak-scale.js';
import { type MapFile, Treemap } from '../charts/treemap.js';
import type { Analytics } from '../data/answers.js';
import { useResource } from '../data/use-resource.js';
import type { View } from '../define-view.js';
import type { TableData } from '../parts/data-table.js';
import { Empty } from '../parts/empty.js';
import { Figure } from '../parts/figure.js';
import { Knob, useKnob } from '../parts/knob.js';
import { Loaded } from '../parts/loaded.js';
import { NoCommits } from '../parts/no-commits.js';
import { Page } from '../parts/page.js';
import { sampleOf } from '../parts/sample-text.js';
import { addressOfFolder, Way } from '../parts/way.js';
import { paramsOf, useFilters } from '../shell/filters.js';
import { Link } from '../shell/link.js';
import { useParameter } from '../shell/location.js';
import { addressOfView } from '../shell/navigation.js';

export const view: View = {
  name: 'hotspots',
  title: 'Hotspots',
  path: '/hotspots',
  group: 'Patterns',
  Component: Hotspots,
};

type Files = Analytics<'files'>;
type File = Files['files'][number];
type Metrics = Analytics<'metrics'>;

const MOST_FILES = 1000;
const MOST_ROWS = 15;

function Hotspots() {
  const params = paramsOf(useFilters());
  const files = useResource<Files>('/analytics/files', { ...params, most: MOST_FILES });
  const spots = useResource<Metrics>('/analytics/metrics', { ...params, only: 'hotspots', most: MOST_ROWS });
  return (
    <Page title="Hotspots" lede={files.state === 'ready' ? ledeOf(files.data) : ''}>
      <Loaded of={files} shape={{ figures: [560] }}>
        {(answer) => (answer.files.length === 0 ? <NoCommits /> : <Changes answer={answer} />)}
      </Loaded>
      <Loaded of={spots} shape={{ figures: [300] }}>
        {({ metrics }) => <Corrected hotspots={metrics.hotspots} />}
      </Loaded>
    </Page>
  );
}

const linesOf = ({ insertions, deletions }: File): number => insertions + deletions;

function ledeOf({ files, left }: Files): string {
  const lines = files.reduce((sum, file) => sum + linesOf(file), 0);
  if (lines === 0) return '';
  let [held, count] = [0, 0];
  for (; held < lines / 2 && count < files.length; count += 1) held += linesOf(files[count] ?? NONE);
  return `Half of the changed lines are in ${manyText(count, 'file')} of ${countText(files.length + left)}.`;
}

const NONE: File = { path: '', commits: 0, insertions: 0, deletions: 0, fixes: 0 };

const areas = [
  { name: 'lines', text: 'Lines' },
  { name: 'commits', text: 'Commits' },
] as const;
const shades = [
  { name: 'corrections', text: 'Corrections' },
  { name: 'commits', text: 'Commits' },
] as const;

function Changes({ answer }: { readonly answer: Files }) {
  const [folder, setFolder] = useParameter('folder');
  const [chosen, setChosen] = useParameter('file');
  const [area, shade] = [useKnob('Area', areas, 'lines'), useKnob('Shade', shades, 'corrections')];
  const files = answer.files.map((file) => mapFileOf(file, { area, shade }));
  const branches = branchesIn(files, folder);
  const open = (path: string): void =>
    branches.find((branch) => branch.path === path)?.isFolder === true ? setFolder(path) : setChosen(path);
  const file = answer.files.find(({ path }) => path === chosen);
  return (
    <Figure
      title="Where the changes are"
      sample={sampleOf(answer, manyText(answer.files.length + answer.left, 'file'))}
      note={noteOf(answer, area)}
      table={tableOf(branches, new Map(answer.files.map((one) => [one.path, one])))}
    >
      <div class="knobs">
        <Knob label="Area" options={areas} value={area} />
        <Knob label="Shade" options={shades} value={shade} />
      </div>
      <Way folder={folder} />
      {branches.length === 0 ? (
        <Empty why="No file of this folder changed in this window." />
      ) : (
        <Treemap
          label={`${manyText(branches.flatMap((branch) => branch.files).length, 'file')} by ${area}, shade by ${shade}`}
          branches={branches}
          scale={peakScale(files.map((one) => one.shade))}
          shadeOf={`${shade} a file`}
          onOpen={open}
        />
      )}
      {file !== undefined && <Chosen file={file} />}
    </Figure>
  );
}

interface Shown {
  readonly area: (typeof areas)[number]['name'];
  readonly shade: (typeof shades)[number]['name'];
}

function mapFileOf(file: File, { area, shade }: Shown): MapFile {
  return {
    path: file.path,
    area: area === 'commits' ? file.commits : linesOf(file),
    shade: shade === 'commits' ? file.commits : file.fixes,
    text: textOf(file),
  };
}

const textOf = (file: File): string =>
  `${file.path}: ${manyText(linesOf(file), 'line')} in ${manyText(file.commits, 'commit')}, ${manyText(file.fixes, 'correction')}`;

function Chosen({ file }: { readonly file: File }) {
  return (
    <p class="note" role="status">
      {textOf(file)}. <Link href={addressOfCoupling(file.path)}>What changes with it</Link>
    </p>
  );
}

/** The filters go along, folder and knobs do not. */
const addressOfCoupling = (path: string): string => {
  const address = addressOfView('/coupling');
  return `${address}${address.includes('?') ? '&' : '?'}file=${encodeURIComponent(path)}`;
};

function noteOf({ files, left }: Files, area: Shown['area']): string {
  const what = area === 'commits' ? 'commits that touch a file' : 'lines added and deleted';
  const listed = left === 0 ? '' : ` The ${countText(files.length)} files with most changed lines are drawn.`;
  return `Area: ${what}. A correction is a commit whose message says that it fixes something. Choose an area to open its folder.${listed}`;
}

function tableOf(branches: readonly Branch<MapFile>[], files: ReadonlyMap<string, File>): TableData {
  const rows = branches.map((branch) => {
    const below = branch.files.flatMap(({ path }) => files.get(path) ?? []);
    const sum = (of: (file: File) => number): number => below.reduce((total, file) => total + of(file), 0);
    return [branch.path, below.length, sum(linesOf), sum(({ commits }) => commits), sum(({ fixes }) => fixes)];
  });
  return {
    caption: 'Folders and files; changes are files of commits, a file counted once a commit',
    columns: ['Path', 'Files', 'Lines changed', 'Changes', 'Corrections'],
    rows,
    draw: (cell, column, row) =>
      column === 0 && branches[row]?.isFolder === true ? (
        <Link href={addressOfFolder(String(cell))}>{`${cell}/`}</Link>
      ) : (
        cell
      ),
  };
}

function Corrected({ hotspots }: { readonly hotspots: Metrics['metrics']['hotspots'] }) {
  if (hotspots === undefined || hotspots.figures.files.length === 0) return null;
  const { figures, window } = hotspots;
  return (
    <Figure
      title="Often changed, often corrected"
      sample={sampleOf({ n: figures.n, window }, 'everybody’s', 'code files, by commits × corrections')}
      isTable
      table={{
        caption: 'Files with most commits times corrections',
        columns: ['File', 'Commits', 'Corrections', 'Share'],
        rows: figures.files.map(({ path, commits, fixes }) => [path, commits, fixes, percentText(fixes, commits)]),
      }}
    />
  );
}
