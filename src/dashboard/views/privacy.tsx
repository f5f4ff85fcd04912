// What is stored, field by field, with an example of this very data directory; and how to take it along or be rid of it.
import { countText, manyText } from '../../report/figures.js';
import type { Tracker } from '../data/answers.js';
import { useResource } from '../data/use-resource.js';
import type { View } from '../define-view.js';
import { Figure } from '../parts/figure.js';
import { Loaded } from '../parts/loaded.js';
import { Page } from '../parts/page.js';
import { Link } from '../shell/link.js';
import { addressWith } from '../shell/location.js';

export const view: View = { name: 'privacy', title: 'Privacy', path: '/privacy', group: 'Yours', Component: Privacy };

type Stored = Tracker<'readPrivacy'>;
type StoredFile = Stored['files'][number];

function Privacy() {
  const stored = useResource<Stored>('/privacy');
  return (
    <Page title="Privacy" lede={stored.state === 'ready' ? ledeOf(stored.data) : ''}>
      <Loaded of={stored} shape={{ figures: [180, 600] }}>
        {(data) => (
          <>
            <Line data={data.data} />
            {data.files.map((file) => (
              <Fields key={file.file} file={file} />
            ))}
            <Folders folders={data.folders} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function ledeOf({ files }: Stored): string {
  const fields = files.reduce((sum, file) => sum + file.fields.length, 0);
  return `${manyText(fields, 'stored field')} in ${manyText(files.length, 'file')}; nothing leaves this machine.`;
}

const COMMANDS = [
  { command: 'craftnudge export --all --full > mine.jsonl', does: 'takes everything along, as text' },
  {
    command: 'craftnudge erase --repository . --dry-run',
    does: 'says what would go; without --dry-run it goes, for good',
  },
  {
    command: 'craftnudge erase --person bob@example.org',
    does: 'removes the commits of a person, and lines that name them',
  },
  { command: 'craftnudge config privacy.message hashed', does: 'keeps no words of messages from now on' },
  { command: 'craftnudge uninstall-hooks', does: 'ends the recording; then the folder above can simply be deleted' },
] as const;

function Line({ data }: { readonly data: string }) {
  return (
    <section class="card" aria-labelledby="line">
      <header>
        <div>
          <h2 id="line">Where it is, and whose it is</h2>
          <p class="sample">no account, no telemetry, no upload</p>
        </div>
      </header>
      <p>
        Everything is in <code>{data}</code>, which only you can read. This page is answered by your own machine; it
        loads nothing from elsewhere. What is kept of messages, paths and other people is a{' '}
        <Link href={addressWith({ find: 'privacy.' }, '/preferences')}>preference</Link>.
      </p>
      <ul class="list">
        {COMMANDS.map(({ command, does }) => (
          <li key={command}>
            <code>{command}</code>
            <small>{does}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

const NOTHING = 'nothing stored yet';

function drawn(cell: number | string, column: number) {
  if (cell === NOTHING) return <span class="soft">{cell}</span>;
  return column === 1 ? cell : <code>{cell}</code>;
}

function Fields({ file: { file, title, description, bytes, fields } }: { readonly file: StoredFile }) {
  return (
    <Figure
      title={title}
      sample={[file, sizeText(bytes), manyText(fields.length, 'field')]}
      note={description}
      isTable
      table={{
        caption: `Fields of ${file}`,
        columns: ['Field', 'What it is', 'Example from here'],
        rows: fields.map((field) => [field.field, field.description, field.example ?? NOTHING]),
        draw: drawn,
      }}
    />
  );
}

function Folders({ folders }: Pick<Stored, 'folders'>) {
  if (folders.length === 0) return null;
  return (
    <Figure
      title="What lies beside"
      sample={[manyText(folders.length, 'folder')]}
      isTable
      table={{
        caption: 'Folders beside, named and counted',
        columns: ['Folder', 'What it is', 'Files', 'Size'],
        rows: folders.map(({ folder, description, files, bytes }) => [folder, description, files, sizeText(bytes)]),
      }}
    />
  );
}

const UNITS = ['bytes', 'kB', 'MB', 'GB'] as const;

/** `5.4 MB`. */
function sizeText(bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return `${countText(Math.round((bytes / 1000 ** step) * 10) / 10)} ${UNITS[step] ?? ''}`;
}
