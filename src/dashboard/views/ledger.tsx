// Every decision about a nudge as it was written down, with its reason.
import type { Notifications } from '../data/answers.js';
import { useResource } from '../data/use-resource.js';
import type { View } from '../define-view.js';
import { Empty } from '../parts/empty.js';
import { Figure } from '../parts/figure.js';
import { Loaded } from '../parts/loaded.js';
import { momentText } from '../parts/moment.js';
import { Page } from '../parts/page.js';
import { PAGE, Pages } from '../parts/pages.js';
import { nText } from '../parts/sample-text.js';
import { Select } from '../parts/select.js';
import { paramsOf, useFilters } from '../shell/filters.js';
import { addressWith, goTo, useParameter } from '../shell/location.js';

export const view: View = { name: 'ledger', title: 'Ledger', path: '/ledger', group: 'Record', Component: Ledger };

type History = Notifications<'history'>;

const ACTIONS = [
  { value: 'deliver', text: 'shown' },
  { value: 'hold', text: 'waits' },
  { value: 'withhold', text: 'not shown' },
  { value: 'shadow', text: 'silent' },
  { value: 'control', text: 'held back by lot' },
] as const;
const LINES = 50;

function Ledger() {
  const { repository, from, to } = paramsOf(useFilters());
  const [action] = useParameter('action');
  const [kind] = useParameter('kind');
  const [cursor] = useParameter(PAGE);
  const window = { repository, from, to };
  const history = useResource<History>('/notifications/history', { ...window, action, kind, cursor, limit: LINES });
  return (
    <Page
      title="Ledger"
      lede="Each decision about each nudge, as it was written: one line of notifications/sent.jsonl."
    >
      <LedgerFilter action={action} kind={kind} />
      <Loaded of={history} shape={{ figures: [600] }}>
        {(page) => (
          <>
            {page.items.length === 0 ? <Nothing isFiltered={action !== '' || kind !== ''} /> : <Lines page={page} />}
            <Pages of="lines" next={page.next} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function LedgerFilter({ action, kind }: { readonly action: string; readonly kind: string }) {
  const mutes = useResource<Notifications<'mutes'>>('/notifications/mutes');
  const kinds = mutes.state === 'ready' ? mutes.data.kinds.map((name) => ({ value: name, text: name })) : [];
  const choose = (name: 'action' | 'kind', value: string): void =>
    goTo(addressWith({ [name]: value === '' ? null : value, [PAGE]: null }));
  return (
    <div class="fields">
      <Select
        label="What was decided"
        all="everything"
        value={action}
        options={ACTIONS}
        onChoose={(value) => choose('action', value)}
      />
      <Select label="Kind" all="all kinds" value={kind} options={kinds} onChoose={(value) => choose('kind', value)} />
    </div>
  );
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  if (isFiltered) return <Empty why="No line of this kind in this window. Choose another kind, or a longer window." />;
  return (
    <Empty
      why="No nudge was decided about in this window. The first line comes with the first commit that sets one off."
      command="craftnudge report"
      does="what would have been said of the commits before"
    />
  );
}

const actionText = (action: string): string => ACTIONS.find(({ value }) => value === action)?.text ?? action;

/** What the action says already is not said again. */
const reasonOf = (text: string): string => text.replace(/^(not shown|silent): /, '');

function Lines({ page: { items } }: { readonly page: History }) {
  const [newest, oldest] = [items[0], items.at(-1)];
  if (newest === undefined || oldest === undefined) return null;
  return (
    <Figure
      title="Lines"
      sample={[
        nText(items.length, 'line'),
        'local time',
        `${momentText(oldest.state.at)} – ${momentText(newest.state.at)}`,
      ]}
      isTable
      table={{
        caption: 'Lines of the ledger, newest first',
        columns: ['Decided', 'Action', 'Reason', 'Nudge', 'Kind', 'Repository', 'Commit'],
        rows: items.map(({ state, title, kind, repository, commits }) => [
          momentText(state.at),
          actionText(state.action),
          reasonOf(state.text),
          title ?? '–',
          kind,
          repository.name,
          commits[0]?.slice(0, 7) ?? '–',
        ]),
      }}
    />
  );
}
