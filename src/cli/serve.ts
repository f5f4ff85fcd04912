// `craftnudge serve`: the gateway in front of the services of this data directory.
import { createGateway } from '../gateway/create-gateway.js';
import { createServiceRegistry } from '../gateway/service-registry.js';
import { openTokens } from '../services/access/tokens.js';
import { ownFacts } from '../services/own-facts.js';
import { openServices } from '../services/open-services.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { openHouse } from './house.js';
import { version } from '../domain/version.js';

export async function run(context: CommandContext, { options }: CommandInput): Promise<ExitCode> {
  const registry = createServiceRegistry();
  const house = openHouse(context);
  for (const instance of openServices(house)) registry.register(instance);
  const tokens = openTokens(house.stores.data, { warn: house.tell });
  const app = await createGateway({
    registry,
    version,
    revision: house.revision.current,
    callerOf: tokens.callerOf,
    facts: ownFacts(house),
    pages: new Map(),
  });
  context.print(await app.listen({ host: '127.0.0.1', port: Number(options['port']) }));
  await new Promise<void>((resolve) => process.once('SIGTERM', () => resolve()));
  await app.close();
  await registry.drain();
  return 0;
}
