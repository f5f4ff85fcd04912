// `craftnudge serve`: the gateway in front of the services of this data directory.
import { createGateway } from '../gateway/create-gateway.js';
import { createServiceRegistry } from '../gateway/service-registry.js';
import { openServices } from '../services/open-services.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { openHouse } from './house.js';
import { readPages } from './read-pages.js';
import { version } from './version.js';

export async function run(context: CommandContext, { options }: CommandInput): Promise<ExitCode> {
  const registry = createServiceRegistry();
  for (const instance of openServices(openHouse(context))) registry.register(instance);
  const app = await createGateway({
    registry,
    version,
    revision: () => String(Date.now()),
    callerOf: (token) => (token === '' ? undefined : undefined),
    pages: readPages(),
  });
  context.print(await app.listen({ host: '127.0.0.1', port: Number(options['port']) }));
  await new Promise<void>((resolve) => process.once('SIGTERM', () => resolve()));
  await app.close();
  await registry.drain();
  return 0;
}
