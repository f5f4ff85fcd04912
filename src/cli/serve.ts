// `craftnudge serve`: the gateway in front of the services of this data directory, until it is told to end.
import { type ServiceName, serviceNames } from '../gateway/contract/services.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { openHouse, takeUpWork, wrongUsage } from './house.js';
import { safeJson } from './print-page.js';
import { planServer, startServer } from './run-server.js';
import { untilEnd } from './until-end.js';

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const role = roleOf(input.options['role']);
  const house = openHouse(context);
  await takeUpWork(house);
  const plan = await planServer(house, input);
  const server = await startServer(house, role === undefined ? plan : { ...plan, role });
  const { url } = server;
  context.print(input.options['json'] === true ? safeJson({ url, pid: process.pid }) : `listening on ${url}`);
  if (context.terminal) context.note('a token for it: craftnudge token create NAME --scope read   end it with Ctrl-C');
  await untilEnd({ root: house.stores.data.root });
  await server.stop();
  return 0;
}

function roleOf(given: string | boolean | undefined): ServiceName | undefined {
  if (given === undefined) return undefined;
  const role = serviceNames.find((name) => name === given);
  if (role === undefined) throw wrongUsage(`--role: say ${serviceNames.join(', ')}`);
  return role;
}
