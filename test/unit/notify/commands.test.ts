import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CommandContext, CommandInput, ExitCode } from '../../../src/cli/command.js';
import { run as answer } from '../../../src/cli/answer.js';
import { run as mute } from '../../../src/cli/mute.js';
import { run as notify } from '../../../src/cli/notify.js';
import { run as nudges } from '../../../src/cli/nudges.js';
import { run as snooze } from '../../../src/cli/snooze.js';
import { run as why } from '../../../src/cli/why.js';
import type { LedgerEntry } from '../../../src/domain/nudge.js';
import { type Gate, gateOf } from '../../../src/analytics/gate/gate.js';
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

describe('how kinds stand', () => {
  const outcomes = Array.from({ length: 60 }, (_, index) => ({
    type: 'trial' as const,
    at: START + index,
    hit: index % 4 > 0,
    expected: 0.2,
  }));
  const record = { n: 60, matured: 60, hits: 45, followed: 30, rate: 0.75, controlled: 50, control: 0.2, lift: 0.55 };
  const keep = (kind: string, gate: Gate | null): void => {
    const kinds = [{ kind, tier: 'fact', model: null, record: { kind, ...record }, gate }];
    stores.saveDerived({ v: 1, at: at(START), kinds }, 'index', 'kinds-repository-1.json');
    stores.repositories.remember('/home/ada/api/.git', 'repository-1');
  };

  test('stands below the list, and alone where there is none', async () => {
    keep('fix-loop', null);
    expect((await say(nudges)).text).toMatch(/No nudge yet[\s\S]*fix-loop +live +45 of 60/);
    expect(await json(nudges)).toMatchObject({
      nudges: [],
      kinds: [{ kind: 'fix-loop', state: 'live', n: 60, right: 45, control: { lift: 0.55 }, said: { useful: 0 } }],
    });
  });

  test('says retired and muted, and mute tells the way back', async () => {
    keep('fix-loop', null);
    stores.feedback.append(
      Array.from({ length: 5 }, (_, n) => ({
        v: 1,
        id: `answer-${n}`,
        nudge: `dddd000${n}`,
        at: at(1_600_000_000 + n), // long before any `mute --off` of this test
        kind: 'fix-loop',
        repository: 'repository-1',
        answer: 'not-now',
        source: 'command',
      })),
    );
    expect(await json(nudges)).toMatchObject({ kinds: [{ state: 'retired', said: { notUseful: 5 } }] });
    expect((await say(mute)).text).toContain('retired: more often in the way than of use');
    expect(await json(mute)).toMatchObject({ muted: [{ kind: 'fix-loop', retired: true }] });
    await say(mute, ['fix-loop'], { off: true });
    expect(await json(nudges)).toMatchObject({ kinds: [{ state: 'live', said: { notUseful: 0 } }] });
    await say(mute, ['fix-loop']);
    expect(await json(nudges)).toMatchObject({ kinds: [{ state: 'muted' }] });
  });

  test('why tells the gate, its bound, what would open it, and the version of the model', async () => {
    stores.ledger.append([aLine({ nudge: 'eeee1111', action: 'shadow', reason: 'not-earned', model: 'm-7' })]);
    keep('fix-loop', gateOf(outcomes));
    const { text } = await say(why, ['eeee']);
    expect(text).toMatch(/gate +open: right 45 of 60, surely above \d+ %/);
    expect(text).toMatch(/model +m-7/);
    expect(text.replaceAll(/\s+/g, ' ')).toContain('silent: this kind has not yet earned the right to interrupt');
    keep('fix-loop', gateOf(outcomes.slice(0, 9)));
    expect((await say(why, ['eeee'])).text.replaceAll(/\s+/g, ' ')).toContain('6 more judged predictions, 15 at least');
    expect(await json(why, ['eeee'])).toMatchObject({
      model: 'm-7',
      gate: { open: false, judged: 9, level: 0.4, missing: ['predictions', 'bound'] },
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
