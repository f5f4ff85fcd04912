// Which instance answers for a service. Routes ask by name and never know where it runs.
import { CraftNudgeError } from '../domain/failure.js';
import type { Health, Instance, ServiceName } from './contract/services.js';

export interface ServiceRegistry {
  register(instance: Instance): void;
  /** JSON text. Throws SERVICE_MISSING where nobody has registered. */
  call(service: ServiceName, operation: string, input: Readonly<Record<string, unknown>>): Promise<string>;
  health(): Promise<readonly ServiceHealth[]>;
  /** In order of registration reversed: what was begun last ends first. */
  drain(): Promise<void>;
}

export interface ServiceHealth extends Health {
  readonly service: ServiceName;
  readonly place: string;
}

export function createServiceRegistry(): ServiceRegistry {
  const instances = new Map<ServiceName, Instance>();
  return {
    register: (instance) => void instances.set(instance.service, instance),
    call: async (service, operation, input) => {
      const instance = instances.get(service);
      if (instance === undefined) throw new CraftNudgeError('SERVICE_MISSING', { service });
      return instance.call(operation, input);
    },
    health: () => Promise.all([...instances.values()].map(healthOf)),
    drain: async () => {
      for (const instance of [...instances.values()].reverse()) await instance.drain();
    },
  };
}

async function healthOf({ service, place, health }: Instance): Promise<ServiceHealth> {
  return { service, place, ...(await health()) };
}
