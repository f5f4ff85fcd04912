// Operations that hold a thread for long have one of their own: it begins with the call and ends with it, one at a time, so
// that two of them never take the memory of both, and the service's other questions are answered meanwhile.
import { CraftNudgeError } from '../domain/failure.js';
import type { Instance } from '../gateway/contract/services.js';
import { createTurns } from './in-turn.js';

interface Apart {
  /** Names of operations. */
  readonly operations: readonly string[];
  /** Another instance of the same service. */
  open(): Instance;
}

export function withApart(instance: Instance, { operations, open }: Apart): Instance {
  const inTurn = createTurns();
  const { service } = instance;
  let running: Instance | undefined;
  let draining = false;
  const callAlone = async (operation: string, input: Readonly<Record<string, unknown>>): Promise<string> => {
    if (draining) throw new CraftNudgeError('SERVICE_ENDED', { service, reason: 'it is ending' });
    const alone = open();
    running = alone;
    try {
      return await alone.call(operation, input);
    } finally {
      running = undefined;
      await alone.drain();
    }
  };
  return {
    ...instance,
    call: (operation, input) =>
      operations.includes(operation) ? inTurn(() => callAlone(operation, input)) : instance.call(operation, input),
    drain: async () => {
      draining = true;
      await Promise.all([running?.drain(), instance.drain()]);
    },
  };
}
