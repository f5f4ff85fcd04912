// Goals of one's own, in one's own words, and how they stand. A day of rest costs nothing.
import { useId, useState } from 'preact/hooks';
import { manyText } from '../../report/figures.js';
import type { Analytics } from '../data/answers.js';
import { useResource } from '../data/use-resource.js';
import { useWrite } from '../data/use-write.js';
import type { View } from '../define-view.js';
import { Empty } from '../parts/empty.js';
import { Loaded } from '../parts/loaded.js';
import { Meter } from '../parts/meter.js';
import { Page } from '../parts/page.js';
import { Refusal } from '../parts/refusal.js';
import { announce } from '../shell/announce.js';
import { useFilters } from '../shell/filters.js';

export const view: View = { name: 'goals', title: 'Goals', path: '/goals', group: 'Yours', Component: Goals };

type GoalList = Analytics<'goals'>;
type Goal = GoalList['goals'][number];

function Goals() {
  const list = useResource<GoalList>('/goals');
  return (
    <Page title="Goals" lede={list.state === 'ready' ? ledeOf(list.data.goals) : ''}>
      <Loaded of={list} shape={{ figures: [90, 90, 120] }}>
        {({ goals, examples }) => (
          <>
            {goals.length === 0 && <Empty why="No goal yet. Say one below, in your own words; only you see it." />}
            {goals.map((goal) => (
              <GoalCard key={goal.id} goal={goal} />
            ))}
            <NewGoal examples={examples} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function ledeOf(goals: readonly Goal[]): string {
  const active = goals.filter(({ paused }) => !paused);
  if (active.length === 0)
    return 'A week or a day without commits costs nothing: it is left out, not counted as missed.';
  const met = active.filter(({ state }) => state === 'met').length;
  return `${met} of ${manyText(active.length, 'active goal')} met now. A week without commits is left out, not counted as missed.`;
}

const STATES: Readonly<Record<Goal['state'], string>> = {
  met: 'met',
  'not-yet': 'not yet',
  resting: 'resting',
  'too-few': 'too few yet',
};

const RESTING = 'No commit to count in its span: it rests, and nothing is lost.';

function GoalCard({ goal }: { readonly goal: Goal }) {
  const { id, text, repository, paused, state, standing, weeks } = goal;
  const heading = useId();
  return (
    <section class="card" aria-labelledby={heading}>
      <header>
        <div>
          <div class="title-line">
            <h2 id={heading}>{text}</h2>
            <span class={`tag ${state === 'met' && !paused ? 'on' : ''}`}>{paused ? 'paused' : STATES[state]}</span>
          </div>
          <p class="sample">{repository ?? 'all repositories'}</p>
        </div>
      </header>
      <p>{standing}</p>
      {state === 'resting' && !paused && <p class="help-text">{RESTING}</p>}
      {weeks.n > 0 && <Meter name="Weeks in which it was met" part={weeks.met} whole={weeks.n} remark="with commits" />}
      <GoalActions id={id} text={text} isPaused={paused} />
    </section>
  );
}

interface GoalActionsProps {
  readonly id: number;
  readonly text: string;
  readonly isPaused: boolean;
}

function GoalActions({ id, text, isPaused }: GoalActionsProps) {
  const writing = useWrite();
  const path = `/goals/${id}`;
  const pause = (): void =>
    writing.send({ method: 'PATCH', path, body: { paused: !isPaused } }, () =>
      announce(isPaused ? 'The goal counts again.' : 'The goal is paused.'),
    );
  const remove = (): void => writing.send({ method: 'DELETE', path }, () => announce('The goal is removed.'));
  return (
    <>
      <div class="actions">
        <button disabled={writing.isBusy} onClick={pause} aria-label={`${isPaused ? 'Resume' : 'Pause'}: ${text}`}>
          {isPaused ? 'Resume' : 'Pause'}
        </button>
        <button disabled={writing.isBusy} onClick={remove} aria-label={`Remove: ${text}`}>
          Remove
        </button>
      </div>
      <Refusal text={writing.refusal} />
    </>
  );
}

function NewGoal({ examples }: { readonly examples: readonly string[] }) {
  const { repository } = useFilters();
  const writing = useWrite();
  const [text, setText] = useState('');
  const id = useId();
  const add = (): void =>
    writing.send(
      { method: 'POST', path: '/goals', body: { text, ...(repository === '' ? {} : { repository }) } },
      () => {
        setText('');
        announce('The goal is added.');
      },
    );
  return (
    <section class="card" aria-labelledby={`${id}-title`}>
      <header>
        <div>
          <h2 id={`${id}-title`}>A new goal</h2>
          <p class="sample">{repository === '' ? 'for all repositories' : `for ${repository} alone`}</p>
        </div>
      </header>
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <label class="field grow">
          <span class="label">In your words</span>
          <input
            value={text}
            list={`${id}-examples`}
            maxLength={200}
            required
            placeholder={examples[0]}
            aria-invalid={writing.refusal !== undefined}
            aria-describedby={`${id}-refusal`}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </label>
        <button disabled={writing.isBusy}>Add</button>
        <datalist id={`${id}-examples`}>
          {examples.map((example) => (
            <option key={example} value={example} />
          ))}
        </datalist>
      </form>
      <Refusal id={`${id}-refusal`} text={writing.refusal} />
      <Examples examples={examples} onChoose={setText} />
    </section>
  );
}

interface ExamplesProps {
  readonly examples: readonly string[];
  readonly onChoose: (text: string) => void;
}

function Examples({ examples, onChoose }: ExamplesProps) {
  return (
    <details class="behind">
      <summary>What can be measured</summary>
      <ul class="list">
        {examples.map((example) => (
          <li key={example}>
            <span class="what">{example}</span>
            <button aria-label={`Take as text: ${example}`} onClick={() => onChoose(example)}>
              Take
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
