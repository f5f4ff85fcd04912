// Every setting: its value, where that came from, what it does. Checked by the server, saved one by one in one's own file.
import { manyText } from '../../report/figures.js';
import type { Tracker } from '../data/answers.js';
import { useResource } from '../data/use-resource.js';
import type { View } from '../define-view.js';
import { Empty } from '../parts/empty.js';
import { Loaded } from '../parts/loaded.js';
import { Page } from '../parts/page.js';
import { SettingRow } from '../settings/setting-row.js';
import { groupsOf, type Setting } from '../settings/setting-value.js';
import { addressWith, goTo, useParameter } from '../shell/location.js';

export const view: View = {
  name: 'preferences',
  title: 'Preferences',
  path: '/preferences',
  group: 'Yours',
  Component: Preferences,
};

type Config = Tracker<'readConfig'>;

function Preferences() {
  const config = useResource<Config>('/config');
  const [wanted] = useParameter('find');
  return (
    <Page title="Preferences" lede={config.state === 'ready' ? ledeOf(config.data) : ''}>
      <Find wanted={wanted} />
      <Loaded of={config} shape={{ figures: [400, 400] }}>
        {({ settings, problems, notices }) => (
          <>
            <Faults lines={[...problems.map(({ where, reason }) => `${where}: ${reason}`), ...notices]} />
            <Groups settings={settings.filter((setting) => isMeant(setting, wanted))} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function ledeOf({ settings }: Config): string {
  const own = settings.filter(({ layer }) => layer !== 'default').length;
  return `${manyText(settings.length, 'setting')}, ${own} not at the default. Each is saved alone, as craftnudge config does it.`;
}

const isMeant = ({ key, help }: Setting, wanted: string): boolean =>
  `${key} ${help}`.toLowerCase().includes(wanted.trim().toLowerCase());

function Find({ wanted }: { readonly wanted: string }) {
  const find = (text: string): void => goTo(addressWith({ find: text === '' ? null : text }), 'replace');
  return (
    <div class="fields" role="search">
      <label class="field grow">
        <span class="label">Find a setting</span>
        <input
          type="search"
          value={wanted}
          placeholder="quiet hours, toast, secrets"
          onInput={({ currentTarget }) => find(currentTarget.value)}
        />
      </label>
    </div>
  );
}

/** Lines of a settings file that do not count. */
function Faults({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section class="card" aria-labelledby="faults">
      <header>
        <h2 id="faults">What does not count as it is written</h2>
      </header>
      <ul class="list">
        {lines.map((text) => (
          <li key={text}>
            <span class="what">{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const TITLES: Readonly<Record<string, string>> = {
  general: 'General',
  record: 'Recording',
  privacy: 'Privacy',
  log: 'Diagnostic log',
  digest: 'Digest',
  notify: 'Nudges: when and where',
  serve: 'The server behind this page',
  habits: 'Habits',
};

function Groups({ settings }: { readonly settings: readonly Setting[] }) {
  if (settings.length === 0) return <Empty why="No setting has these words. Try fewer of them." />;
  return (
    <>
      {[...groupsOf(settings)].map(([name, own]) => (
        <section key={name} class="card" aria-labelledby={`group-${name}`}>
          <header>
            <div>
              <h2 id={`group-${name}`}>{TITLES[name] ?? name}</h2>
              <p class="sample">{manyText(own.length, 'setting')}</p>
            </div>
          </header>
          {own.map((setting) => (
            <SettingRow key={setting.key} setting={setting} />
          ))}
        </section>
      ))}
    </>
  );
}
