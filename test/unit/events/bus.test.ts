import { describe, expect, it } from '@jest/globals';
import { createBus } from '../../../src/events/bus.js';
import type { Answer } from '../../../src/domain/fact.js';

const answered = (nudge: string): { nudge: string; kind: string; answer: Answer } => ({
  nudge,
  kind: 'fix-loop',
  answer: 'useful',
});

describe('the bus', () => {
  it('runs the other subscribers when one throws or rejects, and says so', async () => {
    const bus = createBus();
    const seen: string[] = [];
    bus.subscribe('nudge.answered', 'thrower', () => {
      throw new Error('thrown');
    });
    bus.subscribe('nudge.answered', 'rejecter', () => Promise.reject(new Error('rejected')));
    bus.subscribe('nudge.answered', 'listener', ({ nudge }) => void seen.push(nudge));
    bus.subscribe(
      'handler.failed',
      'witness',
      ({ subscriber, error }) => void seen.push(`${subscriber}: ${error.message}`),
    );
    bus.publish('nudge.answered', answered('a'));
    await bus.settled();
    expect(seen.toSorted()).toEqual(['a', 'rejecter: rejected', 'thrower: thrown']);
  });

  it('gives one subscriber its events one after another, across event names', async () => {
    const bus = createBus();
    const steps: string[] = [];
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    bus.subscribe('nudge.answered', 'one', async ({ nudge }) => {
      steps.push(`start ${nudge}`);
      if (nudge === 'a') await gate;
      steps.push(`end ${nudge}`);
    });
    bus.publish('nudge.answered', answered('a'));
    bus.publish('nudge.answered', answered('b'));
    release();
    await bus.settled();
    expect(steps).toEqual(['start a', 'end a', 'start b', 'end b']);
  });

  it('settles only after the handlers that other handlers set off', async () => {
    const bus = createBus();
    const seen: string[] = [];
    bus.subscribe('nudge.answered', 'first', async ({ nudge }) => {
      await Promise.resolve();
      if (nudge !== 'last') bus.publish('nudge.answered', answered('last'));
    });
    bus.subscribe('nudge.answered', 'second', async ({ nudge }) => {
      await Promise.resolve();
      seen.push(nudge);
    });
    bus.publish('nudge.answered', answered('first'));
    await bus.settled();
    expect(seen).toEqual(['first', 'last']);
  });

  it('does not call a failing listener of failures for ever', async () => {
    const bus = createBus();
    let calls = 0;
    bus.subscribe('handler.failed', 'broken', () => {
      calls += 1;
      throw new Error('again');
    });
    bus.subscribe('nudge.answered', 'thrower', () => {
      throw new Error('first');
    });
    bus.publish('nudge.answered', answered('a'));
    await bus.settled();
    expect(calls).toBe(1);
  });
});
