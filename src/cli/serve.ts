// `craftnudge serve`: the gateway in front of the services of this data directory, until it is told to end.
import type { ServiceName } from '../gateway/contract/services.js';
import { serviceNames } from '../gateway/contract/services.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { type House, openHouse, takeUpWork, wrongUsage } from './house.js';
import { safeJson } from './print-page.js';
import { type ServerPlan, startServer } from './run-server.js';
import { untilEnd } from './until-end.js';

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const house = openHouse(context);
  await takeUpWork(house);
  const server = await startServer(house, await planOf(house, input));
  const { url } = server;
  context.print(input.options['json'] === true ? safeJson({ url, pid: process.pid }) : `listening on ${url}`);
  if (context.terminal) context.note('a token for it: craftnudge token create NAME --scope read   end it with Ctrl-C');
  await untilEnd({ root: house.stores.data.root });
  await server.stop();
  return 0;
}

async function planOf(house: House, { options }: CommandInput): Promise<ServerPlan> {
  const { serve } = await house.recorder.settingsAt(null);
  const role = roleOf(options['role']);
  return {
    host: '127.0.0.1',
    port: portOf(options['port']) ?? serve.port,
    ...(role === undefined ? {} : { role }),
  };
}

/** Undefined where none was given. */
export function portOf(given: string | boolean | undefined): number | undefined {
  if (typeof given !== 'string') return undefined;
  if (/^\d{1,5}$/.test(given) && Number(given) <= 65_535) return Number(given);
  throw wrongUsage(`--port: "${given}" is no port; give a number from 0 to 65535`);
}

function roleOf(given: string | boolean | undefined): ServiceName | undefined {
  if (given === undefined) return undefined;
  const role = serviceNames.find((name) => name === given);
  if (role === undefined) throw wrongUsage(`--role: say ${serviceNames.join(', ')}`);
  return role;
}
