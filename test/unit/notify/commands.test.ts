import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CommandContext, CommandInput, ExitCode } from '../../../src/cli/command.js';
import { run as answer } from '../../../src/cli/answer.js';
import { run as mute } from '../../../src/cli/mute.js';
import { run as notify } from '../../../src/cli/notify.js';
import { run as nudges } from '../../../src/cli/nudges.js';
import { run as snooze } from '../../../src/cli/snooze.js';
import { run as why } from '../../../src/cli/why.js';
import type { LedgerEntry } from '../../../src/domain/nudge.js';
import { takePending } from '../../../src/notify/pending.js';
import { openStores, type Stores } from '../../../src/recorder/stores.js';
import { FORBIDDEN } from '../../support/hostile.js';
import { aLine, at, MINUTE, START } from '../../support/nudges.js';
import { createWorld, type World } from '../../support/world.js';

type Run = (context: CommandContext, input: CommandInput) => Promise<ExitCode>;

let world: World;
let stores: Stores;
beforeEach(() => {
  world = createWorld();
  stores = openStores(world.env);
});
afterEach(() => world.remove());

interface Said {
  readonly text: string;
  readonly exit: ExitCode;
}

async function say(run: Run, words: readonly string[] = [], options: CommandInput['options'] = {}): Promise<Said> {
  let text = '';
  const context: CommandContext = {
    env: world.env,
    cwd: world.root,
    print: (part) => void (text += `${part}\n`),
    note: () => undefined,
    terminal: false,
    colour: false,
    columns: 80,
  };
  const exit = await run(context, { arguments: words, options });
  return { text, exit };
}
const json = async (run: Run, words: readonly string[] = [], options: CommandInput['options'] = {}): Promise<unknown> =>
  JSON.parse((await say(run, words, { ...options, json: true })).text);

const lines: readonly LedgerEntry[] = [
  aLine({ id: '1', nudge: 'aaaa1111', action: 'hold', reason: 'quiet-minutes', until: at(START + 5 * MINUTE) }),
  aLine({ id: '2', nudge: 'aaaa1111', at: at(START + 5 * MINUTE) }),
  aLine({
    id: '3',
    nudge: 'bbbb2222',
    kind: 'wide-batch',
    action: 'withhold',
    reason: 'budget-day',
    title: '\u001b[31mred\u202e',
  }),
];

describe('nudges', () => {
  test('says what it is when there is none', async () => {
    expect((await say(nudges)).text).toContain('No nudge yet');
  });

  test('lists each nudge once, by its latest state, and nothing a terminal would obey', async () => {
    stores.ledger.append(lines);
    const { text } = await say(nudges);
    expect(text.match(/aaaa1111/g)).toHaveLength(1);
    expect(text).toContain('shown on desktop');
    expect(text).toContain('not shown: you had a toast that day already');
    expect(text).toContain('^[[31mred‹U+202E›');
    expect(FORBIDDEN.test(text.replaceAll('\n', ''))).toBe(false);
  });

  test('prints JSON with a state and an answer', async () => {
    stores.ledger.append(lines);
    await say(answer, ['aaaa', 'useful']);
    expect(await json(nudges)).toMatchObject({
      nudges: [
        { id: 'aaaa1111', state: { action: 'deliver', channel: 'desktop' }, answer: 'useful' },
        { id: 'bbbb2222', state: { action: 'withhold', reason: 'budget-day', until: null }, answer: null },
      ],
    });
  });
});

describe('answer', () => {
  beforeEach(() => stores.ledger.append(lines));

  test('"never" mutes the kind, and says how to take it back', async () => {
    expect((await say(answer, ['aaaa', 'never'])).text).toContain('craftnudge mute fix-loop --off');
    expect(await json(mute)).toMatchObject({ muted: [{ kind: 'fix-loop', file: null }] });
    await say(mute, ['fix-loop'], { off: true });
    expect(await json(mute)).toEqual({ muted: [] });
  });

  test.each([
    [['cccc', 'useful'], /no nudge starts with cccc/],
    [['aaaa', 'perhaps'], /"perhaps" is no answer/],
  ])('of %j fails with a sentence', async (words, message) => {
    await expect(say(answer, words)).rejects.toThrow(message);
  });
});

test('why tells commit, figures, study, decisions, record and how to mute', async () => {
  stores.ledger.append(lines);
  await say(answer, ['aaaa', 'not-now']);
  const { text } = await say(why, ['aaaa1']);
  for (const part of [
    'aaaaaaa, not in the journal',
    'fix-loop: A second fix to the same file within three hours.',
    'src/parser.ts · fix number 2 · within 3 h',
    'Needed another fix 1.85 times',
    'nothing of this kind has been judged here yet',
    'waits until',
    'shown on desktop',
    'not-now (command)',
    'craftnudge mute fix-loop',
  ]) {
    expect(text).toContain(part);
  }
  expect(await json(why, ['aaaa1'])).toMatchObject({
    decisions: [{ action: 'hold' }, { action: 'deliver' }],
    commit: { subject: null },
  });
});

test('snooze is kept, shown and ended', async () => {
  expect((await say(snooze)).text).toBe('not snoozed\n');
  expect((await say(snooze, ['2h'])).text).toContain('snoozed until');
  expect(await json(snooze)).toMatchObject({ until: expect.stringMatching(/Z$/) });
  expect(await json(snooze, ['off'])).toEqual({ until: null });
});

test('mute keeps kinds and files apart, and knows which kinds there are', async () => {
  await say(mute, ['hot-file'], { file: 'src/a.ts' });
  await say(mute, ['wide-batch']);
  expect(await json(mute)).toMatchObject({
    muted: [
      { kind: 'hot-file', file: 'src/a.ts' },
      { kind: 'wide-batch', file: null },
    ],
  });
  await expect(say(mute, ['everything'])).rejects.toThrow(/convention-drift, empty-message/);
});

test('notify test says which channel works and why the others do not', async () => {
  const { text, exit } = await say(notify, ['test']);
  expect(exit).toBe(0);
  expect(text).toContain('✗ desktop   does not work: no display');
  expect(text).toContain('✓ terminal');
  expect(takePending(world.data)).toHaveLength(1);
  expect(await json(notify, ['test'])).toMatchObject({ used: 'terminal', configured: ['desktop', 'terminal'] });
});
