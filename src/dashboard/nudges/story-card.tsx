// One nudge: what it said, on what evidence, how it stands, what came of it, and what its reader says.
import { useId } from 'preact/hooks';
import { figuresText } from '../../report/evidence-text.js';
import type { Notifications } from '../data/answers.js';
import { useWrite, type Writing } from '../data/use-write.js';
import { Menu } from '../parts/menu.js';
import { momentText } from '../parts/moment.js';
import { Refusal } from '../parts/refusal.js';
import { announce } from '../shell/announce.js';
import { useParameter } from '../shell/location.js';
import { AnswerButtons } from './answer-buttons.js';
import { Behind } from './behind.js';
import { muteChange } from './mute-button.js';

export type Story = Notifications<'stories'>['items'][number];

/** The parameter that names the nudge that is looked at. */
const NUDGE = 'nudge';

export function StoryCard({ story }: { readonly story: Story }) {
  const { id, kind, title, body, repository, commits, commitAt } = story;
  const heading = useId();
  const writing = useWrite();
  const where = [kind, repository.name, commits[0]?.slice(0, 7), commitAt === null ? undefined : momentText(commitAt)];
  return (
    <article class="card" aria-labelledby={heading}>
      <header>
        <div>
          <h2 id={heading}>{title ?? kind}</h2>
          <p class="sample">{where.filter((part) => part !== undefined).join(' · ')}</p>
        </div>
        <Menu label={`Mute: ${title ?? kind}`} items={mutesOf(story, writing)} />
      </header>
      {body !== null && <p>{body}</p>}
      <Facts story={story} />
      <AnswerButtons story={story} />
      <Refusal text={writing.refusal} />
      <BehindIt id={id} title={title ?? kind} />
    </article>
  );
}

function mutesOf({ kind, file }: Story, { send }: Writing) {
  const everywhere = {
    name: `Mute ${kind}`,
    act: () => send(muteChange({ kind }, true), () => announce(`${kind} is muted.`)),
  };
  if (file === null) return [everywhere];
  const here = {
    name: 'Mute about this file',
    act: () => send(muteChange({ kind, file }, true), () => announce(`${kind} is muted about ${file}.`)),
  };
  return [here, everywhere];
}

function Facts({ story }: { readonly story: Story }) {
  const { evidence, state, answers } = story;
  const answer = answers.at(-1);
  return (
    <dl class="facts">
      <dt>Evidence</dt>
      <dd>{figuresText(evidence)}</dd>
      <dt>State</dt>
      <dd>
        {state.text} ({momentText(state.at)})
      </dd>
      <dt>What came of it</dt>
      <dd>{outcomeText(story)}</dd>
      {answer !== undefined && (
        <>
          <dt>Your answer</dt>
          <dd>
            {answer.answer.replace('-', ' ')} ({momentText(answer.at)})
          </dd>
        </>
      )}
    </dl>
  );
}

function outcomeText({ outcome }: Story): string {
  if (outcome === null) return 'nothing to see yet';
  const { hit, followed, at } = outcome;
  return `${hit ? 'it came true' : 'it did not come true'}; ${followed ? 'followed' : 'not followed'} (${momentText(at)})`;
}

function BehindIt({ id, title }: { readonly id: string; readonly title: string }) {
  const [open, setOpen] = useParameter(NUDGE);
  const region = useId();
  const isOpen = open === id;
  return (
    <div class="behind">
      <button
        class="text"
        aria-expanded={isOpen}
        aria-controls={region}
        aria-label={`Everything behind it: ${title}`}
        onClick={() => setOpen(isOpen ? '' : id)}
      >
        Everything behind it
      </button>
      <div id={region}>{isOpen && <Behind id={id} />}</div>
    </div>
  );
}
