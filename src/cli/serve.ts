// `craftnudge serve`: the gateway in front of the services of this data directory.
import { listen } from '../gateway/access/listen.js';
import { createGateway } from '../gateway/create-gateway.js';
import { createServiceRegistry } from '../gateway/service-registry.js';
import { openServices } from '../services/open-services.js';
import { accessTo } from './access.js';
import { bindingOf } from './binding-of.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { openHouse } from './house.js';
import { readPages } from './read-pages.js';
import { version } from './version.js';

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const registry = createServiceRegistry();
  const house = openHouse(context);
  for (const instance of openServices(house)) registry.register(instance);
  const { serve } = await house.recorder.settingsAt(null);
  const binding = bindingOf(input, serve.allowedHosts);
  const app = await createGateway({
    registry,
    version,
    revision: () => String(Date.now()),
    ...accessTo(house, binding),
    pages: readPages(),
  });
  context.print(await listen(app, binding, Number(input.options['port'])));
  await new Promise<void>((resolve) => process.once('SIGTERM', () => resolve()));
  await app.close();
  await registry.drain();
  return 0;
}
