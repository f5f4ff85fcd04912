// A service of this process: an operation is a method, and drain waits for the calls that are under way.
import type { Health, Instance, ServiceName, Services } from '../gateway/contract/services.js';
import { CraftNudgeError } from '../domain/failure.js';

type Call = (input: Readonly<Record<string, unknown>>) => unknown;

export interface Service<Name extends ServiceName> {
  readonly name: Name;
  readonly operations: Services[Name];
  health(): Promise<Health> | Health;
  close?(): Promise<void> | void;
}

export function inProcess<Name extends ServiceName>({ name, operations, health, close }: Service<Name>): Instance {
  const calls = new Map<string, Call>(Object.entries(operations) as [string, Call][]);
  const running = new Set<Promise<unknown>>();
  let draining = false;
  const run = async (operation: string, input: Readonly<Record<string, unknown>>): Promise<string> => {
    const call = calls.get(operation);
    if (call === undefined || draining) throw new CraftNudgeError('SERVICE_MISSING', { service: name });
    return JSON.stringify(await call(input));
  };
  return {
    service: name,
    place: 'in process',
    call: (operation, input) => {
      const answer = run(operation, input);
      running.add(answer);
      return answer.finally(() => running.delete(answer));
    },
    health: async () => (draining ? { status: 'down', reason: 'it is ending' } : health()),
    drain: async () => {
      draining = true;
      await Promise.allSettled(running);
      await close?.();
    },
  };
}
